import { patched, startChild } from '@temporalio/workflow';
import { workOf } from '../../../domain/lifecycle/work.ts';
import { homeReturnWorkflow } from '../../home-return/workflow.ts';
import { parcelWorkflowId } from '../../parcel/messages.ts';
import type { DossierRun } from '../dossier-run.ts';

/**
 * The result's way to the applicant: released online at once, handed over at the counter, or taken home by the post in
 * a workflow of its own, which may end back at the counter.
 */
export async function returnResult(dossier: DossierRun): Promise<void> {
  while (dossier.phase === 'return') {
    if (workOf(dossier.plan, dossier.state).wait === 'release') {
      const verdict = await dossier.act({ key: 'release', action: 'release', decision: {} });
      if (verdict.kind === 'refused') await dossier.takeTurn();
    } else {
      await followNewParcel(dossier);
      await dossier.takeTurn();
    }
  }
}

/** Parcels are followed from the moment they are handed to the post; each number once. */
async function followNewParcel(dossier: DossierRun): Promise<void> {
  const { dossierId, state } = dossier;
  if (state.delivery?.stage !== 'underway') return;
  const { no, weightGrams } = state.delivery;
  const workflowId = parcelWorkflowId({ dossierId, direction: 'deliver', no });
  // The end of this very parcel may be waiting behind another offer.
  if (dossier.isFollowing(workflowId) || (dossier.hasOffers && patched('news-goes-before-a-parcel'))) return;
  const child = await startChild(homeReturnWorkflow, {
    workflowId,
    args: [{ dossierId, no, weightGrams }],
    // A dossier that was reset follows its parcel anew.
    workflowIdReusePolicy: 'TERMINATE_IF_RUNNING',
    parentClosePolicy: 'ABANDON',
  });
  dossier.follow(workflowId, child.result(), (outcome) => ({
    key: `delivery:${no}`,
    action: 'recordDelivery',
    decision: { no, outcome: outcome ?? 'lost' },
  }));
}
