import { sleep } from '@temporalio/workflow';
import { dossierWorkflow as soundWorkflow } from '../../../workflows/dossier/workflow.ts';
import type { DossierOutcome, DossierWorkflowInput } from '../../../workflows/dossier/messages.ts';

/** Wrong on purpose: does what no recorded dossier has done, so that replaying one must be refused. */
export async function dossierWorkflow(input: DossierWorkflowInput): Promise<DossierOutcome> {
  await sleep('1 second');
  return soundWorkflow(input);
}
