import { Worker, type NativeConnection } from '@temporalio/worker';
import { createDossierLogActivities } from '../activities/dossier-log.ts';
import { createGatewayActivities } from '../activities/gateway.ts';
import { createParcelActivities } from '../activities/parcels.ts';
import type { Database } from '../db/client.ts';
import type { PaymentGateway } from '../integrations/payment/gateway.ts';
import type { PostalCarrier } from '../integrations/post/carrier.ts';
import { gatewayTaskQueue, postTaskQueue } from '../workflows/task-queues.ts';

export interface WorkerDependencies {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** From `bundleWorkflows`; all workers and replays of a process can share it. */
  readonly workflowBundle: { readonly code: string };
  readonly db: Database;
  readonly gateway: PaymentGateway;
  readonly carrier: PostalCarrier;
  /** Our own address as the gateway is told it. */
  readonly serverIp: string;
}

/**
 * How long the sandbox lets one round of a workflow run by the wall clock; the SDK reads it, though its types do not name
 * it. Five seconds, the default, can pass on an overloaded machine without anything being stuck, and Node may then die
 * instead of failing the task (nodejs/node#38503).
 */
const sandboxPatience = { isolateExecutionTimeout: '1 minute' } as const;

/**
 * The workers of one process: one runs the workflows with their local activities, one talks to the gateway, one to the
 * post. The outer two are limited so that an outage of ours never becomes a flood on theirs.
 */
export function createWorkers(deps: WorkerDependencies): Promise<Worker[]> {
  const { connection, namespace, taskQueue, db } = deps;
  const common = { connection, namespace, shutdownGraceTime: '10 seconds' } as const;
  return Promise.all([
    Worker.create({
      ...common,
      taskQueue,
      workflowBundle: deps.workflowBundle,
      ...sandboxPatience,
      activities: createDossierLogActivities({ db }),
    }),
    Worker.create({
      ...common,
      taskQueue: gatewayTaskQueue(taskQueue),
      activities: createGatewayActivities({ db, gateway: deps.gateway, serverIp: deps.serverIp }),
      maxTaskQueueActivitiesPerSecond: 20,
    }),
    Worker.create({
      ...common,
      taskQueue: postTaskQueue(taskQueue),
      activities: createParcelActivities({ db, carrier: deps.carrier }),
      maxTaskQueueActivitiesPerSecond: 20,
    }),
  ]);
}
