import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import {
  actionRefused,
  actUpdate,
  dossierReusePolicy,
  dossierWorkflowId,
  dossierWorkflowType,
  type ActInput,
  type ActResult,
} from '../workflows/dossier/messages.ts';
import { Problem } from './http/problem.ts';

/** How long a caller is kept waiting for a worker. The Update itself goes on; the same key asks for it again. */
const patienceMs = 8_000;
const retryAfterSeconds = 2;

/** Has one action done to a dossier by its workflow. */
export interface DossierClient {
  /**
   * Sends the action as an Update whose id is the request's, so that asking again attaches to the same Update.
   * @throws Problem `temporarily_unavailable` when no worker answers in time; nothing is lost.
   */
  act(dossierId: string, input: ActInput): Promise<ActResult>;
}

export function createDossierClient(client: Client, taskQueue: string): DossierClient {
  const send = async (dossierId: string, input: ActInput): Promise<ActResult> => {
    const args: [ActInput] = [input];
    const update = { updateId: input.requestId, args };
    try {
      return await client.workflow.getHandle(dossierWorkflowId(dossierId)).executeUpdate(actUpdate, update);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      // Submitted a moment ago, its start still in the outbox: whoever acts first starts it.
      return client.workflow.executeUpdateWithStart(actUpdate, {
        ...update,
        startWorkflowOperation: new WithStartWorkflowOperation(dossierWorkflowType, {
          workflowId: dossierWorkflowId(dossierId),
          taskQueue,
          args: [{ dossierId }],
          workflowIdReusePolicy: dossierReusePolicy,
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      });
    }
  };
  return {
    async act(dossierId, input) {
      try {
        return await client.connection.withDeadline(Date.now() + patienceMs, () => send(dossierId, input));
      } catch (error) {
        const refused = refusalOf(error);
        if (refused !== undefined) return refused;
        if (error instanceof WorkflowExecutionAlreadyStartedError)
          throw new Problem('action_not_allowed', { detail: ended });
        if (isUnavailable(error)) throw new Problem('temporarily_unavailable', { retryAfterSeconds });
        throw error;
      }
    },
  };
}

const ended = { vi: 'Hồ sơ đã kết thúc.', en: 'The dossier has ended.' };

/** What the workflow's validator said, carried in the failure of the Update. */
function refusalOf(error: unknown): ActResult | undefined {
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== actionRefused) return undefined;
  const [result] = cause.details ?? [];
  return isRefused(result) ? result : undefined;
}

function isRefused(value: unknown): value is Extract<ActResult, { kind: 'refused' }> {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused' && 'refusal' in value
  );
}

/**
 * No worker, or no server. gRPC errors carry a numeric `code`: 1 cancelled, 4 deadline, 8 exhausted, 14 unavailable, and
 * 9 while the workflow's tasks fail because workers die or are too slow: the server takes no Update until one succeeds.
 */
function isUnavailable(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  return cause instanceof Error && 'code' in cause && [1, 4, 8, 9, 14].includes(Number(cause.code));
}
