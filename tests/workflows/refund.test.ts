import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRefundActivities } from '../../activities/refunds.ts';
import { confirmRefundNotDone } from '../../api/confirm-refund-not-done.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { askForRefunds } from '../../db/queries/ask-for-refunds.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { lockCase, type MoneyActor } from '../../db/queries/money-cases.ts';
import { leaseNotice, markNoticeSent } from '../../db/queries/notices.ts';
import { listReceipts } from '../../db/queries/receipts.ts';
import { getRefundOccasion } from '../../db/queries/refund-occasion.ts';
import { refundNoticeKinds } from '../../db/queries/request-refund.ts';
import {
  approveRefund,
  handRefundOver,
  lockRefund,
  markRefundSent,
  settleRefund,
  type Refund,
} from '../../db/queries/refunds.ts';
import { resolveCase } from '../../db/queries/resolve-case.ts';
import { formatVnd } from '../../domain/money.ts';
import { composeRefundNotice } from '../../worker/notices/refund-notice.ts';
import { bookings, moneyCases, notices, paymentAttempts, refunds } from '../../db/schema/index.ts';
import type { RefundRequest } from '../../integrations/payment/gateway.ts';
import { refundWorkflowId } from '../../workflows/refund/messages.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

let world: DossierWorld;
let accountant: MoneyActor;
let supervisor: MoneyActor;

beforeAll(async () => {
  world = await openDossierWorld(createTimeSkippingEnvironment, /Whether the gateway took a refund/);
  accountant = { accountId: world.actorOf('accountant').accountId, role: 'accountant' };
  supervisor = { accountId: world.actorOf('supervisor').accountId, role: 'supervisor' };
});
afterEach(async () => {
  expect(await checkLedger(world.db)).toEqual([]);
});
afterAll(() => world.close());

/** A dossier whose fee was paid through the bank on submission and that was then refused: its fee goes back. */
async function refusedAfterPayment() {
  const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
  const attempt = await world.payAtBank(dossierId);
  await world.untilStatus(dossierId, 'submitted');
  await world.do(dossierId, 'clerk', 'refuse', { ground: 'notEligible', reason: 'Không đủ điều kiện' });
  const [refund] = await world.db.select().from(refunds).where(eq(refunds.dossierId, dossierId));
  if (refund === undefined) throw new Error('No refund was asked for');
  return { dossierId, attempt, refund };
}

/** A refund reaches the bank behind our back: sent by somebody who died before taking down the answer. */
async function giveBackAtBank(
  { ref }: { readonly ref: string },
  { id, amountVnd }: Refund,
  full = true,
): Promise<void> {
  const [paid] = await world.db.select().from(paymentAttempts).where(eq(paymentAttempts.ref, ref));
  await world.outside.gateway.refund({
    requestId: id.replaceAll('-', ''),
    attemptRef: ref,
    attemptCreatedAt: new Date(paid?.createdAt ?? ''),
    amountVnd,
    full,
    gatewayTransactionNo: paid?.gatewayTransactionNo ?? '',
    requestedBy: 'mot-cua',
    description: 'Hoan tra',
  });
}

const approve = (id: string, actor: MoneyActor) =>
  world.db.transaction(async (tx) => {
    const refund = await lockRefund(tx, id);
    if (refund === undefined) throw new Error('No such refund');
    return approveRefund(tx, refund, actor);
  });

async function outcomeOf(id: string): Promise<unknown> {
  await world.delivered(`refund:${id}`);
  const handle = world.client.workflow.getHandle(refundWorkflowId(id));
  // By the hour: waiting for its result would let the clock leap ten years, to where the server ends what goes on.
  while ((await handle.describe()).status.name === 'RUNNING') {
    await world.skipTo(new Date((await world.nowMs()) + 60 * 60_000).toISOString());
  }
  const [ended] = await world.db.select({ status: refunds.status }).from(refunds).where(eq(refunds.id, id));
  return ended?.status;
}

const casesOf = async (dossierId: string) =>
  (await world.moneyCases(dossierId)).map(({ kind, status, resolution }) => [kind, status, resolution]);

