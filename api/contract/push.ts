import { z } from 'zod';
import { applicant, defineRoute } from './route.ts';

const endpoint = z.url().max(1000).describe('The address the browser was given by its push service');

export const pushContract = {
  getPushSettings: defineRoute({
    id: 'getPushSettings',
    method: 'get',
    path: '/me/push',
    tag: 'Account',
    summary: 'With which key a browser subscribes to pushes; null while this installation sends none',
    access: applicant,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ publicKey: z.string().nullable() }).meta({ id: 'PushSettings' }),
    },
  }),
  subscribeToPushes: defineRoute({
    id: 'subscribeToPushes',
    method: 'put',
    path: '/me/push/subscription',
    tag: 'Account',
    summary: 'Tell this browser whenever there is news of a dossier of mine',
    access: applicant,
    body: z
      .strictObject({
        endpoint,
        keys: z.strictObject({
          p256dh: z.string().regex(/^[\w-]{87}=?$/),
          auth: z.string().regex(/^[\w-]{22}={0,2}$/),
        }),
      })
      .meta({ id: 'PushSubscription' }),
    success: { kind: 'empty', status: 204 },
  }),
  unsubscribeFromPushes: defineRoute({
    id: 'unsubscribeFromPushes',
    method: 'post',
    path: '/me/push/unsubscribe',
    tag: 'Account',
    summary: 'Tell this browser nothing any more',
    access: applicant,
    body: z.strictObject({ endpoint }),
    success: { kind: 'empty', status: 204 },
  }),
};
