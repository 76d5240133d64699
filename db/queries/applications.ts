import { and, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { draftState } from '../../domain/lifecycle/transitions.ts';
import type { Queryable, Transaction } from '../client.ts';
import { listPapers } from './applicant-files.ts';
import { isOffered } from './catalogue.ts';
import {
  actionRequests,
  dossiers,
  files,
  paymentOrders,
  procedures,
  procedureVersions,
  units,
  type ApplicantData,
} from '../schema/index.ts';

/** A draft is a dossier nobody has handed in yet: it belongs to its account alone. */
const isDraftOf = (id: string, accountId: string) =>
  and(eq(dossiers.id, id), eq(dossiers.accountId, accountId), eq(dossiers.status, 'draft'));

export interface NewDraft {
  readonly id: string;
  readonly accountId: string | null;
  readonly channel: 'online' | 'counter';
  readonly procedureCode: string;
  readonly unitCode: string;
  readonly versionId: string;
  readonly applicant: ApplicantData;
  /** What it takes over from an earlier dossier. */
  readonly copied?: CopiedData | undefined;
}

/** What of an earlier dossier is worth beginning with. */
export type CopiedData = Pick<
  typeof dossiers.$inferSelect,
  'copiedFromId' | 'answers' | 'returnMethod' | 'returnAddress' | 'homeCollection' | 'collectionAddress'
>;

/** Makes a draft; one with this id that is there already stays as it is. */
export async function insertDraft(db: Queryable, { versionId, copied, ...draft }: NewDraft): Promise<void> {
  await db
    .insert(dossiers)
    .values({ ...draft, procedureVersionId: versionId, answers: {}, ...copied, state: draftState })
    .onConflictDoNothing();
}

/**
 * Brings a draft to the version published by now, if that is a newer one. The form may ask for other things then, so
 * the revision goes up.
 */
export async function alignVersion(db: Queryable, id: string, accountId: string): Promise<'changed' | 'current'> {
  const changed = await db
    .update(dossiers)
    .set({ procedureVersionId: sql`${procedures.currentVersionId}`, revision: sql`${dossiers.revision} + 1` })
    .from(procedures)
    .where(
      and(
        isDraftOf(id, accountId),
        eq(procedures.code, dossiers.procedureCode),
        sql`${procedures.currentVersionId} <> ${dossiers.procedureVersionId}`,
      ),
    )
    .returning({ id: dossiers.id });
  return changed.length > 0 ? 'changed' : 'current';
}

export type ApplicationRow = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

/** Somebody's application, handed in or not, with its definition and files. */
export async function findApplication(db: Queryable, id: string, accountId: string) {
  const [row] = await db
    .select({
      dossier: dossiers,
      isOpen: isOffered,
      version: procedureVersions.version,
      definition: procedureVersions.definition,
      unitName: units.name,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(procedureVersions, eq(procedureVersions.id, dossiers.procedureVersionId))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(and(eq(dossiers.id, id), eq(dossiers.accountId, accountId)));
  if (row === undefined) return undefined;
  const { copiedFromId } = row.dossier;
  const [papers, copiedFrom] = await Promise.all([
    listPapers(db, id),
    copiedFromId === null ? undefined : findCopied(db, eq(dossiers.id, copiedFromId)),
  ]);
  return { ...row, files: papers, copiedFrom };
}

/** A submitted dossier of somebody's, as something to begin a new one with. */
export async function findOwnSubmitted(db: Queryable, code: string, accountId: string) {
  return findCopied(db, and(eq(dossiers.code, code), eq(dossiers.accountId, accountId)));
}

async function findCopied(db: Queryable, which: SQL | undefined) {
  const [row] = await db
    .select({ dossier: dossiers, code: dossiers.code, definition: procedureVersions.definition })
    .from(dossiers)
    .innerJoin(procedureVersions, eq(procedureVersions.id, dossiers.procedureVersionId))
    .where(and(which, isNotNull(dossiers.code)));
  return row;
}

/** Somebody's unfinished applications, latest first. */
export async function listDrafts(db: Queryable, accountId: string) {
  return db
    .select({
      id: dossiers.id,
      procedureCode: procedures.code,
      procedureName: procedures.name,
      savedAt: dossiers.updatedAt,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .where(and(eq(dossiers.accountId, accountId), isNull(dossiers.code)))
    .orderBy(sql`${dossiers.createdAt} desc nulls last`, dossiers.id);
}

type DraftColumns = Pick<
  typeof dossiers.$inferInsert,
  'applicant' | 'answers' | 'returnMethod' | 'returnAddress' | 'homeCollection' | 'collectionAddress' | 'priority'
>;

/** What is to be changed; what is `undefined` stays. */
export type DraftChange = { readonly [Column in keyof DraftColumns]?: DraftColumns[Column] | undefined };

/** Changes a draft if it still is at this revision. `false` when it is not, or no draft any more. */
export async function changeDraft(
  db: Queryable,
  draft: { readonly id: string; readonly accountId: string; readonly revision: number },
  change: DraftChange,
): Promise<boolean> {
  const changed = await db
    .update(dossiers)
    .set({ ...change, revision: draft.revision + 1, updatedAt: new Date().toISOString() })
    .where(and(isDraftOf(draft.id, draft.accountId), eq(dossiers.revision, draft.revision)))
    .returning({ id: dossiers.id });
  return changed.length > 0;
}

export type NewFile = typeof files.$inferInsert & { readonly componentKey: string };

/**
 * Puts a file to a component of a draft, or finds it there already: the same content twice is one file. `undefined`
 * when the draft was handed in or thrown away while the file was on its way.
 */
export async function addComponentFile(db: Queryable, file: NewFile): Promise<typeof files.$inferSelect | undefined> {
  return db.transaction(async (tx) => {
    const [draft] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.id, file.dossierId), eq(dossiers.status, 'draft')))
      .for('update');
    if (draft === undefined) return undefined;
    const [known] = await tx
      .select()
      .from(files)
      .where(and(eq(files.dossierId, draft.id), eq(files.componentKey, file.componentKey), eq(files.ref, file.ref)));
    if (known !== undefined) return known;
    const [added] = await tx.insert(files).values(file).returning();
    return added;
  });
}

/** Takes a file away from a component of a draft and answers which content it held, if it was there. */
export async function removeFile(
  db: Queryable,
  which: { readonly dossierId: string; readonly componentKey: string; readonly fileId: string },
): Promise<{ readonly ref: string } | undefined> {
  return db.transaction(async (tx) => {
    const [draft] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.id, which.dossierId), eq(dossiers.status, 'draft')))
      .for('update');
    if (draft === undefined) return undefined;
    const [removed] = await tx
      .delete(files)
      .where(and(eq(files.id, which.fileId), eq(files.dossierId, draft.id), eq(files.componentKey, which.componentKey)))
      .returning({ ref: files.ref });
    return removed;
  });
}

