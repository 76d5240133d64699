/** Input of `refundWorkflow`. */
export interface RefundWorkflowInput {
  readonly refundId: string;
  /** How soon the gateway is asked for the first time what became of it, then ever later; a minute unless said. */
  readonly askAfterMs?: number;
}

/** How a refund ended, as far as the gateway goes. */
export type RefundOutcome = 'settled' | 'rejected' | 'needsPerson';

/** The id of a refund's workflow. */
export function refundWorkflowId(refundId: string): string {
  return `refund:${refundId}`;
}

/** The name workflows of refunds are started by. Never renamed. */
export const refundWorkflowType = 'refundWorkflow';
