import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ComparisonActivities } from '../../activities/compare-attempts.ts';
import type { ReconciliationActivities } from '../../activities/reconciliation.ts';
import { gatewayTaskQueue } from '../task-queues.ts';
import { reconcileSignal, type ReconciliationInput } from './messages.ts';

/** Reads whole days and the whole ledger: too long for local activities, which hold up a workflow task. */
function books(): ReconciliationActivities {
  return proxyActivities<ReconciliationActivities>({
    startToCloseTimeout: '10 minutes',
    retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
  });
}

function gateway(): ComparisonActivities {
  return proxyActivities<ComparisonActivities>({
    taskQueue: gatewayTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '5 seconds', maximumInterval: '10 minutes' },
  });
}

/**
 * Reconciles a day each time it is asked for, or every past day that was not reconciled yet. Those are found in the books and not taken from the
 * Schedule: while workers are away its runs are skipped, and the first one afterwards makes up for all of them.
 */
export async function reconciliationWorkflow({ onDate }: ReconciliationInput): Promise<{ readonly days: number }> {
  if (onDate !== undefined) return reconcileWhenAsked(onDate);
  const days = await books().listDays();
  for (const [position, day] of days.entries()) {
    await reconcile(day);
    const isLast = position === days.length - 1;
    if (!isLast && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof reconciliationWorkflow>({});
  }
  return { days: days.length };
}

async function reconcileWhenAsked(onDate: string): Promise<{ readonly days: number }> {
  let asked = 0;
  setHandler(reconcileSignal, () => {
    asked += 1;
  });
  await condition(() => asked > 0);
  for (let answered = 0; answered < asked;) {
    answered = asked;
    await reconcile(onDate);
  }
  return { days: 1 };
}

async function reconcile(onDate: string): Promise<void> {
  await books().layOut({ onDate });
  while (await gateway().compareSome({ onDate })) {
    // How far it is, PostgreSQL knows: the history holds one activity for each batch.
  }
  await books().close({ onDate });
}
