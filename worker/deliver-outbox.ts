import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { leaseOutgoing, markDelivered, markUndelivered } from '../db/queries/due-work.ts';
import type { Outgoing } from '../db/schema/index.ts';
import {
  dossierReusePolicy,
  dossierWorkflowId,
  dossierWorkflowType,
  calendarPublishedSignal,
  paymentBookedSignal,
} from '../workflows/dossier/messages.ts';
import { parcelNewsSignal, parcelWorkflowId } from '../workflows/parcel/messages.ts';
import {
  reconcileSignal,
  reconciliationWorkflowId,
  reconciliationWorkflowType,
} from '../workflows/reconciliation/messages.ts';
import { refundWorkflowId, refundWorkflowType } from '../workflows/refund/messages.ts';

export interface OutboxDelivery {
  readonly db: Database;
  readonly client: Client;
  readonly taskQueue: string;
  /** How soon the gateway is asked what became of a refund it was sent. */
  readonly askAfterMs?: number;
  readonly log: Logger;
}

const batchSize = 50;
const atOnce = 10;

/** Delivers what is due from the outbox to Temporal; answers how many messages were taken up. */
export async function deliverOutbox(delivery: OutboxDelivery): Promise<number> {
  const due = await leaseOutgoing(delivery.db, batchSize);
  const waiting = [...due];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        await deliverOne(delivery, row.id, row.message);
      }
    }),
  );
  return due.length;
}

async function deliverOne(delivery: OutboxDelivery, id: string, message: Outgoing): Promise<void> {
  const { db, log } = delivery;
  try {
    await tell(delivery, message);
    await markDelivered(db, id);
  } catch (error) {
    log.warn({ err: error, outboxId: id, kind: message.kind }, 'A message for Temporal did not arrive yet');
    await markUndelivered(db, id, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Tells Temporal. A workflow that runs already is what starting wanted; one that has ended has nothing left to be told:
 * what its money and parcels mean then is decided by the books.
 */
async function tell({ client, taskQueue, askAfterMs }: OutboxDelivery, message: Outgoing): Promise<void> {
  try {
    switch (message.kind) {
      case 'startDossier':
        await client.workflow.start(dossierWorkflowType, {
          ...startOptions(taskQueue, message.dossierId),
          workflowIdConflictPolicy: 'FAIL',
        });
        return;
      case 'paymentBooked':
        await client.workflow.signalWithStart(dossierWorkflowType, {
          ...startOptions(taskQueue, message.dossierId),
          workflowIdConflictPolicy: 'USE_EXISTING',
          signal: paymentBookedSignal,
          signalArgs: [{ orderNo: message.orderNo, bookedVnd: message.bookedVnd }],
        });
        return;
      case 'startRefund':
        await client.workflow.start(refundWorkflowType, {
          taskQueue,
          workflowId: refundWorkflowId(message.refundId),
          args: [{ refundId: message.refundId, ...(askAfterMs === undefined ? {} : { askAfterMs }) }],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'FAIL',
        });
        return;
      case 'startReconciliation':
        await client.workflow.signalWithStart(reconciliationWorkflowType, {
          taskQueue,
          workflowId: reconciliationWorkflowId(message.onDate),
          args: [{ onDate: message.onDate }],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          signal: reconcileSignal,
        });
        return;
      case 'calendarPublished':
        await client.workflow.signalWithStart(dossierWorkflowType, {
          ...startOptions(taskQueue, message.dossierId),
          workflowIdConflictPolicy: 'USE_EXISTING',
          signal: calendarPublishedSignal,
          signalArgs: [{ calendarId: message.calendarId }],
        });
        return;
      case 'parcelEvent':
        await client.workflow
          .getHandle(parcelWorkflowId(message))
          .signal(parcelNewsSignal, { eventId: message.eventId, status: message.status });
    }
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowNotFoundError) return;
    throw error;
  }
}

function startOptions(taskQueue: string, dossierId: string) {
  return {
    taskQueue,
    workflowId: dossierWorkflowId(dossierId),
    args: [{ dossierId }] as [{ dossierId: string }],
    workflowIdReusePolicy: dossierReusePolicy,
  } as const;
}
