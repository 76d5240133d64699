import type { Actor, Refusal } from '../../domain/lifecycle/act.ts';
import type { Alarm } from '../../domain/lifecycle/alarms.ts';
import type { Action } from '../../domain/lifecycle/transitions.ts';

/** Something to be done, from wherever it comes: a person, a signal, a child workflow, an alarm. */
export interface Offer {
  /** Names the event it will become; offering it twice makes one event. */
  readonly key: string;
  readonly action: Action;
  readonly actor: Actor;
  readonly decision: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly expectedSeq?: number;
}

/** What the system itself does. */
export type SystemOffer = Pick<Offer, 'key' | 'action' | 'decision'>;

export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The order that was to lapse has been paid meanwhile. */
  | { readonly kind: 'moneyArrived' };

/** What happens next: an offer somebody made, or an alarm that has become due. */
export type Turn =
  { readonly kind: 'offer'; readonly offer: QueuedOffer } | { readonly kind: 'alarm'; readonly alarm: Alarm };

/** An offer that waits for its turn, and then carries what became of it. */
export interface QueuedOffer extends Offer {
  verdict?: Verdict;
}
