import { patched, upsertMemo } from '@temporalio/workflow';
import { dossierWorkflow as soundWorkflow } from '../../../workflows/dossier/workflow.ts';
import type { DossierOutcome, DossierWorkflowInput } from '../../../workflows/dossier/messages.ts';

export { homeCollectionWorkflow } from '../../../workflows/home-collection/workflow.ts';
export { homeReturnWorkflow } from '../../../workflows/home-return/workflow.ts';

/** The next version of the dossier's workflow, changed by the rules: it does something that no dossier did before. */
export function dossierWorkflow(input: DossierWorkflowInput): Promise<DossierOutcome> {
  if (patched('notes-how-it-began')) upsertMemo({ begunBy: 'the new code' });
  return soundWorkflow(input);
}
