import { createServer } from 'node:http';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { createApp } from '../../api/app.ts';
import { createAuth } from '../../api/auth/auth.ts';
import { createInvitations } from '../../api/auth/invitations.ts';
import { createDossierClient } from '../../api/dossier-client.ts';
import { createLiveEvents } from '../../api/http/live-events.ts';
import { createHttpMetrics } from '../../api/http/metrics.ts';
import { createRateLimits } from '../../api/http/rate-limits.ts';
import { openPaymentDesk } from '../../api/payment-desk.ts';
import { loadConfig } from '../../config.ts';
import * as schema from '../../db/schema/index.ts';
import { createTransferNotices } from '../../integrations/bank/notification.ts';
import { createDirectoryFileStore } from '../../integrations/files/directory-store.ts';
import { createUploadStore } from '../../integrations/files/upload-store.ts';
import { createMailer } from '../../integrations/mail/mailer.ts';
import { createVnpayGateway } from '../../integrations/payment/vnpay/gateway.ts';
import { createPrinter } from '../../integrations/pdf/printer.ts';
import { createPostalCarrier } from '../../integrations/post/vnpost/carrier.ts';
import { createTemporalClient } from '../../integrations/temporal/connect.ts';
import { createLogger } from '../../log.ts';
import { environmentFor } from '../../stack/environment.ts';
import type { Installation } from '../../stack/installation.ts';
import { freePort } from '../../stack/ports.ts';

/** A statement as the API sends it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface SpyApi {
  readonly origin: string;
  /** What was sent to PostgreSQL while this was done. */
  readonly listen: (work: () => Promise<unknown>) => Promise<readonly Statement[]>;
  readonly close: () => Promise<void>;
}

/** The API once more, in this process and on the same database, which tells every statement it sends. Nothing is timed here. */
export async function openSpyApi({ settings, secrets }: Installation): Promise<SpyApi> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const config = loadConfig(environmentFor(settings, secrets, { PUBLIC_URL: origin, PORT: String(port) }));
  const logger = createLogger('spy', 'warn');
  const sql = postgres(config.database.url, {
    max: 4,
    onnotice: () => undefined,
    connection: { TimeZone: 'UTC', max_parallel_workers_per_gather: '0' },
  });
  let heard: Statement[] | undefined;
  const db = drizzle(sql, {
    schema,
    logger: {
      logQuery: (text, values) => {
        // What sets a transaction up would stand alone when sent again.
        if (!/^(set transaction|begin|commit)/i.test(text)) heard?.push({ text, values });
      },
    },
  });
  const { publicUrl } = config.http;
  const mailer = createMailer(config.mail);
  const temporal = createTemporalClient(config.temporal);
  const liveEvents = await createLiveEvents(sql, logger);
  const auth = createAuth({ db, mailer, logger, publicUrl, secret: config.auth.secret });
  const server = createServer(
    createApp({
      config,
      logger,
      db,
      auth,
      invitations: createInvitations({ auth, mailer, publicUrl }),
      limits: createRateLimits(db),
      metrics: createHttpMetrics(),
      files: createDirectoryFileStore(config.files.directory),
      uploads: createUploadStore(join(config.files.directory, 'uploads')),
      printer: createPrinter(),
      gateway: createVnpayGateway(config.vnpay),
      paymentDesk: openPaymentDesk(db, logger),
      carrier: createPostalCarrier(config.post),
      transferNotices: createTransferNotices({ secret: config.transfers.callbackSecret }),
      dossiers: createDossierClient(temporal, config.temporal.taskQueue),
      liveEvents,
    }),
  );
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return {
    origin,
    listen: async (work) => {
      const statements: Statement[] = [];
      heard = statements;
      await work();
      heard = undefined;
      return statements;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await liveEvents.close();
      mailer.close();
      await temporal.connection.close();
      await sql.end({ timeout: 5 });
    },
  };
}
