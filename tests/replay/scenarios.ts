import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { newId } from '../../db/ids.ts';
import { lockRefund, markRefundSent } from '../../db/queries/refunds.ts';
import { refunds } from '../../db/schema/index.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { dossierWorkflowId, paymentBookedSignal } from '../../workflows/dossier/messages.ts';
import { parcelWorkflowId } from '../../workflows/parcel/messages.ts';
import {
  reconcileSignal,
  reconciliationScheduleId,
  reconciliationWorkflowId,
  reconciliationWorkflowType,
} from '../../workflows/reconciliation/messages.ts';
import type { DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';

type Play<Played> = (world: DossierWorld) => Promise<Played>;

/** One way a dossier can go, or a day of the books, played to its end through the world of the tests. */
export interface Scenario {
  readonly name: string;
  /** Whether it needs the server whose clock can be moved. */
  readonly skipsTime: boolean;
  /** Answers the ids of the workflow and of the dossier it is about; `null` when it is about none. */
  readonly play: Play<{ readonly workflowId: string; readonly dossierId: string | null }>;
}

/** What people write in these scenarios. It is theirs, and must not be found in any history. */
export const words = {
  reason: 'Vì gia đình tôi chuyển nhà sang xã khác',
  opinion: 'Hồ sơ của bà Mẫu đủ điều kiện',
  question: 'Thửa đất của bà Mẫu có tranh chấp không?',
  recipient: 'Trần Văn Người Nhận',
} as const;

const { reason, opinion, question, recipient } = words;
const handOver = { recipient, identityChecked: true };
const free = { procedureCode: procedureCodes.free };
const hour = 3_600_000;
const day = 24 * hour;

async function accepted(world: DossierWorld, wish: Parameters<DossierWorld['start']>[0]): Promise<string> {
  const dossierId = await world.start(wish);
  await world.do(dossierId, 'clerk', 'accept');
  return dossierId;
}

async function posted(world: DossierWorld, wish: Parameters<DossierWorld['start']>[0]): Promise<string> {
  const dossierId = await accepted(world, { ...wish, returnMethod: 'home' });
  if ((await world.get(dossierId)).status === 'payment_requested') await world.settle(dossierId);
  await world.process(dossierId);
  await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 120 });
  return dossierId;
}

async function skip(world: DossierWorld, ms: number): Promise<void> {
  await world.skipTo(new Date((await world.nowMs()) + ms).toISOString());
}

function later(instant: string | null, ms: number): string {
  if (instant === null) throw new Error('Nothing is due');
  return new Date(Date.parse(instant) + ms).toISOString();
}

