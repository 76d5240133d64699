import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Act, Actor } from '../../../domain/lifecycle/act.ts';
import { systemActor } from '../../../domain/lifecycle/act.ts';
import { nextAlarm } from '../../../domain/lifecycle/alarms.ts';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import { isFinal } from '../../../domain/lifecycle/statuses.ts';
import { applyAct, draftState, isAction } from '../../../domain/lifecycle/transitions.ts';
import { workOf } from '../../../domain/lifecycle/work.ts';
import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';
import type { PriorityGroup } from '../../../domain/priority.ts';
import type { Transaction } from '../../client.ts';
import { newId } from '../../ids.ts';
import { appendEvent } from '../../queries/append-event.ts';
import { bookForOrder } from '../../queries/book-payment.ts';
import { getDossierFees } from '../../queries/fees.ts';
import { submitDossier } from '../../queries/submit-dossier.ts';
import { actionRequests, dossiers, files, notices, outbox, paymentOrders, tasks } from '../../schema/index.ts';
import { nextIntention, type Intention } from './next-act.ts';
import { applicantDataOf, type Person } from './people.ts';
import { between, oneOfThese, type Random } from './random.ts';

/** A procedure as dossiers are made under it. */
export interface Offer {
  readonly procedureCode: string;
  readonly unitCode: string;
  readonly versionId: string;
  readonly definition: ProcedureDefinition;
  readonly plan: DossierPlan;
}

/** What a model dossier is to be. */
export interface ModelWish {
  readonly offer: Offer;
  readonly person: Person;
  readonly priority: PriorityGroup | null;
  readonly submittedAt: string;
  /** Nothing is done after this instant. */
  readonly until: string;
  /** Who works in a role of a unit. */
  readonly staffOf: (unitCode: string, role: StaffRole) => readonly string[];
  readonly random: Random;
}

/**
 * Leads one dossier from its submission as far as it comes, each act decided by the lifecycle and recorded as the
 * workflow would have it recorded; answers its id, and whether it came to its end. There is no workflow behind it, and
 * nobody is written to about it.
 */
export async function walkModel(
  tx: Transaction,
  wish: ModelWish,
): Promise<{ readonly id: string; readonly hasEnded: boolean }> {
  const id = await insertDraft(tx, wish);
  const resultFileId = newId();
  let state = await submit(tx, id, wish);
  let now = wish.submittedAt;
  let intention: Intention | undefined;
  let intendedFor = '';
  while (!isOver(state)) {
    const { plan, definition } = wish.offer;
    const occasion = `${state.status} ${String(state.visits)} ${state.apology} ${String(state.transfer === null)}`;
    if (occasion !== intendedFor) {
      const components = definition.components.map(({ key }) => key);
      intention = nextIntention({ plan, state, now, components, resultFileId }, wish.random);
      intendedFor = occasion;
    }
    const alarm = alarmBefore(state, intention);
    const next = alarm ?? intention;
    if (next === undefined || next.at > wish.until) break;
    state = await take(tx, { id, state, wish, next });
    now = next.at;
    if (alarm === undefined) intendedFor = '';
  }
  if (!isOver(state) && wish.random() < 0.6) await claim(tx, id, wish, now);
  await tidy(tx, id);
  return { id, hasEnded: isOver(state) };
}

/** The deadline that comes before what somebody means to do. */
function alarmBefore(state: DossierState, intention: Intention | undefined): Intention | undefined {
  const alarm = nextAlarm(state);
  if (alarm === undefined || !isAction(alarm.action)) return undefined;
  if (intention !== undefined && intention.at < alarm.at) return undefined;
  return { ...alarm, action: alarm.action, by: { kind: 'system' } };
}

/** Nobody resumes a stopped dossier of the sample. */
function isOver({ status }: DossierState): boolean {
  return isFinal(status) || status === 'stopped';
}

async function insertDraft(tx: Transaction, { offer, person, priority, submittedAt, random }: ModelWish) {
  const id = newId();
  const isOnline = random() < 0.7;
  const canBeOnline = offer.plan.returnMethods.includes('online') && random() < 0.4;
  await tx.insert(dossiers).values({
    id,
    accountId: person.id,
    unitCode: offer.unitCode,
    procedureCode: offer.procedureCode,
    procedureVersionId: offer.versionId,
    channel: isOnline ? 'online' : 'counter',
    applicant: applicantDataOf(person),
    answers: {},
    returnMethod: canBeOnline ? 'online' : 'counter',
    priority,
    state: draftState,
    createdAt: new Date(Date.parse(submittedAt) - between(random, 5, 90) * 60_000).toISOString(),
  });
  return id;
}

/** The bytes are in no file store: like all of these dossiers, it is there to be listed. */
async function keepResult(tx: Transaction, dossierId: string, { decision, at }: Act): Promise<void> {
  await tx.insert(files).values({
    id: z.object({ resultFileId: z.string() }).parse(decision).resultFileId,
    dossierId,
    purpose: 'result',
    name: 'ket-qua-mau.pdf',
    kind: 'pdf',
    sizeBytes: 1000,
    ref: '0'.repeat(64),
    createdAt: at,
  });
}

