import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { gatewayEvents } from '../../db/schema/index.ts';
import { eventually } from '../support/eventually.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

describe('the payment wait', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createTimeSkippingEnvironment);
  });
  afterAll(() => world.close());

  async function awaitPayment(): Promise<string> {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'clerk', 'accept');
    return dossierId;
  }

  async function payment(dossierId: string) {
    const { state } = await world.get(dossierId);
    if (state.payment === null) throw new Error(`Dossier ${dossierId} has no payment`);
    return state.payment;
  }

  /** Lets the reminder pass, so that the deadline is the next thing to come. */
  async function skipToReminder(dossierId: string): Promise<void> {
    await world.skipTo((await payment(dossierId)).remindAt);
    await world.until(dossierId, ({ state }) => state.payment?.reminded === true);
  }

  async function skipToDeadline(dossierId: string): Promise<void> {
    await skipToReminder(dossierId);
    await world.skipTo((await payment(dossierId)).dueAt);
  }

  it('reminds, and lapses only after the bank has been asked about every attempt', async () => {
    const dossierId = await awaitPayment();
    const cancelled = await world.openAttempt(dossierId);
    await world.outside.openPayPage(cancelled);
    await world.outside.decide(cancelled, 'cancel');

    await skipToReminder(dossierId);
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'remind']);
    expect(world.outside.timesAsked(cancelled.ref)).toBe(0);

    await world.skipTo((await payment(dossierId)).dueAt);
    await world.untilStatus(dossierId, 'stopped');
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'remind', 'expirePayment']);
    expect(world.outside.timesAsked(cancelled.ref)).toBe(1);
    const heard = await world.db.select().from(gatewayEvents).where(eq(gatewayEvents.attemptRef, cancelled.ref));
    expect(heard).toMatchObject([{ source: 'query', outcome: 'recorded', transactionStatus: '02' }]);
    expect(await world.order(dossierId)).toMatchObject({ status: 'expired', receivedVnd: 0 });
  });

  it('goes on when the bank has the money and its notification was lost', async () => {
    const dossierId = await awaitPayment();
    const attempt = await world.openAttempt(dossierId);
    await world.outside.openPayPage(attempt);
    await world.outside.decide(attempt, 'pay');

    await skipToDeadline(dossierId);
    await world.untilStatus(dossierId, 'processing');
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'remind', 'recordPayment']);
    expect(await world.order(dossierId)).toMatchObject({ status: 'paid', receivedVnd: attempt.amountVnd });
  });

  describe('with a payer on the page of the bank at the deadline', () => {
    async function deadlineDuringPayment() {
      const dossierId = await awaitPayment();
      const attempt = await world.openAttempt(dossierId);
      await world.outside.openPayPage(attempt);
      await skipToDeadline(dossierId);
      await eventually(
        () => Promise.resolve(world.outside.timesAsked(attempt.ref)),
        (times) => times === 1,
      );
      expect((await world.get(dossierId)).status).toBe('payment_requested');
      return { dossierId, attempt };
    }

    it('waits, and takes the money', async () => {
      const { dossierId, attempt } = await deadlineDuringPayment();
      await world.pay(attempt);
      await world.untilStatus(dossierId, 'processing');
    });

    it('waits a quarter of an hour, asks again, and lapses when the payer has given up', async () => {
      const { dossierId, attempt } = await deadlineDuringPayment();
      await world.outside.decide(attempt, 'cancel');
      await untilAsksAgainIn15Minutes(dossierId);
      await world.untilStatus(dossierId, 'stopped');
      expect(world.outside.timesAsked(attempt.ref)).toBe(2);
    });
  });

  it('lets the money win that is booked while the lapse is being recorded', async () => {
    const dossierId = await awaitPayment();
    const attempt = await world.openAttempt(dossierId);
    await skipToReminder(dossierId);
    // No page was opened and the attempt is out of time, so the bank has nothing when it is asked.
    await world.sql`update payment_attempts set expires_at = now() - interval '1 hour' where ref = ${attempt.ref}`;

    await world.withoutOutbox(async () => {
      await world.holdingRow(dossierId, async () => {
        await world.skipTo((await payment(dossierId)).dueAt);
        await world.somebodyWaitsForARow();
        await world.pay(attempt);
      });
      await world.untilStatus(dossierId, 'processing');
    });

    await world.delivered(`paid:${(await world.order(dossierId)).id}`);
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'remind', 'recordPayment']);
    expect(world.outside.timesAsked(attempt.ref)).toBe(1);
    expect(await world.order(dossierId)).toMatchObject({ status: 'paid' });
  });

  describe('with a gateway that does not answer at the deadline', () => {
    async function deadlineWithoutGateway() {
      const dossierId = await awaitPayment();
      const attempt = await world.openAttempt(dossierId);
      await skipToReminder(dossierId);
      await world.outside.setGateway('down');
      await world.skipTo((await payment(dossierId)).dueAt);
      await world.untilAsked(dossierId, 'askGateway');
      return { dossierId, attempt };
    }
    /** What is still asked is answered at its next try: skipping weeks, the clock would ring for a thousand of them. */
    afterEach(async () => {
      await world.outside.setGateway('up');
      await world.skipTo(new Date((await world.nowMs()) + 10 * 60_000).toISOString());
    });

    it('has its deadline moved by a clerk all the same, and is paid later', async () => {
      const { dossierId, attempt } = await deadlineWithoutGateway();
      const { dueAt } = await payment(dossierId);
      await world.do(dossierId, 'clerk', 'extendPayment', { reason: 'Cổng thanh toán đang gián đoạn' });
      expect((await payment(dossierId)).dueAt > dueAt).toBe(true);
      await world.pay(attempt);
      await world.untilStatus(dossierId, 'processing');
    });

    it('goes on by money that came another way', async () => {
      const { dossierId, attempt } = await deadlineWithoutGateway();
      await world.pay(attempt);
      await world.untilStatus(dossierId, 'processing');
    });
  });

  it('begins anew with a new order when the dossier is resumed, and the former one keeps its story', async () => {
    const dossierId = await awaitPayment();
    await skipToDeadline(dossierId);
    await world.untilStatus(dossierId, 'stopped');

    await world.do(dossierId, 'supervisor', 'resume', { reason: 'Người nộp đề nghị' });
    expect((await world.get(dossierId)).status).toBe('payment_requested');
    expect(await world.order(dossierId, 1)).toMatchObject({ status: 'expired' });
    expect(await world.order(dossierId, 2)).toMatchObject({ status: 'awaited' });
  });

  it('has its deadline moved once by an extension', async () => {
    const dossierId = await awaitPayment();
    const { dueAt } = await payment(dossierId);
    await skipToReminder(dossierId);
    await world.do(dossierId, 'clerk', 'extendPayment', { reason: 'Người nộp đề nghị' });
    await world.skipTo(dueAt);

    const later = await payment(dossierId);
    expect(later.dueAt > dueAt).toBe(true);
    await skipToReminder(dossierId);
    expect((await world.get(dossierId)).status).toBe('payment_requested');
    await world.skipTo(later.dueAt);
    await world.untilStatus(dossierId, 'stopped');
  });

  /** The wait for an open attempt is a timer of the workflow; once it runs, its time can be skipped. */
  async function untilAsksAgainIn15Minutes(dossierId: string): Promise<void> {
    const waitsMs = 15 * 60_000;
    await eventually(
      () => world.historyOf(`dossier:${dossierId}`),
      (history) =>
        history.some(({ timerStartedEventAttributes: timer }) => Number(timer?.startToFireTimeout?.seconds) === 900),
    );
    await world.skipTo(new Date((await world.nowMs()) + waitsMs).toISOString());
  }
});
