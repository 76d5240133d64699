import { join } from 'node:path';
import { openJournal } from './journal.ts';
import type { Callback, PostEvent, PostOrder, PostRecord, Status } from './records.ts';

export interface Parcel {
  readonly order: PostOrder;
  readonly itemCode: string;
  readonly postage: number;
  /** Never empty: the first is `ordered`. */
  readonly events: readonly PostEvent[];
  readonly status: Status;
}

/** How a callback stands. Attempts are counted since the last start only. */
export interface CallbackState {
  readonly callback: Callback;
  readonly event: PostEvent;
  held: boolean;
  settled: boolean;
  attempts: number;
  lastAnswer: string;
}

export type CallbackPlan = Pick<Callback, 'manner' | 'notBefore' | 'held'>;

interface KeptParcel extends Parcel {
  readonly events: PostEvent[];
  status: Status;
}

export type Book = ReturnType<typeof openBook>;

/** Everything the sandbox post knows, in memory for reading and in a journal under `dataDir` for good. */
export function openBook(dataDir: string) {
  const parcels = new Map<string, KeptParcel>();
  const events = new Map<string, PostEvent>();
  const callbacks = new Map<string, CallbackState>();
  const journal = openJournal(join(dataDir, 'sandbox-post.ndjson'));
  journal.records.forEach(remember);

  function write(record: PostRecord): void {
    journal.append(record);
    remember(record);
  }

  function remember(record: PostRecord): void {
    switch (record.kind) {
      case 'ordered': {
        const { order, itemCode, postage, event } = record;
        parcels.set(order.orderNumber, { order, itemCode, postage, events: [event], status: event.status });
        events.set(event.eventId, event);
        return;
      }
      case 'moved': {
        const parcel = getParcel(record.event.orderNumber);
        parcel.events.push(record.event);
        parcel.status = record.event.status;
        events.set(record.event.eventId, record.event);
        record.callbacks.forEach(rememberCallback);
        return;
      }
      case 'resent':
        record.callbacks.forEach(rememberCallback);
        return;
      case 'released':
        getCallback(record.callbackId).held = false;
        return;
      case 'settled':
        getCallback(record.callbackId).settled = true;
        return;
    }
  }

  function rememberCallback(callback: Callback): void {
    const event = events.get(callback.eventId);
    if (event === undefined) throw new Error(`Callback ${callback.callbackId} is about an unknown event.`);
    const state = { callback, event, held: callback.held, settled: false, attempts: 0, lastAnswer: '' };
    callbacks.set(callback.callbackId, state);
  }

  function getParcel(orderNumber: string): KeptParcel {
    const parcel = parcels.get(orderNumber);
    if (parcel === undefined) throw new Error(`There is no parcel ${orderNumber}.`);
    return parcel;
  }

  function getCallback(callbackId: string): CallbackState {
    const state = callbacks.get(callbackId);
    if (state === undefined) throw new Error(`There is no callback ${callbackId}.`);
    return state;
  }

  function nextEvent(orderNumber: string, status: Status, note: string): PostEvent {
    const eventId = (events.size + 1).toString(16).padStart(24, '0');
    return { eventId, orderNumber, status, note, occurredAt: new Date().toISOString() };
  }

  function number(planned: readonly Omit<Callback, 'callbackId'>[]): Callback[] {
    return planned.map((callback, index) => ({ callbackId: `cb-${callbacks.size + index + 1}`, ...callback }));
  }

  return {
    find: (orderNumber: string): Parcel | undefined => parcels.get(orderNumber),

    /** Newest first. */
    list: (): readonly Parcel[] => [...parcels.values()].reverse(),

    listCallbacks: (orderNumber: string): readonly CallbackState[] =>
      [...callbacks.values()].filter((state) => state.event.orderNumber === orderNumber),

    /** Those of any parcel that are still to be sent, oldest first. */
    listOpenCallbacks: (): readonly CallbackState[] =>
      [...callbacks.values()].filter((state) => !state.settled && !state.held),

    /** The tracking feed: up to `limit` events after `lastId`, of one order or of all. */
    readFeed: (lastId: string, limit: number, orderNumber: string | undefined): readonly PostEvent[] => {
      const source = orderNumber === undefined ? [...events.values()] : (parcels.get(orderNumber)?.events ?? []);
      return source.filter((event) => event.eventId > lastId).slice(0, limit);
    },

    enter(order: PostOrder, postage: number, note: string): Parcel {
      const itemCode = `SB${String(parcels.size + 1).padStart(9, '0')}VN`;
      write({ kind: 'ordered', order, itemCode, postage, event: nextEvent(order.orderNumber, 'ordered', note) });
      return getParcel(order.orderNumber);
    },

    /** Enters what happened to a parcel together with the callbacks it calls for, and returns these. */
    move(orderNumber: string, status: Status, note: string, plans: readonly CallbackPlan[]): readonly CallbackState[] {
      const event = nextEvent(orderNumber, status, note);
      const planned = number(plans.map((plan) => ({ eventId: event.eventId, ...plan })));
      write({ kind: 'moved', event, callbacks: planned });
      return planned.map(({ callbackId }) => getCallback(callbackId));
    },

    /** One more genuine callback for every event of a parcel but the order itself. */
    resend(orderNumber: string): readonly CallbackState[] {
      const plan: CallbackPlan = { manner: 'genuine', notBefore: new Date().toISOString(), held: false };
      const again = getParcel(orderNumber).events.slice(1);
      const planned = number(again.map(({ eventId }) => ({ eventId, ...plan })));
      write({ kind: 'resent', callbacks: planned });
      return planned.map(({ callbackId }) => getCallback(callbackId));
    },

    release: (callbackId: string): void => write({ kind: 'released', callbackId }),
    settle: (callbackId: string): void => write({ kind: 'settled', callbackId }),
    close: (): void => journal.close(),
  };
}