describe('the fee of a refused dossier', () => {
  it('goes back once somebody has approved it: booked, told to the payer, and its receipt void', async () => {
    const { dossierId, attempt, refund } = await refusedAfterPayment();
    expect(refund).toMatchObject({ status: 'requested', amountVnd: attempt.amountVnd, requestedBy: null });
    expect(await casesOf(dossierId)).toEqual([['refundDue', 'open', null]]);

    expect(await approve(refund.id, accountant)).toBe('approved');
    expect(await outcomeOf(refund.id)).toBe('settled');

    expect(await casesOf(dossierId)).toEqual([['refundDue', 'resolved', 'refund']]);
    expect(await world.outside.refundsOf(attempt)).toMatchObject([{ amountVnd: attempt.amountVnd }]);
    const order = await world.order(dossierId);
    expect(order).toMatchObject({ receivedVnd: 0, refundedVnd: attempt.amountVnd });
    expect(await listReceipts(world.db, order.id)).toMatchObject([{ status: 'void' }]);
    const told = await world.db
      .select({ kind: notices.kind })
      .from(notices)
      .where(and(eq(notices.dossierId, dossierId)));
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['refundRequested', 'refundSent', 'refundSettled']),
    );
  });

  it('is told to the payer at every step in both languages, fee by fee with the reason', async () => {
    const { refund } = await refusedAfterPayment();
    const occasion = await getRefundOccasion(world.db, refund.id);
    for (const kind of refundNoticeKinds) {
      const { subject, text } = composeRefundNotice(kind, occasion, 'https://motcua.invalid');
      expect(subject).toMatch(/^\[.+\] .+ \/ .+/);
      expect(text).toContain(formatVnd(refund.amountVnd));
      expect(text).toContain(`https://motcua.invalid/ca-nhan/giao-dich/${refund.orderId ?? ''}`);
    }
    const { text } = composeRefundNotice('refundRequested', occasion, 'https://motcua.invalid');
    expect(text).toContain('Hồ sơ chưa được tiếp nhận.');
    expect(text).toContain('The dossier had not been accepted.');
  });

  it('is told of step by step, even when the mail about an earlier step was held up', async () => {
    const { refund } = await refusedAfterPayment();
    await approve(refund.id, accountant);
    await outcomeOf(refund.id);
    const told = ['refundRequested', 'refundSent', 'refundSettled'] as const;
    for (const [index, kind] of told.entries()) {
      const nextAttemptAt = new Date(Date.now() - (index + 1) * 60_000).toISOString();
      await world.db
        .update(notices)
        .set({ nextAttemptAt })
        .where(eq(notices.key, `refund:${refund.id}:${kind}`));
    }
    const sent: string[] = [];
    for (let notice = await leaseNotice(world.db); notice !== undefined; notice = await leaseNotice(world.db)) {
      if (notice.key.startsWith(`refund:${refund.id}:`)) sent.push(notice.kind);
      await markNoticeSent(world.db, notice.id);
    }
    expect(sent).toEqual(told);
  });

  it('is sent once, however often it is approved', async () => {
    const { attempt, refund } = await refusedAfterPayment();
    expect(await Promise.all([approve(refund.id, accountant), approve(refund.id, supervisor)])).toEqual(
      expect.arrayContaining(['approved', 'notOpen']),
    );
    expect(await outcomeOf(refund.id)).toBe('settled');
    expect(await world.outside.refundsOf(attempt)).toHaveLength(1);
  });

  it('is asked after, and not sent again, when the bank’s answer is lost', async () => {
    const { attempt, refund } = await refusedAfterPayment();
    await world.outside.misbehave(attempt, { refund: 'answerLost' });
    await approve(refund.id, accountant);
    expect(await outcomeOf(refund.id)).toBe('settled');
    expect(await world.outside.refundsOf(attempt)).toHaveLength(1);
    expect(world.outside.timesAsked(attempt.ref)).toBeGreaterThan(1);
  });

  it.each(['refused', 'rejected'] as const)('becomes a case when the bank has %s it', async (refusal) => {
    const { dossierId, attempt, refund } = await refusedAfterPayment();
    await world.outside.misbehave(attempt, { refund: refusal });
    await approve(refund.id, accountant);
    expect(await outcomeOf(refund.id)).toBe('rejected');
    expect(await world.order(dossierId)).toMatchObject({ receivedVnd: attempt.amountVnd, refundedVnd: 0 });
    expect(await casesOf(dossierId)).toEqual([
      ['refundDue', 'resolved', 'refund'],
      ['refundFailed', 'open', null],
    ]);
  });

  it('is never sent by a worker that finds it sent: one that died may have sent it. Then a person asks the bank', async () => {
    const { dossierId, attempt, refund } = await refusedAfterPayment();
    await world.withoutOutbox(async () => {
      await approve(refund.id, accountant);
      await world.db.transaction(async (tx) => {
        const approved = await lockRefund(tx, refund.id);
        if (approved !== undefined) await markRefundSent(tx, approved);
      });
    });
    expect(await outcomeOf(refund.id)).toBe('needsPerson');
    expect(await world.outside.refundsOf(attempt)).toEqual([]);
    expect(await casesOf(dossierId)).toContainEqual(['refundUnclear', 'open', null]);
  });

  it('is shown to a person after an hour, and still settles by itself once the gateway tells of it', async () => {
    const { dossierId, attempt, refund } = await refusedAfterPayment();
    await world.withoutOutbox(async () => {
      await approve(refund.id, accountant);
      await world.db.transaction(async (tx) => {
        const approved = await lockRefund(tx, refund.id);
        if (approved !== undefined) await markRefundSent(tx, approved);
      });
    });
    await world.delivered(`refund:${refund.id}`);
    await world.skipTo(new Date((await world.nowMs()) + 3 * 60 * 60_000).toISOString());
    expect(await casesOf(dossierId)).toContainEqual(['refundUnclear', 'open', null]);
    // The bank had it all along.
    await giveBackAtBank(attempt, refund);
    expect(await outcomeOf(refund.id)).toBe('settled');
    expect(await casesOf(dossierId)).toContainEqual(['refundUnclear', 'resolved', 'refundArrived']);
    expect(await world.outside.refundsOf(attempt)).toHaveLength(1);
  });

  it('cannot be called not done while the gateway may still do it, or says it has it', async () => {
    const { dossierId, attempt, refund } = await refusedAfterPayment();
    const { gateway } = world.outside;
    await world.outside.misbehave(attempt, { refund: 'answerLost' });
    await world.withoutOutbox(async () => {
      await approve(refund.id, accountant);
      await world.db.transaction(async (tx) => {
        const approved = await lockRefund(tx, refund.id);
        if (approved === undefined) return;
        await markRefundSent(tx, approved);
        await handRefundOver(tx, approved, 'held up');
      });
      const [unclear] = (await world.moneyCases(dossierId)).filter(({ kind }) => kind === 'refundUnclear');
      const confirm = () => confirmRefundNotDone({ db: world.db, gateway }, unclear?.id ?? '');
      await expect(confirm()).rejects.toMatchObject({ details: { errors: [{ code: 'too_early' }] } });
      const longAgo = new Date(Date.now() - 25 * 60 * 60_000).toISOString();
      await world.db.update(refunds).set({ sentAt: longAgo }).where(eq(refunds.id, refund.id));
      await confirm();
      await giveBackAtBank(attempt, refund);
      await expect(confirm()).rejects.toMatchObject({ details: { errors: [{ code: 'gateway_knows_it' }] } });
    });
    expect(await outcomeOf(refund.id)).toBe('settled');
  });

  it('leaves a case when it has gone back before the dossier goes on after all', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    await world.payAtBank(dossierId);
    await world.untilStatus(dossierId, 'submitted');
    const stopAgain = async () => {
      await world.do(dossierId, 'lead', 'stop', { ground: 'notEligible', reason: 'Dừng' });
      await world.do(dossierId, 'supervisor', 'approveStop');
    };
    await stopAgain();
    const [refund] = await world.db.select().from(refunds).where(eq(refunds.dossierId, dossierId));
    await approve(refund?.id ?? '', accountant);
    await world.do(dossierId, 'supervisor', 'resume', { reason: 'Tiếp tục' });
    expect(await casesOf(dossierId)).toContainEqual(['feeGivenBack', 'open', null]);
    await outcomeOf(refund?.id ?? '');
    await stopAgain();
    expect(await casesOf(dossierId)).toContainEqual(['feeGivenBack', 'resolved', 'superseded']);
  });

  it('is asked for when the money came before the withdrawal, of which the dossier had not been told', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    await world.withoutOutbox(async () => {
      await world.payAtBank(dossierId);
      await world.do(dossierId, 'applicant', 'withdraw');
    });
    expect(await world.actions(dossierId)).toEqual(['submit', 'recordPayment', 'withdraw']);
    expect((await world.get(dossierId)).state.payment).toMatchObject({ outcome: 'paid' });
    expect(await casesOf(dossierId)).toEqual([['refundDue', 'open', null]]);
  });

  it('waits no more when the dossier was only stopped and goes on', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    await world.payAtBank(dossierId);
    await world.untilStatus(dossierId, 'submitted');
    await world.do(dossierId, 'lead', 'stop', { ground: 'notEligible', reason: 'Dừng' });
    await world.do(dossierId, 'supervisor', 'approveStop');
    expect(await casesOf(dossierId)).toEqual([['refundDue', 'open', null]]);
    await world.do(dossierId, 'supervisor', 'resume', { reason: 'Tiếp tục' });
    expect(await casesOf(dossierId)).toEqual([['refundDue', 'resolved', 'superseded']]);
  });
});

