import { createHmac } from 'node:crypto';
import type { Book, CallbackState } from './book.ts';
import type { PostEvent, Status } from './records.ts';

export interface CallbackSettings {
  readonly callbackSecret: string;
  /** How long to wait after a callback that was not answered with 2xx. */
  readonly retryMs: number;
  /** Where to, now; `undefined` while nobody listens. */
  readonly getUrl: () => string | undefined;
}

export interface CallbackSender {
  /** Sends it when its time has come, again and again until it is settled. */
  schedule(state: CallbackState): void;
  /** Sends these one after the other, each after the answer to the one before. */
  sendInTurn(states: readonly CallbackState[]): Promise<void>;
  /** Stops sending. What is not settled is sent after the next start. */
  close(): Promise<void>;
}

/** The numbers that stand for the statuses on the wire. */
const STATUS_CODES: Readonly<Record<Status, number>> = {
  ordered: 1,
  pickedUp: 2,
  delivered: 3,
  cancelled: 4,
  inTransit: 5,
  failed: 6,
  returned: 7,
  lost: 8,
};

/** An event as the tracking feed and the callbacks show it. */
export function toDocument(event: PostEvent, itemCode: string) {
  return {
    _id: { $oid: event.eventId },
    orderNumber: event.orderNumber,
    itemCode,
    statusCode: STATUS_CODES[event.status],
    statusMessage: event.note,
    statusTime: event.occurredAt,
  };
}

const STALE_SECONDS = 3600;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Tells the customer what happened: `POST`, the event as JSON, and `X-Post-Signature: t=<unix seconds>,v1=<hex
 * HMAC-SHA256 of "<t>.<body>">`, signed afresh for every attempt. Delivery is at least once, in no particular order.
 */
export function createCallbackSender(book: Book, settings: CallbackSettings): CallbackSender {
  const timers = new Map<string, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();

  function schedule(state: CallbackState): void {
    sendAfter(state, Date.parse(state.callback.notBefore) - Date.now());
  }

  function sendAfter(state: CallbackState, waitMs: number): void {
    if (closing.signal.aborted || state.settled || state.held) return;
    const { callbackId } = state.callback;
    clearTimeout(timers.get(callbackId));
    const timer = setTimeout(() => void send(state), Math.max(0, waitMs));
    timers.set(callbackId, timer);
  }

  async function send(state: CallbackState): Promise<void> {
    const sending = attempt(state);
    underWay.add(sending);
    await sending;
    underWay.delete(sending);
    if (!state.settled) sendAfter(state, settings.retryMs);
  }

  async function attempt(state: CallbackState): Promise<void> {
    const url = settings.getUrl();
    if (url === undefined) return;
    const { manner, callbackId } = state.callback;
    const { body, signature } = prepare(state);
    state.attempts += 1;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-post-signature': signature },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.body?.cancel();
      state.lastAnswer = String(response.status);
      if (response.ok || manner !== 'genuine') book.settle(callbackId);
    } catch (error) {
      state.lastAnswer = error instanceof Error ? error.message : 'unknown error';
    }
  }

  function prepare({ event, callback }: CallbackState): { body: string; signature: string } {
    const document = toDocument(event, book.find(event.orderNumber)?.itemCode ?? '');
    const genuine = JSON.stringify(document);
    const signedAt = Math.floor(Date.now() / 1000) - (callback.manner === 'stale' ? STALE_SECONDS : 0);
    const mac = createHmac('sha256', settings.callbackSecret).update(`${signedAt}.${genuine}`).digest('hex');
    const tampered = JSON.stringify({ ...document, statusMessage: `${document.statusMessage} (bị sửa)` });
    return { body: callback.manner === 'tampered' ? tampered : genuine, signature: `t=${signedAt},v1=${mac}` };
  }

  return {
    schedule,
    async sendInTurn(states) {
      for (const state of states) await send(state);
    },
    async close() {
      closing.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(underWay);
    },
  };
}
