import type { WorkerDeploymentVersion } from '@temporalio/common';
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { createComparisonActivities } from '../activities/compare-attempts.ts';
import { createDossierLogActivities } from '../activities/dossier-log.ts';
import { createGatewayActivities } from '../activities/gateway.ts';
import { createParcelActivities } from '../activities/parcels.ts';
import { createReconciliationActivities } from '../activities/reconciliation.ts';
import { createRefundActivities } from '../activities/refunds.ts';
import type { Database } from '../db/client.ts';
import type { PaymentGateway } from '../integrations/payment/gateway.ts';
import type { PostalCarrier } from '../integrations/post/carrier.ts';
import { gatewayTaskQueue, postTaskQueue } from '../workflows/task-queues.ts';
import { quietFailures } from './quiet-failures.ts';

export interface WorkerDependencies {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** From `bundleWorkflows`; all workers and replays of a process can share it. */
  readonly workflowBundle: { readonly code: string };
  readonly db: Database;
  readonly gateway: PaymentGateway;
  readonly carrier: PostalCarrier;
  /** How soon the gateway is asked again about an attempt; a quarter of an hour unless said. */
  readonly recheckMs?: number;
  /** The build these workers are of; without it they take whatever no versioned worker is there for. */
  readonly deploymentVersion?: WorkerDeploymentVersion | undefined;
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
  const common = {
    connection,
    namespace,
    shutdownGraceTime: '10 seconds',
    interceptors: { activity: [quietFailures] },
    ...versioned(deps.deploymentVersion),
  } satisfies Partial<WorkerOptions>;
  const gatewayParts = { db, gateway: deps.gateway };
  const { recheckMs = 15 * 60 * 1000 } = deps;
  return Promise.all([
    Worker.create({
      ...common,
      taskQueue,
      workflowBundle: deps.workflowBundle,
      ...sandboxPatience,
      activities: { ...createDossierLogActivities({ db }), ...createReconciliationActivities({ db }) },
    }),
    Worker.create({
      ...common,
      taskQueue: gatewayTaskQueue(taskQueue),
      activities: {
        ...createGatewayActivities({ ...gatewayParts, recheckMs }),
        ...createRefundActivities(gatewayParts),
        ...createComparisonActivities(gatewayParts),
      },
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

/**
 * All queues of a process belong to its build. Dossiers live for months and move on to the newer build by themselves,
 * at their next step (docs/decisions/0010).
 */
function versioned(version: WorkerDeploymentVersion | undefined): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  if (version === undefined) return {};
  return {
    workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  };
}
