import type { ReturnMethod } from '../procedure/definition.ts';
import type { DossierStatus } from './statuses.ts';

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
  /** Counts every main task ever opened, so that each opening has a name of its own. */
  readonly visits: number;
  /** The running time of whoever must act now: reception or a step. Absent while paused or ended. */
  readonly desk: Desk | null;
  /** Index of the step the dossier is at, or will come back to. */
  readonly step: number | null;
  /** Working minutes each step has used in earlier visits. */
  readonly usedMinutes: readonly number[];
  readonly clock: Clock | null;
  readonly supplement: SupplementState;
  readonly payment: PaymentState | null;
  readonly extension: ExtensionState;
  readonly consultations: readonly Consultation[];
  readonly approval: PendingApproval | null;
  /** Status to come back to from a supplement, a withdrawal request or a stop. */
  readonly resumeTo: DossierStatus | null;
  /** When a stopped dossier stops being resumable. */
  readonly resumableUntil: string | null;
  /** Set once an officer proposes, or a signer signs, a negative result. */
  readonly negative: boolean;
  readonly resultFileId: string | null;
  readonly issued: boolean;
  readonly delivery: DeliveryState | null;
  /** An apology is owed since the whole time ran out; `done` once written. */
  readonly apology: 'none' | 'owed' | 'done';
  /** What a supervisor may still undo: the last action, while nothing outside depends on it. */
  readonly undo: Undoable | null;
}

/** One stretch of working time with a warning at 80 % and a deadline at 100 %. */
export interface Desk {
  readonly openedAt: string;
  readonly dueAt: string;
  readonly warnAt: string;
  readonly warned: boolean;
  readonly escalated: boolean;
}

/** The legal clock, from acceptance to result. */
export interface Clock {
  readonly acceptedAt: string;
  readonly dueAt: string;
  readonly warnAt: string;
  readonly provisional: boolean;
  readonly mode: 'running' | 'paused' | 'stopped';
  /** Since when the clock stands, when it is not running. */
  readonly standsSince: string | null;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly warned: boolean;
  readonly escalated: boolean;
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
  readonly dueAt: string;
  readonly escalated: boolean;
  readonly answer: 'awaited' | 'agree' | 'disagree' | 'other';
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
