import { isDeepStrictEqual } from 'node:util';
import type { Book, CallbackPlan, CallbackState, Parcel } from './book.ts';
import type { CallbackSender } from './callbacks.ts';
import { samplePostageVnd } from './postage.ts';
import type { PostOrder, Status } from './records.ts';

/** How the customer is to hear of what happened. `control-routes.ts` says what each means. */
export const tellings = ['sent', 'late', 'double', 'tampered', 'stale', 'lost', 'held'] as const;
type Telling = (typeof tellings)[number];

export interface Advance {
  readonly to: Status;
  readonly note?: string | undefined;
  readonly telling: Telling;
  /** For `late`: how long the callback is kept back. */
  readonly delayMs: number;
}

/** What the postman can do next with a parcel that stands so. */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  ordered: ['pickedUp', 'failed', 'lost'],
  pickedUp: ['inTransit', 'delivered', 'failed', 'returned', 'lost'],
  inTransit: ['delivered', 'failed', 'returned', 'lost'],
  failed: ['pickedUp', 'inTransit', 'delivered', 'failed', 'returned', 'lost'],
  delivered: [],
  returned: [],
  lost: [],
  cancelled: [],
};

/** Where a parcel goes by itself when the office runs by itself; a failed one waits for a person. */
const BY_ITSELF: Partial<Record<Status, Status>> = {
  ordered: 'pickedUp',
  pickedUp: 'inTransit',
  inTransit: 'delivered',
};

const NOTES: Readonly<Record<Status, string>> = {
  ordered: 'Đã tiếp nhận yêu cầu',
  pickedUp: 'Bưu tá đã nhận bưu gửi',
  inTransit: 'Bưu gửi đang được vận chuyển',
  delivered: 'Đã phát thành công',
  failed: 'Không gặp được người tại địa chỉ',
  returned: 'Đã chuyển hoàn cho người gửi',
  lost: 'Không tìm thấy bưu gửi',
  cancelled: 'Đã hủy theo yêu cầu của khách hàng',
};

export type Entered = { readonly kind: 'entered'; readonly parcel: Parcel } | { readonly kind: 'reused' };
export type Moved =
  | { readonly kind: 'moved'; readonly parcel: Parcel }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'notPossible'; readonly status: Status; readonly possible: readonly Status[] };

export type Office = ReturnType<typeof createOffice>;

/** Runs the post: takes orders, moves parcels, and has the customer told. `autoAdvanceMs` 0 leaves moving to people. */
export function createOffice(book: Book, sender: CallbackSender, autoAdvanceMs: number) {
  const timers = new Map<string, NodeJS.Timeout>();

  function start(): void {
    book.listOpenCallbacks().forEach((state) => sender.schedule(state));
    book.list().forEach(moveByItselfLater);
  }

  function moveByItselfLater(parcel: Parcel): void {
    const { orderNumber } = parcel.order;
    clearTimeout(timers.get(orderNumber));
    const to = BY_ITSELF[parcel.status];
    const lastMovedAt = parcel.events.at(-1)?.occurredAt;
    if (autoAdvanceMs <= 0 || to === undefined || lastMovedAt === undefined) return;
    const waitMs = Math.max(0, Date.parse(lastMovedAt) + autoAdvanceMs - Date.now());
    const timer = setTimeout(() => void advance(orderNumber, { to, telling: 'sent', delayMs: 0 }), waitMs);
    timers.set(orderNumber, timer);
  }

  /** The same order twice is one parcel; another order under a number already used is refused. */
  function enter(order: PostOrder): Entered {
    const known = book.find(order.orderNumber);
    if (known !== undefined)
      return isDeepStrictEqual(known.order, order) ? { kind: 'entered', parcel: known } : { kind: 'reused' };
    const from = { commune: order.senderCommune, province: order.senderProvince };
    const to = { commune: order.receiverCommune, province: order.receiverProvince };
    const parcel = book.enter(order, samplePostageVnd(from, to, order.weight), NOTES.ordered);
    moveByItselfLater(parcel);
    return { kind: 'entered', parcel };
  }

  function cancel(orderNumber: string): Moved {
    const parcel = book.find(orderNumber);
    if (parcel === undefined) return { kind: 'unknown' };
    if (parcel.status === 'cancelled') return { kind: 'moved', parcel };
    if (parcel.status !== 'ordered') return { kind: 'notPossible', status: parcel.status, possible: [] };
    return move(parcel, { to: 'cancelled', telling: 'sent', delayMs: 0 });
  }

  function advance(orderNumber: string, step: Advance): Moved {
    const parcel = book.find(orderNumber);
    if (parcel === undefined) return { kind: 'unknown' };
    const possible = NEXT[parcel.status];
    if (!possible.includes(step.to)) return { kind: 'notPossible', status: parcel.status, possible };
    return move(parcel, step);
  }

  function move(parcel: Parcel, step: Advance): Moved {
    const { orderNumber } = parcel.order;
    const callbacks = book.move(orderNumber, step.to, step.note ?? NOTES[step.to], planOf(step));
    callbacks.forEach((state) => sender.schedule(state));
    moveByItselfLater(parcel);
    return { kind: 'moved', parcel };
  }

  /** Sends what was held for a parcel, one after the other, and returns when each was tried once. */
  async function release(orderNumber: string, order: 'asHappened' | 'reversed'): Promise<number> {
    const held = book.listCallbacks(orderNumber).filter((state) => state.held);
    const inTurn = order === 'reversed' ? held.toReversed() : held;
    inTurn.forEach((state) => book.release(state.callback.callbackId));
    await sender.sendInTurn(inTurn);
    return inTurn.length;
  }

  function resend(orderNumber: string): readonly CallbackState[] {
    const callbacks = book.resend(orderNumber);
    callbacks.forEach((state) => sender.schedule(state));
    return callbacks;
  }

  function close(): void {
    for (const timer of timers.values()) clearTimeout(timer);
  }

  return { start, enter, cancel, advance, release, resend, close, nextOf: (status: Status) => NEXT[status] };
}

function planOf({ telling, delayMs }: Advance): readonly CallbackPlan[] {
  const now = Date.now();
  const genuine: CallbackPlan = { manner: 'genuine', notBefore: new Date(now).toISOString(), held: false };
  switch (telling) {
    case 'sent':
      return [genuine];
    case 'late':
      return [{ ...genuine, notBefore: new Date(now + delayMs).toISOString() }];
    case 'double':
      return [genuine, genuine];
    case 'tampered':
    case 'stale':
      return [{ ...genuine, manner: telling }];
    case 'held':
      return [{ ...genuine, held: true }];
    case 'lost':
      return [];
  }
}
