import { condition, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ParcelActivities } from '../../activities/parcels.ts';
import { postTaskQueue } from '../task-queues.ts';
import { Inquiry } from '../inquiry.ts';
import { abandonParcelSignal, parcelNewsSignal, type ParcelKey } from './messages.ts';

/** The carrier is asked until it answers: at most four exchanges of eight seconds a time. */
function post(): ParcelActivities {
  return proxyActivities<ParcelActivities>({
    taskQueue: postTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '40 seconds',
    retry: { initialInterval: '5 seconds', maximumInterval: '30 minutes' },
  });
}

/** Callbacks can get lost: after this long without an end the carrier is asked. */
const silenceWait = '1 day';

/** Tries at the door before a parcel goes back. */
const maxTries = 2;

/** Where a parcel ended. */
export type ParcelEnd = 'delivered' | 'cameBack' | 'lost' | 'notTaken';

/**
 * Orders a parcel and follows it to its end. The carrier's news may come late, double or out of order: the end is told
 * by what has been said at all, not by what was said last.
 */
export async function followParcel(parcel: ParcelKey, weightGrams: number): Promise<ParcelEnd> {
  const news = new Map<string, string>();
  const wish = { isAbandoned: false };
  setHandler(parcelNewsSignal, ({ eventId, status }) => {
    news.set(eventId, status);
  });
  setHandler(abandonParcelSignal, () => {
    wish.isAbandoned = true;
  });

  const { taken } = await post().orderParcel({ ...parcel, weightGrams });
  if (!taken) return 'notTaken';
  const inquiry = new Inquiry(() => post().askCarrier(parcel), { patch: 'news-goes-before-the-carrier' });
  for (;;) {
    const end = endOf([...news.values()]);
    if (end !== undefined) return end;
    if (wish.isAbandoned) {
      await post().cancelParcel(parcel);
      return 'notTaken';
    }
    const heard = news.size;
    const somethingHappened = () => wish.isAbandoned || news.size > heard;
    if (await condition(somethingHappened, silenceWait)) continue;
    const told = await inquiry.answerUnless(somethingHappened);
    for (const { eventId, status } of told ?? []) news.set(eventId, status);
  }
}

function endOf(statuses: readonly string[]): ParcelEnd | undefined {
  if (statuses.includes('delivered')) return 'delivered';
  if (statuses.includes('lost')) return 'lost';
  if (statuses.includes('cancelled')) return 'notTaken';
  const tries = statuses.filter((status) => status === 'failed').length;
  return statuses.includes('returned') || tries >= maxTries ? 'cameBack' : undefined;
}
