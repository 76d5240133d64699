import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow';
import { DossierRun, StartAfresh } from './dossier-run.ts';
import type { DossierOutcome, DossierWorkflowInput } from './messages.ts';
import { close } from './phases/close.ts';
import { collect } from './phases/collect.ts';
import { process } from './phases/process.ts';
import { receive } from './phases/receive.ts';
import { returnResult } from './phases/return-result.ts';
import { settleFees } from './phases/settle-fees.ts';

/**
 * One dossier, from submission to its end: papers fetched from home, reception, the fee, the work, the result's way to
 * the applicant. It lives for days or months. Each phase runs for as long as the dossier is in it; actions, supplements
 * and corrections may lead back to an earlier one.
 */
export async function dossierWorkflow(input: DossierWorkflowInput): Promise<DossierOutcome> {
  const dossier = new DossierRun(input.dossierId);
  dossier.listen();
  await dossier.open();
  try {
    return await runPhases(dossier);
  } catch (error) {
    if (!(error instanceof StartAfresh)) throw error;
    await condition(allHandlersFinished);
    return await continueAsNew<typeof dossierWorkflow>(input);
  }
}

async function runPhases(dossier: DossierRun): Promise<DossierOutcome> {
  for (;;) {
    switch (dossier.phase) {
      case 'collect':
        await collect(dossier);
        break;
      case 'receive':
        await receive(dossier);
        break;
      case 'settleFees':
        await settleFees(dossier);
        break;
      case 'process':
        await process(dossier);
        break;
      case 'return':
        await returnResult(dossier);
        break;
      case 'close': {
        const outcome = await close(dossier);
        if (outcome !== 'resumed') return outcome;
      }
    }
  }
}
