import { NativeConnection, type Worker } from '@temporalio/worker';
import { createGatewayActivities } from '../activities/gateway.ts';
import { loadConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { isPushAddress } from '../domain/push-hosts.ts';
import { createDirectoryFileStore } from '../integrations/files/directory-store.ts';
import { createSignedLinks } from '../integrations/files/signed-links.ts';
import { createMailer } from '../integrations/mail/mailer.ts';
import { createVnpayGateway } from '../integrations/payment/vnpay/gateway.ts';
import { createPrinter } from '../integrations/pdf/printer.ts';
import { createPushService } from '../integrations/push/push-service.ts';
import { createPostalCarrier } from '../integrations/post/vnpost/carrier.ts';
import { connectionOptions, createTemporalClient } from '../integrations/temporal/connect.ts';
import { createLogger } from '../log.ts';
import { bundleWorkflows } from './bundle.ts';
import { serveHealth } from './health.ts';
import { startPumps } from './pumps.ts';
import { scheduleReconciliation } from './schedule-reconciliation.ts';
import { installRuntime } from './temporal-runtime.ts';
import { createWorkers } from './workers.ts';

const config = loadConfig();
const log = createLogger('worker', config.logLevel);
installRuntime({ log, metricsAddress: config.temporal.metricsAddress });
let workers: readonly Worker[] = [];
const { healthAddress } = config.worker;
const health = healthAddress === undefined ? undefined : await serveHealth(healthAddress, () => workers);

const database = openDatabase(config.database.url, { poolSize: config.database.poolSize });
const mailer = createMailer(config.mail);
const gateway = createVnpayGateway(config.vnpay);
const carrier = createPostalCarrier(config.post);
const { webPush } = config;
const push = webPush && createPushService(webPush, (endpoint) => isPushAddress(endpoint, webPush.hosts));
const { days } = config.downloadLinks;
const client = createTemporalClient(config.temporal);

const [connection, workflowBundle] = await Promise.all([waitForTemporal(), bundleWorkflows()]);
workers = await createWorkers({
  connection,
  namespace: config.temporal.namespace,
  taskQueue: config.temporal.taskQueue,
  workflowBundle,
  db: database.db,
  gateway,
  carrier,
  recheckMs: config.payments.recheckMs,
  deploymentVersion: config.temporal.deploymentVersion,
});
await scheduleReconciliation(client, config.temporal.taskQueue);
const pumps = await startPumps({
  database,
  client,
  mailer,
  push,
  files: createDirectoryFileStore(config.files.directory),
  printer: createPrinter(),
  log,
  taskQueue: config.temporal.taskQueue,
  publicUrl: config.http.publicUrl,
  links: days === 0 ? undefined : createSignedLinks({ secret: config.auth.secret, days }),
  gatewayActivities: createGatewayActivities({
    db: database.db,
    gateway,
    recheckMs: config.payments.recheckMs,
  }),
  recheckMs: config.payments.recheckMs,
  retention: config.retention,
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'Finishing what is under way');
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  });
}

const { taskQueue, deploymentVersion } = config.temporal;
if (deploymentVersion === undefined) log.info({ taskQueue }, 'Ready');
else log.info({ taskQueue, ...deploymentVersion }, 'Ready; dossiers come once this build is made current or ramped');
process.send?.('ready');
await Promise.all(workers.map((worker) => worker.run()));
await pumps.stop();
health?.close();
mailer.close();
await connection.close();
await client.connection.close();
await database.close();

/** A worker may be started before Temporal is up, or restarted while it is down: it waits, and says so. */
async function waitForTemporal(): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect(connectionOptions(config.temporal));
    } catch (error) {
      log.warn({ err: error, address: config.temporal.address }, 'Temporal does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
