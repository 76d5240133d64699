import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';

const workerPath = '/push-worker.js';
const key = ['push'] as const;

/** What this browser and the installation say of pushes. */
export type PushStanding =
  | { readonly kind: 'notOffered' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'on' | 'off'; readonly publicKey: string };

/** Whether this browser is told of news, or could be. */
export function usePushStanding() {
  return useQuery({ queryKey: key, queryFn: readStanding, staleTime: 0 });
}

async function readStanding(): Promise<PushStanding> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return { kind: 'notOffered' };
  }
  const { publicKey } = await request('get', '/me/push');
  if (publicKey === null) return { kind: 'notOffered' };
  if (Notification.permission === 'denied') return { kind: 'blocked' };
  const registration = await navigator.serviceWorker.getRegistration(workerPath);
  const subscription = await registration?.pushManager.getSubscription();
  return { kind: subscription == null ? 'off' : 'on', publicKey };
}

/** Turns pushes to this browser on or off. Turning them on asks the person, in the browser's own words. */
export function useSetPushes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ isOn, publicKey }: { isOn: boolean; publicKey: string }) =>
      isOn ? subscribe(publicKey) : unsubscribe(),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

async function subscribe(publicKey: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  await navigator.serviceWorker.register(workerPath);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  try {
    const { endpoint, keys } = subscription.toJSON();
    const { p256dh = '', auth = '' } = keys ?? {};
    await request('put', '/me/push/subscription', { body: { endpoint: endpoint ?? '', keys: { p256dh, auth } } });
  } catch (failure) {
    // A browser that is listening while nobody knows would look as if it were told.
    await subscription.unsubscribe();
    throw failure;
  }
}

async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(workerPath);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription == null) return;
  await request('post', '/me/push/unsubscribe', { body: { endpoint: subscription.endpoint } });
  await subscription.unsubscribe();
}
