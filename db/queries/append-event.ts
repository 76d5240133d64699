import { and, eq, gte } from 'drizzle-orm';
import type { Act } from '../../domain/lifecycle/act.ts';
import { getRow, isAction } from '../../domain/lifecycle/transitions.ts';
import { stateVersion, type DossierState } from '../../domain/lifecycle/state.ts';
import { isFinal } from '../../domain/lifecycle/statuses.ts';
import type { Work } from '../../domain/lifecycle/work.ts';
import type { Transaction } from '../client.ts';
import { auditEntries, dossierEvents, dossiers, notices } from '../schema/index.ts';
import { applyWords } from './apply-words.ts';
import { tellOfPresentCalendar } from './calendars.ts';
import { projectFigures } from './project-figures.ts';
import { projectPayment } from './project-payment.ts';
import { projectTasks } from './project-tasks.ts';
import { queueLetter } from './queue-letter.ts';
import { announceDossier } from './announce-dossier.ts';

/** One event to append to a dossier's log, with what the dossier looks like after it. */
export interface NewEvent {
  readonly dossierId: string;
  /** Names the event wherever it comes from; offering it again changes nothing. */
  readonly key: string;
  readonly act: Act;
  /** The action request that holds the words, where a person acted. */
  readonly requestId: string | null;
  readonly state: DossierState;
  readonly work: Work;
  /** Key of the step the dossier is at after the event, if any. */
  readonly stepKey: string | null;
  /** Columns set in the same statement: what submission adds to a draft. */
  readonly columns?: Partial<typeof dossiers.$inferInsert>;
}

/** An event as the log has it. */
export interface RecordedAct {
  readonly seq: number;
  readonly key: string;
  readonly act: Act;
}

export type AppendOutcome =
  | { readonly kind: 'appended' }
  /** The log goes further than the caller knows: here is what it holds from the event on that the caller meant to append. */
  | { readonly kind: 'behind'; readonly events: readonly RecordedAct[] }
  /** This very event is among those the caller knows. */
  | { readonly kind: 'repeated' }
  /** The payment this would let lapse has been covered meanwhile; nothing was appended. */
  | { readonly kind: 'moneyArrived' }
  /** The payment this would call off has been made before, which the dossier has not been told yet; nothing was appended. */
  | { readonly kind: 'paidBefore'; readonly orderNo: number; readonly bookedVnd: number };

/**
 * Appends an event to a dossier's log if it is the next one, and brings everything derived from it in line: the
 * dossier's row, tasks, payment order, notice, letter and audit. All or nothing, within the caller's transaction.
 */
export async function appendEvent(tx: Transaction, event: NewEvent): Promise<AppendOutcome> {
  const row = await lockDossier(tx, event.dossierId);
  const next = event.state.seq;
  if (row.seq >= next) return { kind: 'behind', events: await listActs(tx, event.dossierId, next) };
  if (row.seq < next - 1)
    throw new Error(`Dossier ${event.dossierId} is at event ${row.seq}, event ${next} cannot follow`);
  if (await hasKey(tx, event)) return { kind: 'repeated' };
  const money = await projectPayment(tx, row, event);
  if (money.kind !== 'inLine') return money;
  await insertEvent(tx, row.status, event);
  // Tasks before figures, as where a task changes hands: whoever locks both does so in this order.
  await projectTasks(tx, row, event);
  await projectFigures(tx, event);
  await updateDossier(tx, event);
  await writeAudit(tx, event);
  await queueNotice(tx, row, event);
  await queueLetter(tx, event);
  if (event.act.action === 'resume')
    await tellOfPresentCalendar(tx, { dossierId: event.dossierId, seq: event.state.seq });
  await announceDossier(tx, event.dossierId);
  return { kind: 'appended' };
}