describe('two refunds of the same amount of one payment', () => {
  /** The first was sent and a person has said that it arrived; the second was sent and its answer lost. */
  async function halfAndHalf(sendFirst: (attempt: { readonly ref: string }, first: Refund) => Promise<unknown>) {
    const { attempt, refund } = await refusedAfterPayment();
    const amountVnd = attempt.amountVnd / 2;
    const first = { ...refund, amountVnd };
    const requestId = newId();
    await world.db.update(refunds).set({ amountVnd }).where(eq(refunds.id, first.id));
    await world.withoutOutbox(async () => {
      await approve(first.id, accountant);
      await sendFirst(attempt, first);
      await locked(first.id, (tx, sent) => handRefundOver(tx, sent, 'held up'));
      await locked(first.id, (tx, sent) => settleRefund(tx, sent, { reference: 'Đã nhận', actor: accountant }));
    });
    const { orderId, bookingId } = first;
    await world.db.transaction((tx) =>
      askForRefunds(tx, { requestId, orderId: orderId ?? '', amountVnd, reason: 'Phần còn lại', by: accountant }),
    );
    const [second] = await world.db
      .select()
      .from(refunds)
      .where(and(eq(refunds.bookingId, bookingId), eq(refunds.status, 'requested')));
    if (second === undefined) throw new Error('The second refund was not asked for');
    return { attempt, second };
  }

  const locked = (id: string, act: (tx: Transaction, refund: Refund) => Promise<unknown>) =>
    world.db.transaction(async (tx) => {
      const refund = await lockRefund(tx, id);
      if (refund === undefined) throw new Error('No such refund');
      await act(tx, refund);
    });

  it('are not told apart when the number of the first was never learnt: a person asks about the second', async () => {
    const { attempt, second } = await halfAndHalf(async (paid, first) => {
      await locked(first.id, markRefundSent);
      await giveBackAtBank(paid, first, false);
    });
    await world.withoutOutbox(async () => {
      await approve(second.id, supervisor);
      await locked(second.id, markRefundSent);
    });
    expect(await outcomeOf(second.id)).toBe('needsPerson');
    expect(await world.outside.refundsOf(attempt)).toHaveLength(1);
  });

  it('are told apart by the number the first had while it was under way', async () => {
    const { gateway } = world.outside;
    const slow = {
      ...gateway,
      refund: async (request: RefundRequest) => {
        const answer = await gateway.refund(request);
        return answer.kind === 'accepted' ? { ...answer, transactionStatus: '05' } : answer;
      },
    };
    const { attempt, second } = await halfAndHalf(async (_, { id: refundId }) => {
      expect(await createRefundActivities({ db: world.db, gateway: slow }).sendRefund({ refundId })).toBe('underWay');
    });
    await world.withoutOutbox(async () => {
      await approve(second.id, supervisor);
      await locked(second.id, markRefundSent);
      await giveBackAtBank(attempt, second, false);
    });
    expect(await outcomeOf(second.id)).toBe('settled');
    expect(await world.outside.refundsOf(attempt)).toHaveLength(2);
  });
});