const plays: Readonly<Record<string, Play<string>>> = {
  'returned-home-after-payment': async (world) => {
    const dossierId = await posted(world, { procedureCode: procedureCodes.onAcceptance });
    const { orderNumber } = await world.parcel(dossierId, 'deliver');
    for (const status of ['pickedUp', 'failed', 'delivered'] as const) await world.tellParcel(orderNumber, status);
    return dossierId;
  },

  'returned-home-before-a-change-was-heard': async (world) => {
    const dossierId = await accepted(world, { ...free, returnMethod: 'home' });
    await world.process(dossierId);
    // Both wait for a worker, so that one comes upon the other.
    await world.firstWorkers.stop();
    const posted = world.do(dossierId, 'clerk', 'postResult', { weightGrams: 120 });
    await wait(500);
    const changed = world.act(dossierId, 'applicant', 'changeReturn', { returnMethod: 'counter' });
    await wait(500);
    await world.startWorkers({});
    await Promise.all([posted, changed]);
    await world.tellParcel((await world.parcel(dossierId, 'deliver')).orderNumber, 'delivered');
    return dossierId;
  },

  'returned-at-the-counter-after-two-tries': async (world) => {
    const dossierId = await posted(world, free);
    const { orderNumber } = await world.parcel(dossierId, 'deliver');
    for (const status of ['failed', 'failed'] as const) await world.tellParcel(orderNumber, status);
    await world.until(dossierId, ({ wait }) => wait === null);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'returned-online-after-payment-before-return': async (world) => {
    const dossierId = await accepted(world, { procedureCode: procedureCodes.beforeReturn, returnMethod: 'online' });
    await world.process(dossierId);
    await world.settle(dossierId);
    return dossierId;
  },

  'returned-online-after-much-was-declined': async (world) => {
    const dossierId = await accepted(world, { procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'clerk', 'extendPayment', { reason });
    await world.do(dossierId, 'lead', 'waiveFee', { reason });
    await world.do(dossierId, 'accountant', 'declineWaiver', { reason });
    await world.settle(dossierId);
    await world.do(dossierId, 'lead', 'completeStep', { opinion });
    const newDueAt = later((await world.get(dossierId)).dueAt, 3 * day);
    await world.do(dossierId, 'officer', 'requestExtension', { newDueAt, reason });
    await world.do(dossierId, 'supervisor', 'declineExtension', { reason });
    await world.do(dossierId, 'lead', 'stop', { ground: 'other', reason });
    await world.do(dossierId, 'supervisor', 'declineStop', { reason });
    await world.do(dossierId, 'applicant', 'changeReturn', { returnMethod: 'online' });
    await world.process(dossierId);
    return dossierId;
  },

  'returned-at-the-counter-the-long-way': async (world) => {
    const dossierId = await world.start({ ...free, homeCollection: true });
    const { orderNumber } = await world.parcel(dossierId, 'collect');
    await world.tellParcel(orderNumber, 'delivered');
    await world.until(dossierId, ({ wait }) => wait === null);
    await world.do(dossierId, 'clerk', 'requestSupplement', { components: ['notice'], reason });
    await world.do(dossierId, 'applicant', 'supplement', { components: ['notice'], note: reason });
    await world.do(dossierId, 'clerk', 'accept');
    await world.do(dossierId, 'lead', 'completeStep', { opinion });
    await world.do(dossierId, 'supervisor', 'correct', { reason });
    await world.do(dossierId, 'lead', 'completeStep', { opinion });
    await world.do(dossierId, 'officer', 'consult', { units: ['so-nnmt'], workingDays: 1, question });
    await world.do(dossierId, 'officer', 'answerConsultation', { consultation: 1, answer: 'agree', text: opinion });
    await world.do(dossierId, 'officer', 'sendBack', { toStep: 'assign', reason });
    await world.do(dossierId, 'applicant', 'requestWithdrawal', { reason });
    await world.do(dossierId, 'lead', 'declineWithdrawal', { reason });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'returned-negative-after-a-waiver-and-an-extension': async (world) => {
    const dossierId = await accepted(world, { procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'lead', 'waiveFee', { reason });
    await world.do(dossierId, 'accountant', 'approveWaiver', { note: reason });
    await world.do(dossierId, 'lead', 'completeStep', { opinion });
    const newDueAt = later((await world.get(dossierId)).dueAt, 3 * day);
    await world.do(dossierId, 'officer', 'requestExtension', { newDueAt, reason });
    await world.do(dossierId, 'supervisor', 'approveExtension', { note: reason });
    await world.do(dossierId, 'officer', 'proposeRefusal', { ground: 'notEligible', reason });
    await world.do(dossierId, 'lead', 'completeStep', { opinion });
    await world.do(dossierId, 'signer', 'sign', { positive: false, resultFileId: newId() });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'returned-after-money-came-during-a-withdrawal': async (world) => {
    const dossierId = await accepted(world, { procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'applicant', 'requestWithdrawal', { reason });
    await world.pay(await world.openAttempt(dossierId));
    await world.until(dossierId, ({ state }) => state.payment?.outcome === 'paid');
    await world.do(dossierId, 'lead', 'declineWithdrawal', { reason });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'returned-by-a-calendar-published-meanwhile': async (world) => {
    const dossierId = await accepted(world, free);
    await world.publishClosure((await world.get(dossierId)).dueAt);
    await world.until(dossierId, ({ state }) => state.calendar !== null);
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'refused-after-payment-on-submission': async (world) => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    await world.settle(dossierId);
    await world.do(dossierId, 'clerk', 'refuse', { ground: 'notEligible', reason });
    return dossierId;
  },

  'returned-after-news-of-no-order': async (world) => {
    const dossierId = await accepted(world, free);
    await world.handleOf(dossierId).signal(paymentBookedSignal, { orderNo: 9, bookedVnd: 1000 });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'withdrawn-in-the-middle-of-the-work': async (world) => {
    const dossierId = await accepted(world, free);
    await world.do(dossierId, 'lead', 'completeStep', { opinion });
    await world.do(dossierId, 'applicant', 'requestWithdrawal', { reason });
    await world.do(dossierId, 'lead', 'approveWithdrawal', { note: reason });
    return dossierId;
  },

  'withdrawn-while-the-post-collects': async (world) => {
    const dossierId = await world.start({ ...free, homeCollection: true });
    await world.parcel(dossierId, 'collect');
    await world.do(dossierId, 'applicant', 'withdraw', { reason });
    const parcel = parcelWorkflowId({ dossierId, direction: 'collect', no: 1 });
    await world.client.workflow.getHandle(parcel).result();
    return dossierId;
  },
};

const playsThroughTime: Readonly<Record<string, Play<string>>> = {
  'returned-home-by-asking-the-post': async (world) => {
    const dossierId = await posted(world, free);
    const { orderNumber } = await world.parcel(dossierId, 'deliver');
    for (const to of ['pickedUp', 'delivered'] as const) await world.outside.moveParcel(orderNumber, to);
    await skip(world, 25 * hour);
    return dossierId;
  },

  'returned-home-while-the-post-does-not-answer': async (world) => {
    const dossierId = await posted(world, free);
    const { orderNumber } = await world.parcel(dossierId, 'deliver');
    await world.outside.failPost('getOrderTracking', 10_000);
    await skip(world, 25 * hour);
    await world.untilAsked(dossierId, 'askCarrier', parcelWorkflowId({ dossierId, direction: 'deliver', no: 1 }));
    await world.tellParcel(orderNumber, 'delivered');
    return dossierId;
  },

  'returned-paid-while-the-gateway-does-not-answer': async (world) => {
    const dossierId = await accepted(world, { procedureCode: procedureCodes.onAcceptance });
    const attempt = await world.openAttempt(dossierId);
    await world.skipTo((await world.get(dossierId)).state.payment?.remindAt);
    await world.until(dossierId, ({ state }) => state.payment?.reminded === true);
    await world.outside.setGateway('down');
    await world.skipTo((await world.get(dossierId)).state.payment?.dueAt);
    await world.untilAsked(dossierId, 'askGateway');
    await world.pay(attempt);
    await world.untilStatus(dossierId, 'processing');
    await world.outside.setGateway('up');
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'returned-late-after-a-stop': async (world) => {
    const dossierId = await accepted(world, free);
    const { dueAt, warnAt } = await world.mainTask(dossierId);
    await world.skipTo(warnAt);
    await world.until(dossierId, ({ state }) => state.desk?.warned === true);
    await world.skipTo(dueAt);
    await world.until(dossierId, ({ state }) => state.desk?.escalated === true);
    await world.do(dossierId, 'lead', 'stop', { ground: 'other', reason });
    await world.do(dossierId, 'supervisor', 'approveStop', { note: reason });
    await skip(world, 100 * day);
    await world.do(dossierId, 'supervisor', 'resume', { reason });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'returned-late-from-paper-with-an-apology': async (world) => {
    const dossierId = await accepted(world, { ...free, atCounter: true });
    await world.do(dossierId, 'clerk', 'confirmTransfer', { receivedBy: recipient });
    await world.skipTo((await world.get(dossierId)).dueAt);
    await world.until(dossierId, ({ state }) => state.apology === 'owed');
    await world.do(dossierId, 'supervisor', 'apologise', { newDate: '2027-01-15', reason });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    return dossierId;
  },

  'refused-and-refunded-after-a-lost-answer': async (world) => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    const attempt = await world.payAtBank(dossierId);
    await world.untilStatus(dossierId, 'submitted');
    await world.do(dossierId, 'clerk', 'refuse', { ground: 'notEligible', reason });
    await world.outside.misbehave(attempt, { refund: 'answerLost' });
    await world.approveRefunds(dossierId);
    return dossierId;
  },

  'refused-and-its-refund-not-known': async (world) => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    await world.payAtBank(dossierId);
    await world.untilStatus(dossierId, 'submitted');
    await world.do(dossierId, 'clerk', 'refuse', { ground: 'notEligible', reason });
    await world.withoutOutbox(async () => {
      await world.approveRefunds(dossierId);
      await world.db.transaction(async (tx) => {
        for (const { id } of await tx.select().from(refunds).where(eq(refunds.dossierId, dossierId))) {
          const refund = await lockRefund(tx, id);
          if (refund !== undefined) await markRefundSent(tx, refund);
        }
      });
    });
    await world.approvedRefunds(dossierId);
    for (let halfDays = 0; halfDays < 8; halfDays += 1) await skip(world, 12 * hour);
    return dossierId;
  },

  'stopped-unpaid': async (world) => {
    const dossierId = await accepted(world, { procedureCode: procedureCodes.onAcceptance });
    const attempt = await world.openAttempt(dossierId);
    await world.outside.openPayPage(attempt);
    await world.outside.decide(attempt, 'cancel');
    await world.skipTo((await world.get(dossierId)).state.payment?.remindAt);
    await world.until(dossierId, ({ state }) => state.payment?.reminded === true);
    await world.skipTo((await world.get(dossierId)).state.payment?.dueAt);
    await world.untilStatus(dossierId, 'stopped');
    return dossierId;
  },

  'stopped-by-two-people': async (world) => {
    const dossierId = await accepted(world, free);
    await world.do(dossierId, 'lead', 'stop', { ground: 'other', reason });
    await world.do(dossierId, 'supervisor', 'approveStop', { note: reason });
    return dossierId;
  },

  'stopped-for-want-of-a-supplement': async (world) => {
    const dossierId = await world.start(free);
    await world.do(dossierId, 'clerk', 'requestSupplement', { components: ['notice'], reason });
    return dossierId;
  },
};

/** A day on which the bank took money and did not tell of it. */
async function payUntold(world: DossierWorld): Promise<void> {
  const dossierId = await accepted(world, { procedureCode: procedureCodes.onAcceptance });
  const attempt = await world.openAttempt(dossierId);
  await world.outside.openPayPage(attempt);
  await world.outside.decide(attempt, 'pay');
}

/** Of the books: each answers the id of the workflow it leaves. */
const playsOfTheBooks: Readonly<Record<string, Play<string>>> = {
  'reconciled-when-asked-twice': async (world) => {
    await payUntold(world);
    const onDate = localDateOf(new Date());
    const workflowId = reconciliationWorkflowId(onDate);
    const asked = await world.client.workflow.signalWithStart(reconciliationWorkflowType, {
      workflowId,
      taskQueue: world.taskQueue,
      args: [{ onDate }],
      signal: reconcileSignal,
    });
    await asked.signal(reconcileSignal);
    return workflowId;
  },

  'reconciled-every-missed-night': async (world) => {
    await payUntold(world);
    await world.sql`update payment_attempts set created_at = created_at - interval '3 days'`;
    const workflowId = `${reconciliationScheduleId(world.taskQueue)}-at-night`;
    const start = { workflowId, taskQueue: world.taskQueue, args: [{}] };
    await world.client.workflow.start(reconciliationWorkflowType, start);
    return workflowId;
  },
};

const scenariosOf = (named: Readonly<Record<string, Play<string>>>, skipsTime: boolean): Scenario[] =>
  Object.entries(named).map(([name, play]) => ({
    name,
    skipsTime,
    play: async (world) => {
      const dossierId = await play(world);
      return { workflowId: dossierWorkflowId(dossierId), dossierId };
    },
  }));

const scenariosOfTheBooks: readonly Scenario[] = Object.entries(playsOfTheBooks).map(([name, play]) => ({
  name,
  skipsTime: false,
  play: async (world) => ({ workflowId: await play(world), dossierId: null }),
}));

/** Every outcome, and most of what can happen on the way. */
export const scenarios: readonly Scenario[] = [
  ...scenariosOf(plays, false),
  ...scenariosOf(playsThroughTime, true),
  ...scenariosOfTheBooks,
];
