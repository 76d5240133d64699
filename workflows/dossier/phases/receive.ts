import type { DossierRun } from '../dossier-run.ts';

/**
 * Reception: a clerk checks completeness within its working hours and accepts, asks for everything that is missing at
 * once, or refuses with reasons; the applicant may withdraw. A supplement asked for here is waited for here.
 */
export async function receive(dossier: DossierRun): Promise<void> {
  while (dossier.phase === 'receive') await dossier.takeTurn();
}