async function submit(tx: Transaction, dossierId: string, wish: ModelWish): Promise<DossierState> {
  const { offer, person, submittedAt: at, random } = wish;
  const [draft] = await tx.select({ channel: dossiers.channel }).from(dossiers).where(eq(dossiers.id, dossierId));
  const isOnline = draft?.channel === 'online';
  const clerks = wish.staffOf(offer.unitCode, 'clerk');
  const actor: Actor = isOnline
    ? { accountId: person.id, role: 'applicant' }
    : { accountId: oneOfThese(random, clerks), role: 'clerk' };
  const action = isOnline ? 'submit' : 'receiveAtCounter';
  const requestId = await writeRequest(tx, { dossierId, actor, action, at, input: {} });
  await submitDossier(tx, { dossierId, action, actor, requestId, at, trackingKey: newId() });
  const [row] = await tx.select({ state: dossiers.state }).from(dossiers).where(eq(dossiers.id, dossierId));
  if (row === undefined) throw new Error(`The dossier ${dossierId} is gone`);
  return row.state;
}

interface Move {
  readonly id: string;
  readonly state: DossierState;
  readonly wish: ModelWish;
  readonly next: Intention;
}

async function take(tx: Transaction, { id, state: before, wish, next }: Move): Promise<DossierState> {
  const { plan } = wish.offer;
  const actor = await actorOf(tx, id, wish, next);
  const facts = { feesDueVnd: (await getDossierFees(tx, id)).totalVnd };
  const act: Act = { action: next.action, actor, at: next.at, decision: next.decision, facts };
  if (next.action === 'recordPayment') await bookFee(tx, id, wish, act);
  if (next.action === 'sign') await keepResult(tx, id, act);
  const applied = applyAct(plan, before, act);
  if (!applied.ok) throw new Error(`${next.action} of ${wish.offer.procedureCode}: ${applied.refusal.code}`);
  const { state } = applied;
  const input = next.words;
  const request = { dossierId: id, actor, action: next.action, at: next.at, input: input ?? {} };
  const outcome = await appendEvent(tx, {
    dossierId: id,
    key: `sample:${String(state.seq)}`,
    act,
    requestId: input === undefined ? null : await writeRequest(tx, request),
    state,
    work: workOf(plan, state),
    stepKey: state.step === null ? null : (plan.steps[state.step]?.key ?? null),
  });
  if (outcome.kind !== 'appended') throw new Error(`${next.action}: ${outcome.kind}`);
  return state;
}

/** Whoever holds the task acts; where nobody does, one of those who could takes it first. */
async function actorOf(tx: Transaction, dossierId: string, wish: ModelWish, { by, at }: Intention): Promise<Actor> {
  switch (by.kind) {
    case 'system':
      return systemActor;
    case 'applicant':
      return { accountId: wish.person.id, role: 'applicant' };
    case 'role':
      return { accountId: oneOfThese(wish.random, wish.staffOf(wish.offer.unitCode, by.role)), role: by.role };
    case 'task':
      return { accountId: await claim(tx, dossierId, wish, at), role: by.task.role };
  }
}

/** Sees to it that the open main task is held, if there is one; answers by whom, or nothing. */
async function claim(tx: Transaction, dossierId: string, wish: ModelWish, claimedAt: string): Promise<string> {
  const open = and(eq(tasks.dossierId, dossierId), tasks.isMain, isNull(tasks.closedAt));
  const [task] = await tx.select().from(tasks).where(open);
  if (task === undefined) return '';
  if (task.holderId !== null) return task.holderId;
  const holderId = oneOfThese(wish.random, wish.staffOf(task.unitCode, task.role));
  await tx.update(tasks).set({ holderId, claimedAt }).where(eq(tasks.id, task.id));
  return holderId;
}

interface Asked {
  readonly dossierId: string;
  readonly actor: Actor;
  readonly action: string;
  readonly at: string;
  readonly input: Readonly<Record<string, unknown>>;
}

async function writeRequest(tx: Transaction, { actor, at, ...asked }: Asked): Promise<string> {
  const id = newId();
  const key = { id, accountId: actor.accountId, idempotencyKey: id, bodyHash: '', createdAt: at };
  await tx.insert(actionRequests).values({ ...asked, ...key });
  return id;
}

/** The accountant has the money on the unit's account. */
async function bookFee(tx: Transaction, dossierId: string, { offer }: ModelWish, { actor, at }: Act): Promise<void> {
  const [order] = await tx
    .select()
    .from(paymentOrders)
    .where(and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.status, 'awaited')));
  if (order === undefined) throw new Error(`The dossier ${dossierId} awaits no money`);
  await bookForOrder(tx, {
    key: `cash:${newId()}`,
    order,
    unitCode: offer.unitCode,
    attemptId: null,
    channel: 'transfer',
    amountVnd: order.totalVnd,
    reference: `MAU-${String(order.transferNo)}`,
    bookedBy: actor.accountId,
    occurredAt: at,
  });
}

/** No letter is made before then. */
const never = '9999-12-31T00:00:00.000Z';

/** Nobody is told of a sample and no letter is made for it; rows that are dated by the clock get the time they are about. */
async function tidy(tx: Transaction, dossierId: string): Promise<void> {
  await tx.delete(notices).where(eq(notices.dossierId, dossierId));
  await tx.delete(outbox).where(sql`${outbox.message} ->> 'dossierId' = ${dossierId}`);
  await tx.execute(sql`
    update payment_orders o set created_at = e.at from dossier_events e
    where o.dossier_id = ${dossierId} and e.dossier_id = o.dossier_id and e.seq = (
      select min(seq) from dossier_events f where f.dossier_id = o.dossier_id and f.to_status = 'payment_requested')`);
  await tx.execute(sql`
    update letters l set created_at = e.at, next_attempt_at = ${never} from dossier_events e
    where l.dossier_id = ${dossierId} and e.dossier_id = l.dossier_id and e.seq = l.event_seq`);
  await tx.execute(sql`
    update receipts r set next_attempt_at = null from payment_orders o
    where o.id = r.order_id and o.dossier_id = ${dossierId}`);
}