/** The acts of a dossier from an event number on, in order. */
export async function listActs(tx: Transaction, dossierId: string, fromSeq: number): Promise<RecordedAct[]> {
  return tx
    .select({ seq: dossierEvents.seq, key: dossierEvents.key, act: dossierEvents.act })
    .from(dossierEvents)
    .where(and(eq(dossierEvents.dossierId, dossierId), gte(dossierEvents.seq, fromSeq)))
    .orderBy(dossierEvents.seq);
}

export type LockedDossier = Awaited<ReturnType<typeof lockDossier>>;

async function lockDossier(tx: Transaction, dossierId: string) {
  const [row] = await tx
    .select({
      id: dossiers.id,
      seq: dossiers.seq,
      status: dossiers.status,
      code: dossiers.code,
      accountId: dossiers.accountId,
      unitCode: dossiers.unitCode,
      procedureVersionId: dossiers.procedureVersionId,
      dueAt: dossiers.dueAt,
    })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId))
    // Not `update`: money of the dossier may be booked meanwhile, which only needs the row to stay what it is named by.
    .for('no key update');
  if (row === undefined) throw new Error(`No dossier ${dossierId}`);
  return row;
}

async function hasKey(tx: Transaction, event: NewEvent): Promise<boolean> {
  const found = await tx
    .select({ seq: dossierEvents.seq })
    .from(dossierEvents)
    .where(and(eq(dossierEvents.dossierId, event.dossierId), eq(dossierEvents.key, event.key)));
  return found.length > 0;
}

async function insertEvent(tx: Transaction, fromStatus: LockedDossier['status'], event: NewEvent): Promise<void> {
  const { act, state } = event;
  await tx.insert(dossierEvents).values({
    dossierId: event.dossierId,
    seq: state.seq,
    key: event.key,
    action: act.action,
    act,
    fromStatus,
    toStatus: state.status,
    stepKey: event.stepKey,
    actorId: accountOf(act),
    actorRole: act.actor.role,
    requestId: event.requestId,
    at: act.at,
  });
}

async function updateDossier(tx: Transaction, event: NewEvent): Promise<void> {
  const { dossierId, act, state, work, stepKey } = event;
  await tx
    .update(dossiers)
    .set({
      ...event.columns,
      ...(await applyWords(tx, event)),
      ...columnsOf(state, work),
      stepKey,
      endedAt: isFinal(state.status) || state.status === 'stopped' ? act.at : null,
      updatedAt: act.at,
    })
    .where(eq(dossiers.id, dossierId));
}

/** What lists, searches and counts need to know of a dossier's state. */
export function columnsOf(state: DossierState, work: Work) {
  const { clock, status } = state;
  return {
    seq: state.seq,
    state,
    stateVersion,
    status,
    wait: work.wait,
    returnMethod: state.returnMethod,
    acceptedAt: clock?.acceptedAt ?? null,
    dueAt: clock?.dueAt ?? null,
    warnAt: clock?.warnAt ?? null,
    provisional: clock?.provisional ?? false,
    paused: clock?.mode === 'paused' || status === 'supplement_requested' || status === 'payment_requested',
    resultFileId: state.resultFileId,
  };
}

async function writeAudit(tx: Transaction, { dossierId, act, state }: NewEvent): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'dossier',
    subjectId: dossierId,
    action: `dossier.${act.action}`,
    actorId: accountOf(act),
    actorRole: act.actor.role,
    detail: { seq: state.seq, status: state.status },
    at: act.at,
  });
}

async function queueNotice(tx: Transaction, row: LockedDossier, { dossierId, act, state }: NewEvent): Promise<void> {
  const told = isAction(act.action) && getRow(act.action).notice;
  const dueDateMoves = row.dueAt !== null && state.clock !== null && row.dueAt !== state.clock.dueAt;
  if (told === false || (told === 'ifDueDateMoves' && !dueDateMoves)) return;
  await tx.insert(notices).values({
    key: `dossier:${dossierId}:${state.seq}`,
    dossierId,
    accountId: row.accountId,
    kind: act.action,
    eventSeq: state.seq,
  });
}

function accountOf({ actor }: Act): string | null {
  return actor.role === 'system' ? null : actor.accountId;
}
