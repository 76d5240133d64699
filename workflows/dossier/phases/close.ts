import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { DossierRun } from '../dossier-run.ts';
import type { DossierOutcome } from '../messages.ts';

/**
 * The end. A stopped dossier waits here for a supervisor to resume it, until its window is over. Whoever acts on a
 * dossier that has ended meanwhile still gets an answer before the workflow closes.
 */
export async function close(dossier: DossierRun): Promise<DossierOutcome | 'resumed'> {
  let windowIsOver = false;
  while (dossier.state.status === 'stopped' && !windowIsOver) {
    const turn = await dossier.nextTurn();
    windowIsOver = turn.kind === 'alarm' && turn.alarm.action === 'close';
    await dossier.take(turn);
  }
  while (dossier.hasOffers) await dossier.takeTurn();
  await condition(allHandlersFinished);
  switch (dossier.state.status) {
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return dossier.state.status;
    case 'stopped':
      return windowIsOver ? 'stopped' : 'resumed';
    default:
      return 'resumed';
  }
}
