import { defineSignal } from '@temporalio/workflow';

/**
 * Somebody asks for the day of this workflow. Runs that are asked for begin with it: one asked for while another is just
 * ending is done once more instead of being lost.
 */
export const reconcileSignal = defineSignal('reconcile');

/** Input of `reconciliationWorkflow`. */
export interface ReconciliationInput {
  /** The day in Vietnam to reconcile when asked by `reconcileSignal`; without it every past day that was not. */
  readonly onDate?: string;
}

/** The name workflows of reconciliations are started by. Never renamed. */
export const reconciliationWorkflowType = 'reconciliationWorkflow';

/**
 * The id of the Schedule that starts one every night, and the beginning of the ids of what it starts. It names the queue,
 * because a namespace may serve more than one installation.
 */
export function reconciliationScheduleId(taskQueue: string): string {
  return `reconciliation-${taskQueue}`;
}

/** The id of the reconciliation of one day that somebody asked for: one at a time. */
export function reconciliationWorkflowId(onDate: string): string {
  return `reconciliation:${onDate}`;
}
