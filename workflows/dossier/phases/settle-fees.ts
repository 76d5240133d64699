import { condition } from '@temporalio/workflow';
import type { GatewayAnswer } from '../../../activities/gateway.ts';
import { Inquiry } from '../../inquiry.ts';
import { gateway } from '../activities.ts';
import type { DossierRun } from '../dossier-run.ts';

/** A payer may be on the bank's page when the deadline passes: how long an open attempt is waited for at a time. */
const pendingAttemptWait = '15 minutes';

/** What the gateway answered, and of which order. */
type OrderAnswer = GatewayAnswer & { readonly orderNo: number };

/**
 * The payment wait: until the fee is paid, waived, or its deadline has passed after a reminder. Before anything lapses
 * the gateway is asked, for a notification may be late or lost; an attempt still open there is waited for. A gateway
 * that does not answer keeps nobody from withdrawing, extending or paying another way.
 */
export async function settleFees(dossier: DossierRun): Promise<void> {
  const { dossierId } = dossier;
  const inquiry = new Inquiry<OrderAnswer>(
    async () => {
      const orderNo = presentOrderNo(dossier);
      return { ...(await gateway().askGateway({ dossierId, orderNo })), orderNo };
    },
    { patch: 'offers-go-before-the-gateway' },
  );
  while (dossier.phase === 'settleFees') {
    const turn = await dossier.nextTurn();
    if (turn.kind === 'alarm' && turn.alarm.action === 'expirePayment') await expireUnlessPaid(dossier, inquiry);
    else await dossier.take(turn);
  }
}

async function expireUnlessPaid(dossier: DossierRun, inquiry: Inquiry<OrderAnswer>): Promise<void> {
  const answer = await inquiry.answerUnless(() => dossier.hasOffers);
  const orderNo = presentOrderNo(dossier);
  if (answer?.orderNo !== orderNo) return;
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

function presentOrderNo({ state }: DossierRun): number {
  return state.payment?.orderNo ?? 0;
}
