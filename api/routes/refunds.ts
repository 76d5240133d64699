import { askForRefunds } from '../../db/queries/ask-for-refunds.ts';
import { countRefunds, listRefunds, type RefundRow } from '../../db/queries/list-refunds.ts';
import type { MoneyActor } from '../../db/queries/money-cases.ts';
import { approveRefund, declineRefund, lockRefund, settleRefund, type Refund } from '../../db/queries/refunds.ts';
import { findPayment } from '../../db/queries/transactions.ts';
import type { Transaction } from '../../db/client.ts';
import { refundsContract } from '../contract/refunds.ts';
import { doOnce } from '../do-once.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { moneyActor, refuseMoney } from '../money-decisions.ts';
import { shownRefund } from '../views/refunds.ts';
import { pageOfPayments, paymentCursor } from './transactions.ts';

const accounting = ['accountant', 'supervisor'] as const;

/** Refunds: asked for by one person, approved by another, handed over by the gateway or by hand. */
export function refundRoutes({ db }: ApiParts): BoundRoute[] {
  const shownOne = async (id: string, principal: Principal) => {
    const [row] = await listRefunds(db, { ids: [id], unitCodes: unitsOf(principal, accounting) }, { limit: 1 });
    if (row === undefined) throw new Problem('not_found');
    return shownRefund(row, principal);
  };

  /** Does something to a refund of the principal's units, in one transaction. */
  const decide = async (
    { principal, id }: { readonly principal: Principal; readonly id: string },
    work: (tx: Transaction, refund: Refund, actor: MoneyActor) => Promise<void>,
  ) => {
    await db.transaction(async (tx) => {
      const refund = await lockRefund(tx, id);
      if (refund === undefined) throw new Problem('not_found');
      await work(tx, refund, moneyActor(principal, refund.unitCode));
    });
    return shownOne(id, principal);
  };

  return [
    bind(refundsContract.listRefunds, async ({ principal, query }) => {
      const filter = { unitCodes: unitsOf(principal, accounting), status: query.status };
      const [rows, total] = await Promise.all([
        listRefunds(db, filter, { after: paymentCursor.decode(query.cursor), limit: query.limit + 1 }),
        countRefunds(db, filter),
      ]);
      return pageOfPayments(rows, { limit: query.limit, total }, (row) => shownRefund(row, principal));
    }),

    bind(refundsContract.requestRefund, async ({ principal, params, body, identity }) => {
      const payment = await findPayment(db, params.id, { unitCodes: unitsOf(principal, ['accountant']) });
      if (payment === undefined) throw new Problem('not_found');
      const by: MoneyActor = { accountId: principal.accountId, role: 'accountant' };
      const { dossierId } = payment;
      const request = { accountId: principal.accountId, action: 'requestRefund', dossierId, input: body };
      await doOnce(db, { identity, ...request }, async (tx) => {
        const outcome = await askForRefunds(tx, { requestId: identity.id, orderId: payment.id, by, ...body });
        if (outcome === 'tooMuch') throw new Problem('money_not_there');
        if (outcome === 'methodNeeded') throw methodNeeded();
      });
      const rows = await listRefunds(db, { orderId: payment.id }, { limit: 100 });
      const isAsked = ({ refund }: RefundRow) => refund.key.startsWith(`request:${identity.id}:`);
      return { data: rows.filter(isAsked).map((row) => shownRefund(row, principal)) };
    }),

    bind(refundsContract.approveRefund, ({ principal, params }) =>
      decide({ principal, id: params.id }, async (tx, refund, actor) => {
        const outcome = await approveRefund(tx, refund, actor);
        if (outcome !== 'approved') refuseMoney(outcome);
      }),
    ),

    bind(refundsContract.declineRefund, ({ principal, params, body }) =>
      decide({ principal, id: params.id }, async (tx, refund, actor) => {
        const outcome = await declineRefund(tx, refund, { actor, reason: body.reason });
        if (outcome !== 'declined') refuseMoney(outcome);
      }),
    ),

    bind(refundsContract.settleRefund, ({ principal, params, body }) =>
      decide({ principal, id: params.id }, async (tx, refund, actor) => {
        if (refund.status !== 'approved' || refund.method === 'gateway') refuseMoney('notOpen');
        await settleRefund(tx, refund, { reference: body.reference, actor });
      }),
    ),
  ];
}

/** The refusal of a refund through the gateway of money that did not come that way. */
export function methodNeeded(): Problem {
  return faultyField('method', 'required', {
    vi: 'Tiền này không trả qua cổng thanh toán được. Chọn chuyển khoản hoặc tiền mặt.',
    en: 'The gateway cannot give this money back. Choose transfer or cash.',
  });
}
