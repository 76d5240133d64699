import { patched, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { RefundActivities } from '../../activities/refunds.ts';
import { gatewayTaskQueue } from '../task-queues.ts';
import type { RefundOutcome, RefundWorkflowInput } from './messages.ts';

/** An activity that is tried again finds the refund sent, and asks instead of sending. */
function gateway(): RefundActivities {
  return proxyActivities<RefundActivities>({
    taskQueue: gatewayTaskQueue(workflowInfo().taskQueue),
    // Somewhat longer than the gateway is given to answer: a worker that died meanwhile is noticed this late.
    startToCloseTimeout: '25 seconds',
    retry: { initialInterval: '5 seconds', maximumInterval: '10 minutes' },
  });
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** The gateway tells only of the last refund of a payment, so that a second one waits for the first to end. */
const heldWaitMs = 60 * minute;
const longestWaitMs = 12 * 60 * minute;

/**
 * How long the gateway may know nothing of a refund we sent before a person is told, and how long it is asked about one
 * it does not know or that is under way. Settings of ours: the protocol names no limits.
 */
const tellPersonAfterMs = 60 * minute;
const patienceMs = { unknown: 3 * day, underWay: 45 * day } as const;

/**
 * One approved refund through the gateway: sent once and then asked after until it has come to an end. The protocol
 * knows no key that would let a refund be sent again, so a lost answer is only ever asked after (VNPay 2.1.0, querydr).
 * A person who is told of it early finds out more, while it goes on being asked.
 */
export async function refundWorkflow({ refundId, askAfterMs = minute }: RefundWorkflowInput): Promise<RefundOutcome> {
  let stage = await gateway().sendRefund({ refundId });
  while (stage === 'held') {
    await sleep(heldWaitMs);
    stage = await gateway().sendRefund({ refundId });
  }
  const sentAt = Date.now();
  let isHandedOver = false;
  for (let waitMs = askAfterMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    if (stage !== 'unknown' && stage !== 'underWay') return stage;
    const askedForMs = Date.now() - sentAt;
    if (askedForMs > patienceMs[stage]) {
      if (!isHandedOver) await gateway().handOver({ refundId });
      return 'needsPerson';
    }
    const isOverdue = stage === 'unknown' && askedForMs > tellPersonAfterMs;
    if (isOverdue && !isHandedOver && patched('tell-person-of-unknown-refund')) {
      await gateway().handOver({ refundId });
      isHandedOver = true;
    }
    await sleep(waitMs);
    stage = await gateway().askRefund({ refundId });
  }
}