/** Which of these contents no dossier refers to any more. */
export async function listOrphans(db: Queryable, refs: readonly string[]): Promise<string[]> {
  if (refs.length === 0) return [];
  const used = await db
    .select({ ref: files.ref })
    .from(files)
    .where(inArray(files.ref, [...refs]));
  return refs.filter((ref) => !used.some((file) => file.ref === ref));
}

/** Throws a draft away; answers the contents it held, or `undefined` when there is no such draft. */
export async function discardDraft(db: Queryable, id: string, accountId: string): Promise<string[] | undefined> {
  return db.transaction(async (tx) => {
    const [draft] = await tx.select({ id: dossiers.id }).from(dossiers).where(isDraftOf(id, accountId)).for('update');
    if (draft === undefined) return undefined;
    const held = await tx.delete(files).where(eq(files.dossierId, id)).returning({ ref: files.ref });
    await tx.update(actionRequests).set({ dossierId: null }).where(eq(actionRequests.dossierId, id));
    await tx.delete(dossiers).where(eq(dossiers.id, id));
    return [...new Set(held.map(({ ref }) => ref))];
  });
}

/** Locks somebody's application until the transaction ends. `false` when there is none. */
export async function lockApplication(tx: Transaction, id: string, accountId: string): Promise<boolean> {
  const found = await tx
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(eq(dossiers.id, id), eq(dossiers.accountId, accountId)))
    .for('update');
  return found.length > 0;
}

/** What is to be paid for a dossier now, if anything. */
export async function findAwaitedOrder(db: Queryable, dossierId: string) {
  const [order] = await db
    .select({ transactionId: paymentOrders.id, amountVnd: paymentOrders.totalVnd, dueAt: paymentOrders.dueAt })
    .from(paymentOrders)
    .where(and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.status, 'awaited')));
  return order;
}
