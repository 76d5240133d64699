import { dropPushSubscription, keepPushSubscription } from '../../db/queries/push-subscriptions.ts';
import { isPushAddress } from '../../domain/push-hosts.ts';
import { pushContract } from '../contract/push.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';

/** Pushes to the browsers of applicants who want them. */
export function pushRoutes({ db, config: { webPush } }: ApiParts): BoundRoute[] {
  return [
    bind(pushContract.getPushSettings, () => ({ publicKey: webPush?.publicKey ?? null })),

    bind(pushContract.subscribeToPushes, async ({ principal: { accountId }, body: { endpoint, keys } }) => {
      if (webPush === undefined) throw new Problem('not_found');
      if (!isPushAddress(endpoint, webPush.hosts)) {
        throw faultyField('endpoint', 'unknown_push_service', {
          vi: 'Trình duyệt này dùng dịch vụ thông báo mà hệ thống không gọi tới. Hãy dùng trình duyệt khác.',
          en: 'This browser uses a push service that is not called from here. Use another browser.',
        });
      }
      await keepPushSubscription(db, accountId, { endpoint, ...keys });
      return undefined;
    }),

    bind(pushContract.unsubscribeFromPushes, async ({ principal: { accountId }, body: { endpoint } }) => {
      await dropPushSubscription(db, accountId, endpoint);
      return undefined;
    }),
  ];
}
