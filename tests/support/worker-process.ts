import { NativeConnection, Worker } from '@temporalio/worker';
import { createDossierLogActivities } from '../../activities/dossier-log.ts';
import { openDatabase } from '../../db/client.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { quietWorkers } from './temporal-quiet.ts';

/**
 * A worker of dossiers in a process of its own, to be killed: `fork(…, [address, taskQueue, databaseUrl])`. It says
 * `ready` once it polls. Told `{ holdAfter: key }`, it stands still for ever between the commit of the event under that
 * key and anything Temporal hears of it, and says `{ committed: key }`.
 */
const [address, taskQueue, databaseUrl] = process.argv.slice(2);
if (address === undefined || taskQueue === undefined || databaseUrl === undefined || process.send === undefined) {
  throw new Error('This is started by tests, with an address, a task queue, a database and an IPC channel.');
}

const heldKeys = new Set<string>();
process.on('message', (message: { readonly holdAfter: string }) => {
  heldKeys.add(message.holdAfter);
  process.send?.({ holding: message.holdAfter });
});
process.once('disconnect', () => process.exit());

quietWorkers();
const { db } = openDatabase(databaseUrl);
const activities = createDossierLogActivities({ db });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace: 'default',
  taskQueue,
  workflowBundle: await bundleWorkflows(),
  activities: {
    ...activities,
    async recordTransition(event: Parameters<typeof activities.recordTransition>[0]) {
      const outcome = await activities.recordTransition(event);
      if (!heldKeys.has(event.key)) return outcome;
      process.send?.({ committed: event.key });
      return new Promise<never>(() => undefined);
    },
  },
});
process.send('ready');
await worker.run();
