import type { WorkCalendar } from '../working-time/calendar.ts';
import type { Role } from './roles.ts';

/** Who acts. `accountId` is an opaque id, `system` for the workflow itself. */
export interface Actor {
  readonly accountId: string;
  readonly role: Role;
}

export const systemActor: Actor = { accountId: 'system', role: 'system' };

/**
 * What the workflow found out before deciding, so that deciding stays a pure function: recorded with the event.
 */
export interface Facts {
  /** What the pinned fee schedule comes to for this dossier now, in VND. Present where the action can ask for money. */
  readonly feesDueVnd?: number;
  /** The calendar that was published, where the action adopts one. */
  readonly calendar?: WorkCalendar;
}

/** One thing done to a dossier, as it is recorded and replayed: no free text, no personal data. */
export interface Act {
  readonly action: string;
  readonly actor: Actor;
  /** UTC ISO instant. */
  readonly at: string;
  /** The part of the input that decides; its shape is the action's `decision` schema. */
  readonly decision: Readonly<Record<string, unknown>>;
  readonly facts: Facts;
}

/** Why an act cannot be done. `code` is stable and part of the API. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The input field at fault, where one is. */
  readonly field?: string;
}

export type RefusalCode =
  | 'unknown_action'
  | 'not_in_this_status'
  | 'changed_meanwhile'
  | 'not_for_this_role'
  | 'not_this_step'
  | 'invalid_decision'
  | 'collection_underway'
  | 'no_supplement_rounds_left'
  | 'pieces_missing'
  | 'payment_not_covered'
  | 'fee_unpaid'
  | 'no_extensions_left'
  | 'extension_pending'
  | 'date_not_later'
  | 'due_date_passed'
  | 'nothing_pending'
  | 'approval_pending'
  | 'second_person_needed'
  | 'not_an_earlier_step'
  | 'no_such_consultation'
  | 'reply_time_too_long'
  | 'already_asked'
  | 'result_must_be_negative'
  | 'return_method_not_offered'
  | 'already_with_the_post'
  | 'not_home_return'
  | 'nothing_to_correct'
  | 'nothing_changed'
  | 'not_due_yet'
  | 'resume_window_over';
