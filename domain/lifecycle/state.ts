import type { ReturnMethod } from '../procedure/definition.ts';
import type { WorkCalendar } from '../working-time/calendar.ts';
import type { DossierStatus } from './statuses.ts';

/**
 * The shape of `DossierState`, kept with every snapshot. One that was made under an older shape is made again from the
 * dossier's log when the database is migrated. Raise it with every change of the shape or of what the table makes of it.
 */
export const stateVersion = 2;

/**
 * Everything the lifecycle knows of one dossier between two actions. Plain data: it travels as an argument, is kept as
 * the dossier's snapshot, and is what replaying the dossier's events through the transition table gives again.
 * Instants are UTC ISO strings. It holds no personal data.
 */
export interface DossierState {
  /** Number of the last event; events are numbered from 1 without gaps. */
  readonly seq: number;
  readonly status: DossierStatus;
  readonly returnMethod: ReturnMethod;
  readonly collection: 'none' | 'underway' | 'arrived' | 'failed';
  /** Papers come on paper, over the counter or by post, and must go on to the unit that processes them. */
  readonly papers: boolean;
  /** The case of the procedure whose processing time holds; `null` for the procedure's own. */
  readonly caseKey: string | null;
  /** A calendar published since the submission, which replaces the pinned one. */
  readonly calendar: WorkCalendar | null;
  /** Counts every main task ever opened, so that each opening has a name of its own. */
  readonly visits: number;
  /** The running time of whoever must act now: reception or a step. Absent while paused or ended. */
  readonly desk: Desk | null;
  /** Index of the step the dossier is at, or will come back to. */
  readonly step: number | null;
  /** Working minutes each step has used in earlier visits. */
  readonly usedMinutes: readonly number[];
  readonly clock: Clock | null;
  /** Limits on a part of the processing time, from acceptance. */
  readonly limits: readonly Limit[];
  /** The hand-over of papers to the unit, while it is awaited. */
  readonly transfer: { readonly dueAt: string; readonly escalated: boolean } | null;
  readonly supplement: SupplementState;
  readonly payment: PaymentState | null;
  readonly extension: ExtensionState;
  readonly consultations: readonly Consultation[];
  readonly approval: PendingApproval | null;
  /** Status a supplement leads back to. */
  readonly resumeTo: DossierStatus | null;
  /** Status that a withdrawal request or a stop interrupted, and leads back to. */
  readonly interrupted: InterruptedStatus | null;
  /** When a stopped dossier stops being resumable. */
  readonly resumableUntil: string | null;
  /** Set once an officer proposes, or a signer signs, a negative result. */
  readonly negative: boolean;
  readonly resultFileId: string | null;
  readonly issued: boolean;
  readonly delivery: DeliveryState | null;
  /** An apology is owed since the whole time ran out; `done` once written. */
  readonly apology: 'none' | 'owed' | 'done';
  /** Counts the apologies ever owed, so that each has a name of its own. */
  readonly apologies: number;
  /** What a supervisor may still undo: the last action, while nothing outside depends on it. */
  readonly undo: Undoable | null;
}

/** One stretch of working time with a warning at 80 % and a deadline at 100 %. */
export interface Desk {
  /** Moves on by what a clock that stood still beside it gives back. */
  readonly openedAt: string;
  readonly allowedMinutes: number;
  readonly dueAt: string;
  readonly warnAt: string;
  readonly warned: boolean;
  readonly escalated: boolean;
}

/** Statuses that a withdrawal request or a stop can interrupt. */
export type InterruptedStatus = Extract<
  DossierStatus,
  'submitted' | 'supplement_requested' | 'payment_requested' | 'processing'
>;

/** The legal clock, from acceptance to result. Its dates can be worked out again from the rest of it at any time. */
export interface Clock {
  readonly acceptedAt: string;
  /** Working minutes allowed from acceptance: the procedure's, or its case's, and every extension. */
  readonly allowedMinutes: number;
  /** Of those, what extensions have added. */
  readonly extendedMinutes: number;
  readonly dueAt: string;
  readonly warnAt: string;
  readonly provisional: boolean;
  readonly mode: 'running' | 'paused' | 'stopped';
  /** Since when, and for what, the clock stands when it is not running. */
  readonly standsSince: string | null;
  readonly standsFor: ClockPause['why'] | null;
  readonly pauses: readonly ClockPause[];
  readonly warned: boolean;
  readonly escalated: boolean;
}

/** A stretch during which the clock stood still, and what was waited for. */
export interface ClockPause {
  readonly from: string;
  readonly to: string;
  readonly why: 'supplement' | 'payment' | 'withdrawal' | 'consultation' | 'stop';
}

/** A limit the law sets on a part of the processing time. It moves with the pauses of the clock. */
export interface Limit {
  /** Asking other units, or proposing a negative result. */
  readonly kind: 'consult' | 'refuse';
  readonly allowedMinutes: number;
  readonly dueAt: string;
  readonly warnAt: string;
  readonly warned: boolean;
  /** When what it limits was done, if it was: in time or late. */
  readonly metAt: string | null;
}

export interface SupplementState {
  readonly rounds: number;
  /** What was asked for, while it is awaited. */
  readonly asked: readonly string[];
  readonly dueAt: string | null;
  readonly remindAt: string | null;
  readonly reminded: boolean;
}

export interface PaymentState {
  /** Number of the payment order within the dossier, from 1. */
  readonly orderNo: number;
  readonly totalVnd: number;
  readonly dueAt: string;
  readonly remindAt: string;
  readonly reminded: boolean;
  readonly extensions: number;
  readonly outcome: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled';
}

export interface ExtensionState {
  readonly times: number;
  readonly pending: { readonly newDueAt: string; readonly askedBy: string; readonly askedAtSeq: number } | null;
}

export interface Consultation {
  readonly no: number;
  readonly unitCode: string;
  readonly askedAt: string;
  readonly allowedMinutes: number;
  readonly dueAt: string;
  readonly escalated: boolean;
  readonly answer: 'awaited' | 'agree' | 'disagree' | 'other' | 'calledOff';
}

/** What one person asked for and a second must decide. */
export interface PendingApproval {
  readonly what: 'stop' | 'waiveFee';
  readonly askedBy: string;
  readonly askedAtSeq: number;
}

export interface DeliveryState {
  /** Number of the parcel within the dossier, from 1. */
  readonly no: number;
  readonly weightGrams: number;
  readonly stage: 'underway' | 'delivered' | 'backAtCounter' | 'lost';
}

export interface Undoable {
  readonly seq: number;
  readonly before: Omit<DossierState, 'undo'>;
}