describe('money of another amount than was asked for', () => {
  it('goes back under the gateway’s own number of it, though the attempt was never settled', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'clerk', 'accept');
    const attempt = await world.openAttempt(dossierId);
    // The bank is asked for one amount and we expect another.
    await world.sql`update payment_attempts set amount_vnd = amount_vnd + 1000 where ref = ${attempt.ref}`;
    await world.payOpened(attempt);
    const [wrong] = await world.moneyCases(dossierId);
    expect(wrong).toMatchObject({ kind: 'wrongAmount', amountVnd: attempt.amountVnd });
    const requestId = newId();
    await world.db.transaction(async (tx) => {
      const found = await lockCase(tx, wrong?.id ?? '', [wrong?.unitCode ?? '']);
      if (found === undefined) throw new Error('No such case');
      const how = { requestId, resolution: 'refund', reason: 'Sai số tiền', actor: accountant, unitCodes: [] } as const;
      expect(await resolveCase(tx, found, how)).toBe('requested');
    });
    expect(await approve(requestId, supervisor)).toBe('approved');
    expect(await outcomeOf(requestId)).toBe('settled');
    expect(await world.outside.refundsOf(attempt)).toMatchObject([{ amountVnd: attempt.amountVnd }]);
  });
});

describe('a refund an accountant asks for', () => {
  /** A dossier that goes on and whose fee was paid twice. */
  async function paidTwice() {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'clerk', 'accept');
    const [first, second] = [await world.openAttempt(dossierId), await world.openAttempt(dossierId)];
    await world.pay(first);
    await world.pay(second);
    await world.untilStatus(dossierId, 'processing');
    return { dossierId, order: await world.order(dossierId), second };
  }

  const ask = (orderId: string, amountVnd: number, by: MoneyActor) =>
    world.db.transaction((tx) =>
      askForRefunds(tx, { requestId: newId(), orderId, amountVnd, reason: 'Nộp trùng', by }),
    );

  it('of a fee paid twice has been asked for already, and leaves nothing else to ask for', async () => {
    const { dossierId, order, second } = await paidTwice();
    expect(await casesOf(dossierId)).toEqual([['double', 'open', null]]);
    const waiting = await world.db.select().from(refunds).where(eq(refunds.orderId, order.id));
    expect(waiting).toMatchObject([{ status: 'requested', amountVnd: second.amountVnd }]);
    expect(await ask(order.id, 1, accountant)).toBe('tooMuch');
  });

  it('needs somebody else to approve it', async () => {
    const { dossierId, order } = await paidTwice();
    const [waiting] = await world.db.select().from(refunds).where(eq(refunds.orderId, order.id));
    await world.sql`update refunds set status = 'declined' where id = ${waiting?.id ?? ''}`;
    expect(await ask(order.id, 1000, accountant)).toBe('requested');
    const asked = await world.db.select().from(refunds).where(eq(refunds.requestedBy, accountant.accountId));
    const mine = asked.find(({ orderId }) => orderId === order.id);
    expect(mine).toMatchObject({ amountVnd: 1000, status: 'requested' });
    expect(await approve(mine?.id ?? '', accountant)).toBe('samePerson');
    await expect(
      world.sql`update refunds set status = 'approved', decided_by = requested_by where id = ${mine?.id ?? ''}`,
    ).rejects.toMatchObject({ constraint_name: 'refunds_two_people' });
    expect(await casesOf(dossierId)).toEqual([['double', 'open', null]]);
  });

  it('beyond what came in is refused by the database itself', async () => {
    const { refund } = await refusedAfterPayment();
    const { id: _, key: __, createdAt: ___, ...same } = refund;
    await expect(world.db.insert(refunds).values({ ...same, key: newId(), amountVnd: 1 })).rejects.toMatchObject({
      cause: { constraint_name: 'refunds_within_booking' },
    });
  });
});

describe('the ledger', () => {
  it('takes no booking whose entries do not balance, and lets none be changed', async () => {
    const unbalanced = world.db.insert(bookings).values({
      key: newId(),
      direction: 'in',
      channel: 'cash',
      amountVnd: 1000,
      reference: 'x',
      occurredAt: new Date().toISOString(),
    });
    await expect(unbalanced).rejects.toMatchObject({ cause: { constraint_name: 'bookings_balanced' } });
    await expect(world.sql`update ledger_entries set amount_vnd = amount_vnd + 1`).rejects.toThrow('append-only');
    await expect(world.sql`delete from ledger_entries`).rejects.toThrow('append-only');
  });

  it('holds money that is nobody’s until a person knows whose it is', async () => {
    const ref = newId().replaceAll('-', '');
    expect(await world.pay({ ref, amountVnd: 70_000 })).toBe('unknownReference');
    expect(await world.pay({ ref, amountVnd: 70_000 })).toBe('unknownReference');
    expect(await world.db.select().from(moneyCases).where(eq(moneyCases.reference, ref))).toHaveLength(1);
  });
});
