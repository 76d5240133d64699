import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { exportKeptDays } from '../../domain/reports/exports.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { auditEntries, exports, files } from '../schema/index.ts';

export type ExportRow = typeof exports.$inferSelect;

/** Longer than writing one batch of rows takes at its slowest; renewed with every batch. */
const leaseSeconds = 60;

/** An export is given up after this many tries: a list that cannot be written today cannot be written by trying. */
const maxAttempts = 3;

/** Who does something to an export. */
export interface ExportActor {
  readonly accountId: string;
  readonly role: string;
}

export type NewExport = Pick<ExportRow, 'id' | 'accountId' | 'format' | 'filter' | 'language'>;

/** Asks for an export, with its entry in the audit, and wakes whoever writes it. */
export async function createExport(tx: Transaction, asked: NewExport, role: string): Promise<void> {
  await tx.insert(exports).values(asked);
  const detail = { format: asked.format, filter: asked.filter };
  await auditExport(tx, asked.id, 'export.ask', { accountId: asked.accountId, role }, detail);
  await tx.execute(sql`select pg_notify('export', '')`);
}

/** Takes down what was done with an export, and by whom. */
export async function auditExport(
  db: Queryable,
  exportId: string,
  action: 'export.ask' | 'export.finish' | 'export.fetch' | 'export.cancel',
  by: ExportActor | undefined,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await db.insert(auditEntries).values({
    subjectKind: 'export',
    subjectId: exportId,
    action,
    actorId: by?.accountId ?? null,
    actorRole: by?.role ?? 'system',
    detail,
    at: new Date().toISOString(),
  });
}

/** The latest exports somebody has asked for. */
export async function listExports(db: Queryable, accountId: string, limit: number): Promise<ExportRow[]> {
  return db
    .select()
    .from(exports)
    .where(eq(exports.accountId, accountId))
    .orderBy(desc(exports.createdAt), exports.id)
    .limit(limit);
}

/** An export somebody has asked for themselves. */
export async function findExport(db: Queryable, id: string, accountId: string): Promise<ExportRow | undefined> {
  const [row] = await db
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.accountId, accountId)));
  return row;
}

/** Calls an export off. Whoever writes it notices with the next batch. Nothing changes once it is finished. */
export async function cancelExport(tx: Transaction, id: string, by: ExportActor): Promise<void> {
  const [cancelled] = await tx
    .update(exports)
    .set({ status: 'cancelled', finishedAt: sql`now()` })
    .where(
      and(eq(exports.id, id), eq(exports.accountId, by.accountId), inArray(exports.status, ['waiting', 'writing'])),
    )
    .returning({ id: exports.id });
  if (cancelled !== undefined) await auditExport(tx, id, 'export.cancel', by);
}

/**
 * Takes one export to be written, for this caller alone as long as they renew the lease: one nobody has begun, or whose
 * writer has died.
 */
export async function leaseExport(db: Database): Promise<ExportRow | undefined> {
  const due = db
    .select({ id: exports.id })
    .from(exports)
    .where(and(inArray(exports.status, ['waiting', 'writing']), lt(exports.leasedUntil, sql`now()`)))
    .orderBy(exports.leasedUntil)
    .limit(1)
    .for('update', { skipLocked: true });
  const [leased] = await db
    .update(exports)
    .set({
      status: 'writing',
      writtenRows: 0,
      attempts: sql`${exports.attempts} + 1`,
      leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(sql`${exports.id} = ${due}`)
    .returning();
  return leased;
}

/** What a writer holds: the export in its present try. */
type Lease = Pick<ExportRow, 'id' | 'attempts'>;

function heldBy({ id, attempts }: Lease) {
  return and(eq(exports.id, id), eq(exports.attempts, attempts), eq(exports.status, 'writing'));
}

/** Says how far the writing is and renews the lease. `false`: it was called off, or somebody else has it by now. */
export async function reportProgress(
  db: Database,
  lease: Lease,
  progress: { readonly writtenRows: number; readonly totalRows?: number },
): Promise<boolean> {
  const renewed = await db
    .update(exports)
    .set({ ...progress, leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
    .where(heldBy(lease))
    .returning({ id: exports.id });
  return renewed.length > 0;
}

/** Puts the file to its export. `false` when it was called off meanwhile: the file is nobody's then. */
export async function finishExport(
  db: Database,
  lease: Lease,
  file: { readonly fileRef: string; readonly sizeBytes: number; readonly writtenRows: number },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [finished] = await tx
      .update(exports)
      .set({
        ...file,
        totalRows: file.writtenRows,
        status: 'ready',
        lastError: null,
        finishedAt: sql`now()`,
        expiresAt: sql`now() + make_interval(days => ${exportKeptDays})`,
      })
      .where(heldBy(lease))
      .returning({ id: exports.id });
    if (finished === undefined) return false;
    await auditExport(tx, lease.id, 'export.finish', undefined, { rows: file.writtenRows });
    return true;
  });
}

/** Takes down that an export was not written; it is tried again a minute later, or given up. */
export async function markExportUnwritten(db: Database, lease: Lease, error: string): Promise<void> {
  const isOver = lease.attempts >= maxAttempts;
  await db
    .update(exports)
    .set({
      status: isOver ? 'failed' : 'waiting',
      lastError: error.slice(0, 500),
      leasedUntil: sql`now() + interval '1 minute'`,
      ...(isOver ? { finishedAt: sql`now()` } : {}),
    })
    .where(heldBy(lease));
}

/** Files of exports that have had their time; they are no longer offered, and are to be removed from the store. */
export async function expireExports(db: Database): Promise<string[]> {
  const due = db
    .select({ id: exports.id })
    .from(exports)
    .where(and(eq(exports.status, 'ready'), lt(exports.expiresAt, sql`now()`)))
    .limit(20);
  const gone = await db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: exports.id, ref: exports.fileRef })
      .from(exports)
      .where(inArray(exports.id, due))
      .for('update', { skipLocked: true });
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      await tx.update(exports).set({ status: 'expired', fileRef: null }).where(inArray(exports.id, ids));
    }
    return rows;
  });
  return gone.flatMap(({ ref }) => (ref === null ? [] : [ref]));
}

/** Whether anything still refers to a file in the store: the same content is kept once. */
export async function isFileInUse(db: Queryable, ref: string): Promise<boolean> {
  const [exported] = await db.select({ id: exports.id }).from(exports).where(eq(exports.fileRef, ref)).limit(1);
  if (exported !== undefined) return true;
  const [ofDossier] = await db.select({ id: files.id }).from(files).where(eq(files.ref, ref)).limit(1);
  return ofDossier !== undefined;
}
