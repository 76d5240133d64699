/**
 * Queues of work outside our database, beside the queue the workflows run on: each can be limited, scaled and stopped
 * alone, so that a slow bank does not hold up the post.
 */

/** The queue of activities that talk to the payment gateway. */
export function gatewayTaskQueue(workflowTaskQueue: string): string {
  return `${workflowTaskQueue}-gateway`;
}

/** The queue of activities that talk to the postal carrier. */
export function postTaskQueue(workflowTaskQueue: string): string {
  return `${workflowTaskQueue}-post`;
}
