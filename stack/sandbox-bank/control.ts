/**
 * `/control`: the strings behind the stage, for tests, fault campaigns and the curious. No part of the VNPay protocol.
 * Bodies and answers are JSON; amounts are whole đồng; `:ref` is a `vnp_TxnRef` and means its newest payment.
 *
 * | call | does |
 * |---|---|
 * | `GET /control/transactions` | lists every payment with its IPN calls and refunds, oldest first |
 * | `GET /control/transactions/:ref` | one payment |
 * | `POST /control/transactions/:ref/complete` | decides an opened payment as its payer would: `{ "outcome": "pay" \| "cancel" \| "fail", "responseCode"?, "bankCode"? }`; answers `{ "transaction", "returnUrl" }` with the signed address the browser would be sent to. Open a payment first by a GET of its pay address. |
 * | `POST /control/transactions/:ref/ipn` | calls the IPN address now, even if late, lost or confirmed; answers `{ "outcomes": [...] }` |
 * | `PUT /control/transactions/:ref/misbehaviour` | what goes wrong with one payment, known already or not: `misbehaviour.ts` |
 * | `GET`, `PUT /control/misbehaviour` | what goes wrong with all; `{}` makes everything right again |
 * | `GET /control/totals` | `{ "payments", "paidVnd", "heldVnd", "refundedVnd", "refundsUnderWayVnd" }` |
 */
import { Router, json } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { returnAddress, settle } from './bank.ts';
import type { Bank } from './bank.ts';
import { misbehaviourSchema } from './misbehaviour.ts';
import { refundStatus } from './transaction.ts';
import type { Transaction } from './transaction.ts';

const decisionSchema = z.strictObject({
  outcome: z.enum(['pay', 'cancel', 'fail']),
  responseCode: z
    .string()
    .regex(/^\d{2}$/)
    .refine((code) => code !== '00', 'a failure cannot have code 00')
    .optional(),
  bankCode: z
    .string()
    .regex(/^[A-Za-z0-9]{3,20}$/)
    .default('NCB'),
});

export function control(bank: Bank): Router {
  const { ledger, notifier } = bank;
  const router = Router();
  router.use(json());

  router.get('/transactions', (_request, response) => {
    response.json(ledger.transactions());
  });
  router.get('/transactions/:ref', (request, response) => {
    withTransaction(bank, request, response, (transaction) => response.json(transaction));
  });
  router.post('/transactions/:ref/complete', (request, response) => {
    withTransaction(bank, request, response, (transaction) => {
      withBody(decisionSchema, request, response, (decision) => {
        const settled = settle(bank, transaction, decision);
        response.json({ transaction: settled, returnUrl: returnAddress(bank, settled) });
      });
    });
  });
  router.post('/transactions/:ref/ipn', async (request, response) => {
    const transaction = ledger.findByRef(request.params.ref);
    if (transaction?.responseCode === undefined) {
      response.status(409).json({ error: 'There is no decided payment of this reference to notify about.' });
      return;
    }
    response.json({ outcomes: await notifier.callNow(transaction.token) });
  });
  router.put('/transactions/:ref/misbehaviour', (request, response) => {
    withBody(misbehaviourSchema.omit({ gateway: true }), request, response, (misbehaviour) => {
      ledger.setMisbehaviour(misbehaviour, request.params.ref);
      response.json(misbehaviour);
    });
  });
  router.get('/misbehaviour', (_request, response) => {
    response.json(ledger.globalMisbehaviour());
  });
  router.put('/misbehaviour', (request, response) => {
    withBody(misbehaviourSchema, request, response, (misbehaviour) => {
      ledger.setMisbehaviour(misbehaviour);
      response.json(misbehaviour);
    });
  });
  router.get('/totals', (_request, response) => {
    response.json(totals(bank));
  });
  return router;
}

function withTransaction(
  bank: Bank,
  request: Request<{ ref: string }>,
  response: Response,
  use: (transaction: Transaction) => void,
): void {
  const transaction = bank.ledger.findByRef(request.params.ref);
  if (transaction) {
    use(transaction);
  } else {
    response.status(404).json({ error: 'Nobody opened a payment of this reference. GET its pay address first.' });
  }
}

function withBody<Body>(
  schema: z.ZodType<Body>,
  request: Request,
  response: Response,
  use: (body: Body) => void,
): void {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) {
    use(parsed.data);
  } else {
    response.status(400).json({ error: z.prettifyError(parsed.error) });
  }
}

function totals(bank: Bank) {
  const transactions = bank.ledger.transactions();
  const paid = transactions.filter((transaction) => transaction.transactionStatus === '00');
  const held = transactions.filter((transaction) => transaction.transactionStatus === '07');
  const refunds = paid.flatMap((transaction) =>
    transaction.refunds.map((refund) => ({ ...refund, status: refundStatus(refund, new Date(), bank.refundMs) })),
  );
  return {
    payments: paid.length,
    paidVnd: sumVnd(paid),
    heldVnd: sumVnd(held),
    refundedVnd: sumVnd(refunds.filter((refund) => refund.status === '00')),
    refundsUnderWayVnd: sumVnd(refunds.filter((refund) => refund.status === '05' || refund.status === '06')),
  };
}

function sumVnd(entries: readonly { readonly amountVnd: number }[]): number {
  return entries.reduce((sum, entry) => sum + entry.amountVnd, 0);
}
