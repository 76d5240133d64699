import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { createTransferNotices } from '../integrations/bank/notification.ts';
import { createDirectoryFileStore } from '../integrations/files/directory-store.ts';
import { createUploadStore } from '../integrations/files/upload-store.ts';
import { createClamdScanner } from '../integrations/files/virus-scanner.ts';
import { createMailer } from '../integrations/mail/mailer.ts';
import { createPrinter } from '../integrations/pdf/printer.ts';
import { createVnpayGateway } from '../integrations/payment/vnpay/gateway.ts';
import { createPostalCarrier } from '../integrations/post/vnpost/carrier.ts';
import { createTemporalClient } from '../integrations/temporal/connect.ts';
import { createLogger } from '../log.ts';
import { createApp } from './app.ts';
import { createAuth } from './auth/auth.ts';
import { createInvitations } from './auth/invitations.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createDossierClient } from './dossier-client.ts';
import { createLiveEvents } from './http/live-events.ts';
import { createHttpMetrics } from './http/metrics.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { openPaymentDesk } from './payment-desk.ts';

/** How long requests under way may take once the process is told to stop. */
const graceMs = 10_000;

const config = loadConfig();
const logger = createLogger('api', config.logLevel);
const database = openDatabase(config.database.url, { poolSize: config.database.poolSize });
const { db } = database;
// Connections of its own: a notification waits for no page, and its few statements are planned once.
const books = openDatabase(config.database.url, { poolSize: 3, planned: 'once' });
const mailer = createMailer(config.mail);
const { clamdAddress } = config.virusScanner;
const scanner = clamdAddress === undefined ? undefined : createClamdScanner(clamdAddress);
const files = createDirectoryFileStore(config.files.directory, scanner);
const uploads = createUploadStore(join(config.files.directory, 'uploads'));
const temporal = createTemporalClient(config.temporal);
const liveEvents = await createLiveEvents(database.sql, logger);
const { publicUrl } = config.http;
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
    files,
    uploads,
    printer: createPrinter(),
    gateway: createVnpayGateway(config.vnpay),
    paymentDesk: openPaymentDesk(books.db, logger),
    carrier: createPostalCarrier(config.post),
    transferNotices: createTransferNotices({ secret: config.transfers.callbackSecret }),
    dossiers: createDossierClient(temporal, config.temporal.taskQueue),
    liveEvents,
    webDirectory: fileURLToPath(new URL('../dist', import.meta.url)),
  }),
);

await files.sweepTemporary();
const stopHousekeeping = startHousekeeping({ db, uploads, logger });
server.listen(config.http.port, () => {
  logger.info({ port: config.http.port, publicUrl }, 'Ready');
  process.send?.('ready');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    logger.info({ signal }, 'Finishing what is under way');
    void stop();
  });
}

async function stop(): Promise<void> {
  stopHousekeeping();
  const forced = setTimeout(() => server.closeAllConnections(), graceMs);
  await liveEvents.close();
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(forced);
  mailer.close();
  await temporal.connection.close();
  await books.close();
  await database.close();
}
