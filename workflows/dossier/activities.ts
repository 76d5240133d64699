import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { DossierLogActivities } from '../../activities/dossier-log.ts';
import type { GatewayActivities } from '../../activities/gateway.ts';
import { gatewayTaskQueue } from '../task-queues.ts';

/** Our own database: local activities, so that an action is one round of the workflow (docs/decisions/0002). */
export const { openDossier, readCalendar, calculateFees, readLog, recordTransition } =
  proxyLocalActivities<DossierLogActivities>({
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '100 milliseconds', maximumInterval: '10 seconds' },
  });

/** The gateway is asked until it answers: money is never given up because it was out of reach. */
export function gateway(): GatewayActivities {
  return proxyActivities<GatewayActivities>({
    taskQueue: gatewayTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '5 seconds', maximumInterval: '10 minutes' },
  });
}
