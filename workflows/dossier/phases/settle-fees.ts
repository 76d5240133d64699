import { condition } from '@temporalio/workflow';
import { gateway } from '../activities.ts';
import type { DossierRun } from '../dossier-run.ts';

/** A payer may be on the bank's page when the deadline passes: how long an open attempt is waited for at a time. */
const pendingAttemptWait = '15 minutes';

/**
 * The payment wait: until the fee is paid, waived, or its deadline has passed after a reminder. Before anything lapses
 * the gateway is asked, for a notification may be late or lost; an attempt still open there is waited for.
 */
export async function settleFees(dossier: DossierRun): Promise<void> {
  while (dossier.phase === 'settleFees') {
    const turn = await dossier.nextTurn();
    if (turn.kind === 'alarm' && turn.alarm.action === 'expirePayment') await expireUnlessPaid(dossier);
    else await dossier.take(turn);
  }
}

async function expireUnlessPaid(dossier: DossierRun): Promise<void> {
  const orderNo = dossier.state.payment?.orderNo ?? 0;
  const answer = await gateway().askGateway({ dossierId: dossier.dossierId, orderNo });
  switch (answer.kind) {
    case 'covered':
      dossier.offer({
        key: `paid:${orderNo}`,
        action: 'recordPayment',
        decision: { orderNo, bookedVnd: answer.bookedVnd },
      });
      return;
    case 'pending':
      await condition(() => dossier.hasOffers, pendingAttemptWait);
      return;
    case 'nothing':
      if (dossier.hasOffers) return;
      await dossier.act({ key: `expirePayment:${orderNo}`, action: 'expirePayment', decision: {} });
  }
}
