import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { openAuditCheckStatuses } from '../../domain/audit-check.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { accounts, auditChecks, auditEntries, type AuditAnchor } from '../schema/index.ts';
import type { AuditCheck } from './check-audit.ts';

export type AuditCheckRow = typeof auditChecks.$inferSelect;

/** Longer than one batch takes at its slowest; renewed with every batch. */
const leaseSeconds = 60;

/** A check is given up after this many tries. */
const maxAttempts = 3;

export interface NewAuditCheck {
  readonly id: string;
  /** Who asks for it. */
  readonly accountId: string;
  /** An anchor kept outside of the database; without it the log is compared with the last good check. */
  readonly keptAnchor: AuditAnchor | undefined;
}

/** Asks for a check and wakes whoever does it. False when one is under way already. */
export async function askForCheck(tx: Transaction, { id, accountId, keptAnchor }: NewAuditCheck): Promise<boolean> {
  const last = keptAnchor === undefined ? await findLastAnchor(tx) : null;
  const kept = keptAnchor ?? last;
  const made = await tx
    .insert(auditChecks)
    .values({
      id,
      accountId,
      ...(kept === null ? {} : { keptAnchor: kept, keptFrom: keptAnchor === undefined ? 'lastCheck' : 'outside' }),
    })
    .onConflictDoNothing()
    .returning({ id: auditChecks.id });
  if (made.length === 0) return false;
  await writeCheckAudit(tx, { id, action: 'auditCheck.ask', accountId });
  await tx.execute(sql`select pg_notify('auditCheck', '')`);
  return true;
}

async function findLastAnchor(db: Queryable): Promise<AuditAnchor | null> {
  const [last] = await db
    .select({ anchor: auditChecks.anchor })
    .from(auditChecks)
    .where(eq(auditChecks.status, 'intact'))
    .orderBy(desc(auditChecks.createdAt))
    .limit(1);
  return last?.anchor ?? null;
}

/** The latest checks, with who asked for them. */
export async function listAuditChecks(db: Queryable, limit: number) {
  return selectChecks(db).orderBy(desc(auditChecks.createdAt)).limit(limit);
}

/** A check with who asked for it. */
export async function findAuditCheck(db: Queryable, id: string) {
  const [found] = await selectChecks(db).where(eq(auditChecks.id, id));
  return found;
}

function selectChecks(db: Queryable) {
  return db
    .select({ check: auditChecks, askedBy: accounts.name })
    .from(auditChecks)
    .innerJoin(accounts, eq(accounts.id, auditChecks.accountId))
    .$dynamic();
}

/** Calls a check off. Whoever does it notices with the next batch. Nothing changes once it is finished. */
export async function cancelAuditCheck(tx: Transaction, id: string, accountId: string): Promise<void> {
  const [cancelled] = await tx
    .update(auditChecks)
    .set({ status: 'cancelled', finishedAt: sql`now()` })
    .where(and(eq(auditChecks.id, id), inArray(auditChecks.status, [...openAuditCheckStatuses])))
    .returning({ id: auditChecks.id });
  if (cancelled !== undefined) await writeCheckAudit(tx, { id, action: 'auditCheck.cancel', accountId });
}

/** Takes the check that is to be done, for this caller alone as long as they renew the lease; it begins anew. */
export async function leaseAuditCheck(db: Database): Promise<AuditCheckRow | undefined> {
  const due = db
    .select({ id: auditChecks.id })
    .from(auditChecks)
    .where(and(inArray(auditChecks.status, [...openAuditCheckStatuses]), lt(auditChecks.leasedUntil, sql`now()`)))
    .limit(1)
    .for('update', { skipLocked: true });
  const [leased] = await db
    .update(auditChecks)
    .set({
      status: 'running',
      checkedEntries: 0,
      totalEntries: sql`(select count(*) from ${auditEntries})`,
      attempts: sql`${auditChecks.attempts} + 1`,
      leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(sql`${auditChecks.id} = ${due}`)
    .returning();
  return leased;
}

/** What a checker holds: the check in its present try. */
type Lease = Pick<AuditCheckRow, 'id' | 'attempts'>;

function heldBy({ id, attempts }: Lease) {
  return and(eq(auditChecks.id, id), eq(auditChecks.attempts, attempts), eq(auditChecks.status, 'running'));
}

/** Says how far the check is and renews the lease. `false`: it was called off, or somebody else has it by now. */
export async function reportChecked(db: Database, lease: Lease, checkedEntries: number): Promise<boolean> {
  const renewed = await db
    .update(auditChecks)
    .set({ checkedEntries, leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
    .where(heldBy(lease))
    .returning({ id: auditChecks.id });
  return renewed.length > 0;
}

/** Takes down what a check found. Nothing when it was called off meanwhile. */
export async function finishAuditCheck(db: Database, lease: Lease, result: AuditCheck): Promise<void> {
  const { entries, chains, broken, findings, anchor, agreesWithKept } = result;
  const status = broken > 0 || agreesWithKept === false ? 'broken' : 'intact';
  await db.transaction(async (tx) => {
    const finished = await tx
      .update(auditChecks)
      .set({
        status,
        checkedEntries: entries,
        totalEntries: entries,
        chains,
        broken,
        findings,
        anchor,
        agreesWithKept,
        lastError: null,
        finishedAt: sql`now()`,
      })
      .where(heldBy(lease))
      .returning({ id: auditChecks.id });
    if (finished.length === 0) return;
    const detail = { status, entries, broken, agreesWithKept };
    await writeCheckAudit(tx, { id: lease.id, action: 'auditCheck.finish', accountId: null, detail });
  });
}

/** Takes down that a check could not be done; it is tried again a little later, or given up. */
export async function markCheckUndone(db: Database, lease: Lease, error: string): Promise<void> {
  const isOver = lease.attempts >= maxAttempts;
  await db
    .update(auditChecks)
    .set({
      status: isOver ? 'failed' : 'waiting',
      lastError: error.slice(0, 500),
      leasedUntil: sql`now() + interval '10 seconds'`,
      ...(isOver ? { finishedAt: sql`now()` } : {}),
    })
    .where(heldBy(lease));
}

interface CheckAudit {
  readonly id: string;
  readonly action: `auditCheck.${'ask' | 'cancel' | 'finish'}`;
  readonly accountId: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

async function writeCheckAudit(tx: Transaction, { id, action, accountId, detail = {} }: CheckAudit): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'auditCheck',
    subjectId: id,
    action,
    actorId: accountId,
    actorRole: accountId === null ? 'system' : 'administrator',
    detail,
    at: new Date().toISOString(),
  });
}
