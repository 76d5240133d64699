import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { DossierLogActivities } from '../../activities/dossier-log.ts';
import type { GatewayActivities } from '../../activities/gateway.ts';
import { gatewayTaskQueue } from '../task-queues.ts';

/**
 * Our own database: local activities, so that an action is one round of the workflow (docs/decisions/0002). One that
 * fails for longer waits on a timer: in an open workflow task it would write to the history all the while.
 */
export const { openDossier, readCalendar, calculateFees, readLog, recordTransition } =
  proxyLocalActivities<DossierLogActivities>({
    startToCloseTimeout: '5 seconds',
    localRetryThreshold: '5 seconds',
    retry: { initialInterval: '100 milliseconds', maximumInterval: '2 minutes' },
  });

/** The gateway is asked until it answers: money is never given up because it was out of reach. */
export function gateway(): GatewayActivities {
  return proxyActivities<GatewayActivities>({
    taskQueue: gatewayTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '5 seconds', maximumInterval: '10 minutes' },
  });
}
