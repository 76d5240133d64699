import webPush from 'web-push';

/** Tells a browser something through its maker's push service, which cannot read what it carries. */
export interface PushService {
  /**
   * `gone` when the browser no longer wants to be told, and never will again under this address.
   * @throws PushUnavailable when the service cannot be reached or does not take the message now.
   */
  send(to: PushAddress, message: PushMessage): Promise<'sent' | 'gone'>;
}

/** What a browser gives to whoever may push to it: an address of the push service, and its keys in base64url. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What `portal/public/push-worker.js` shows. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** A path of the portal, opened by a click. */
  readonly path: string;
  /** Messages of one tag replace each other. */
  readonly tag: string;
}

/** The keys a push service knows us by (VAPID, RFC 8292), in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Where the services can reach whoever runs this: `mailto:` or `https:`. */
  readonly subject: string;
}

/** The push service did not take a message; another day it may. Holds nothing of the message or its address. */
export class PushUnavailable extends Error {
  override readonly name = 'PushUnavailable';
}

/** A message nobody fetched for a day is old news. */
const keepSeconds = 24 * 60 * 60;
const timeoutMs = 8_000;

/** Push services as browsers have them (RFC 8030, 8291). `isOurs` says which addresses may be called at all. */
export function createPushService(keys: PushKeys, isOurs: (endpoint: string) => boolean): PushService {
  return {
    async send({ endpoint, p256dh, auth }, message) {
      if (!isOurs(endpoint)) return 'gone';
      try {
        await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
          vapidDetails: keys,
          TTL: keepSeconds,
          timeout: timeoutMs,
        });
        return 'sent';
      } catch (error) {
        if (error instanceof webPush.WebPushError && [404, 410].includes(error.statusCode)) return 'gone';
        const why = error instanceof webPush.WebPushError ? `answered ${error.statusCode}` : 'cannot be reached';
        throw new PushUnavailable(`The push service ${why}.`);
      }
    },
  };
}
