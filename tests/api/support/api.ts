import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../../api/app.ts';
import { createAuth } from '../../../api/auth/auth.ts';
import { createInvitations } from '../../../api/auth/invitations.ts';
import { createHttpMetrics } from '../../../api/http/metrics.ts';
import { createLiveEvents } from '../../../api/http/live-events.ts';
import { createRateLimits } from '../../../api/http/rate-limits.ts';
import { openPaymentDesk } from '../../../api/payment-desk.ts';
import type { ApiParts } from '../../../api/parts.ts';
import { openDatabase, type Database } from '../../../db/client.ts';
import { usualPushHosts } from '../../../domain/push-hosts.ts';
import { createTransferNotices } from '../../../integrations/bank/notification.ts';
import { createDirectoryFileStore } from '../../../integrations/files/directory-store.ts';
import { createUploadStore } from '../../../integrations/files/upload-store.ts';
import { createMailer } from '../../../integrations/mail/mailer.ts';
import { createPrinter } from '../../../integrations/pdf/printer.ts';
import { createVnpayGateway } from '../../../integrations/payment/vnpay/gateway.ts';
import { createPostalCarrier } from '../../../integrations/post/vnpost/carrier.ts';
import { pushKeysOf } from '../../../stack/secrets.ts';
import { createTestDatabase } from '../../support/database.ts';
import { Browser } from './browser.ts';
import { startMailSink, type MailSink } from './mail-sink.ts';

/** With which browsers subscribe to pushes. */
export const pushSettings = {
  ...pushKeysOf({ AUTH_SECRET: 'a secret of the tests that is long enough' }),
  subject: 'mailto:mau@motcua.invalid',
  hosts: [...usualPushHosts],
};

/** Shared with the bank that tells of transfers. */
export const transferSecret = 'a secret shared with the bank of the unit';

/** The API on a port of its own, with a database, a mailbox and a file directory of its own. */
export interface TestApi {
  readonly url: string;
  readonly db: Database;
  readonly mails: MailSink;
  readonly parts: ApiParts;
  /** A browser nobody is signed in with. */
  browser(): Browser;
  close(): Promise<void>;
}

export async function startTestApi(change: Partial<ApiParts> = {}): Promise<TestApi> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mails = await startMailSink();
  const database = openDatabase(await createTestDatabase(), { poolSize: 5 });
  const directory = await mkdtemp(join(tmpdir(), 'mot-cua-api-'));
  const logger = pino({ level: 'silent' });
  const mailer = createMailer({ smtpUrl: mails.smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.invalid>' });
  const secret = 'a secret of this test, long enough to be one';
  const auth = createAuth({ db: change.db ?? database.db, mailer, logger, publicUrl: url, secret });
  const parts: ApiParts = {
    config: {
      environment: 'test',
      http: { port: 0, publicUrl: url, trustedProxies: 0 },
      auth: { secret, staffSecondFactor: [] },
      files: { directory, maxBytes: 1024 * 1024 },
      payments: { attemptMs: 900_000, recheckMs: 900_000 },
      templates: { directory: undefined },
      downloadLinks: { days: 7 },
      webPush: pushSettings,
      retention: { years: 10, source: { vi: 'mẫu', en: 'sample' } },
    },
    logger,
    db: database.db,
    auth,
    invitations: createInvitations({ auth, mailer, publicUrl: url }),
    limits: createRateLimits(database.db),
    metrics: createHttpMetrics(),
    files: createDirectoryFileStore(directory),
    uploads: createUploadStore(join(directory, 'uploads')),
    printer: createPrinter(),
    gateway: createVnpayGateway(vnpay),
    paymentDesk: openPaymentDesk(change.db ?? database.db, logger),
    carrier: createPostalCarrier(vnpost),
    transferNotices: createTransferNotices({ secret: transferSecret }),
    dossiers: { act: () => Promise.reject(new Error('No workflow in this test')) },
    liveEvents: await createLiveEvents(database.sql, logger),
    ...change,
  };
  server.on('request', createApp(parts));
  return {
    url,
    db: database.db,
    mails,
    parts,
    browser: () => new Browser(url),
    async close() {
      await parts.liveEvents.close();
      await closeServer(server);
      mailer.close();
      await mails.close();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const vnpay = {
  payUrl: 'http://127.0.0.1:9/pay',
  apiUrl: 'http://127.0.0.1:9/api',
  terminalCode: 'TESTTMN1',
  hashSecret: 'a secret shared with the bank',
};

const vnpost = {
  apiUrl: 'http://127.0.0.1:9',
  customerKey: 'customer',
  secret: 'a secret shared with the post',
  callbackSecret: 'another secret shared with the post',
};
