import type { DossierRun } from '../dossier-run.ts';

/**
 * Processing: the steps of the procedure, one holder after another, with consultations beside them, supplements and
 * withdrawals in between, warnings at 80 % and escalations at 100 % of each step's and the whole time.
 */
export async function process(dossier: DossierRun): Promise<void> {
  while (dossier.phase === 'process') await dossier.takeTurn();
}
