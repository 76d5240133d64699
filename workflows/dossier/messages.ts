import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Actor, Refusal } from '../../domain/lifecycle/act.ts';
import type { Action } from '../../domain/lifecycle/transitions.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';

/** Input of `dossierWorkflow`. */
export interface DossierWorkflowInput {
  readonly dossierId: string;
}

/** How a dossier ended. Refused, withdrawn and stopped are outcomes like any other, not failures. */
export type DossierOutcome = Extract<DossierStatus, 'returned' | 'refused' | 'withdrawn' | 'stopped'>;

/** One action somebody asks for. The words they wrote stay in the action request; only what decides travels. */
export interface ActInput {
  /** Id of the action request: the event's key, and the Update's id. */
  readonly requestId: string;
  readonly action: Action;
  readonly actor: Actor;
  readonly decision: Readonly<Record<string, unknown>>;
  /** Number of the last event the person had seen, when the form depends on it. */
  readonly expectedSeq?: number;
  /** Number of the last event in the log when it was asked: a workflow that knows fewer looks before it refuses. */
  readonly logSeq?: number;
}

/** What became of an action that was taken up. */
export type ActResult =
  | { readonly kind: 'done'; readonly seq: number; readonly status: DossierStatus }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly status: DossierStatus };

/** Failure type of an action that the validator turns away; its detail is an `ActResult` of kind `refused`. */
export const actionRefused = 'ActionRefused';

/** Does one action of the transition table. */
export const actUpdate = defineUpdate<ActResult, [ActInput]>('act');

/** Money for an order of this dossier has been booked and covers it. */
export const paymentBookedSignal = defineSignal<[PaymentBooked]>('paymentBooked');

export interface PaymentBooked {
  readonly orderNo: number;
  readonly bookedVnd: number;
}

/** A calendar has been published that this dossier's dates are to be reckoned by from now on. */
export const calendarPublishedSignal = defineSignal<[CalendarPublished]>('calendarPublished');

export interface CalendarPublished {
  readonly calendarId: string;
}

/** The state as the workflow has it: for operators, not for screens. */
export const dossierStateQuery = defineQuery<DossierState>('dossierState');

/**
 * A dossier that has ended does not begin again. One whose run failed or was terminated does, with the next that is
 * told it: the fresh run adopts the log, which is where a dossier is kept (docs/decisions/0010).
 */
export const dossierReusePolicy = 'ALLOW_DUPLICATE_FAILED_ONLY';

/** The id of a dossier's workflow. */
export function dossierWorkflowId(dossierId: string): string {
  return `dossier:${dossierId}`;
}

/** The name workflows of dossiers are started by. Never renamed. */
export const dossierWorkflowType = 'dossierWorkflow';
