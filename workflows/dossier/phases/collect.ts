import { ApplicationFailure, startChild, type ChildWorkflowHandle } from '@temporalio/workflow';
import { homeCollectionWorkflow } from '../../home-collection/workflow.ts';
import { abandonParcelSignal, parcelWorkflowId } from '../../parcel/messages.ts';
import type { DossierRun } from '../dossier-run.ts';

/**
 * Home collection: the post fetches the papers before the counter can check them. It runs as a workflow of its own and
 * reports whether they arrived; when the dossier is withdrawn or stopped meanwhile, the post is called off.
 */
export async function collect(dossier: DossierRun): Promise<void> {
  const { dossierId } = dossier;
  const workflowId = parcelWorkflowId({ dossierId, direction: 'collect', no: 1 });
  const child = await startChild(homeCollectionWorkflow, {
    workflowId,
    args: [{ dossierId, no: 1 }],
    // A dossier that was reset follows its parcel anew.
    workflowIdReusePolicy: 'TERMINATE_IF_RUNNING',
    parentClosePolicy: 'ABANDON',
  });
  dossier.follow(workflowId, child.result(), (outcome) => ({
    key: 'collect:1',
    action: 'collect',
    decision: { outcome: outcome ?? 'failed' },
  }));
  while (dossier.phase === 'collect') await dossier.takeTurn();
  if (dossier.isFollowing(workflowId)) await callOff(child);
}

/** The post may have ended by itself in the meantime, which we have not heard yet: then nothing is left to call off. */
async function callOff(child: ChildWorkflowHandle<typeof homeCollectionWorkflow>): Promise<void> {
  try {
    await child.signal(abandonParcelSignal);
  } catch (error) {
    if (!(error instanceof ApplicationFailure) || error.type !== 'ExternalWorkflowExecutionNotFound') throw error;
  }
}
