import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { Queryable, Transaction } from '../client.ts';
import { accounts, auditEntries, procedureDrafts, procedures } from '../schema/index.ts';

/** Something done to a procedure by one of its administrators, for the audit log. */
export interface ProcedureDeed {
  readonly code: string;
  readonly action: string;
  readonly byId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Notes in the audit log what an administrator did to a procedure. */
export async function auditProcedure(tx: Transaction, { code, action, byId, detail }: ProcedureDeed): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'procedure',
    subjectId: code,
    action,
    actorId: byId,
    actorRole: 'administrator',
    detail,
    at: new Date().toISOString(),
  });
}

/** The draft of a procedure with who saved it last, if there is one. */
export async function findDraft(db: Queryable, code: string) {
  const [found] = await db
    .select({
      code: procedureDrafts.code,
      definition: procedureDrafts.definition,
      baseVersion: procedureDrafts.baseVersion,
      revision: procedureDrafts.revision,
      updatedAt: procedureDrafts.updatedAt,
      updatedBy: { id: accounts.id, name: accounts.name },
    })
    .from(procedureDrafts)
    .innerJoin(accounts, eq(accounts.id, procedureDrafts.updatedBy))
    .where(eq(procedureDrafts.code, code));
  return found;
}

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

export interface DraftToSave {
  readonly code: string;
  readonly definition: ProcedureDefinition;
  readonly baseVersion: number | null;
  /** The revision it was made from; 0 where there was no draft. */
  readonly revision: number;
  readonly byId: string;
}

/**
 * Keeps a draft, unless it was changed since `revision`.
 * @returns whether it was kept.
 */
export async function saveDraft(tx: Transaction, draft: DraftToSave): Promise<boolean> {
  const { code, definition, baseVersion, revision, byId } = draft;
  const saved = { definition, baseVersion, updatedBy: byId, updatedAt: new Date().toISOString() };
  if (revision === 0) {
    const begun = await tx
      .insert(procedureDrafts)
      .values({ code, ...saved })
      .onConflictDoNothing()
      .returning({ code: procedureDrafts.code });
    if (begun.length === 0) return false;
    await auditProcedure(tx, { code, action: 'startDraft', byId, detail: { baseVersion } });
    return true;
  }
  const kept = await tx
    .update(procedureDrafts)
    .set({ ...saved, revision: revision + 1 })
    .where(and(eq(procedureDrafts.code, code), eq(procedureDrafts.revision, revision)))
    .returning({ code: procedureDrafts.code });
  return kept.length > 0;
}

/**
 * Removes a draft, unless it was changed since `revision`.
 * @returns whether it was removed.
 */
export async function removeDraft(tx: Transaction, code: string, revision: number): Promise<boolean> {
  const removed = await tx
    .delete(procedureDrafts)
    .where(and(eq(procedureDrafts.code, code), eq(procedureDrafts.revision, revision)))
    .returning({ code: procedureDrafts.code });
  return removed.length > 0;
}

/** Which procedures of these units the catalogue does not show: drafts, those not yet in force, those that are closed. */
export async function listUnshownProcedures(db: Queryable, unitCodes: readonly string[]) {
  const codes = [...unitCodes];
  const draftUnit = sql<string>`${procedureDrafts.definition} ->> 'unitCode'`;
  return db
    .select({
      code: sql<string>`coalesce(${procedures.code}, ${procedureDrafts.code})`,
      name: sql<LocalizedText>`coalesce(${procedures.name}, ${procedureDrafts.definition} -> 'name')`,
      isPublished: sql<boolean>`${procedures.code} is not null`,
      isOpen: sql<boolean>`coalesce(${procedures.isOpen}, true)`,
      isInForce: sql<boolean>`${procedures.currentVersionId} is not null`,
      updatedAt: procedureDrafts.updatedAt,
      updatedByName: accounts.name,
    })
    .from(procedures)
    .fullJoin(procedureDrafts, eq(procedureDrafts.code, procedures.code))
    .leftJoin(accounts, eq(accounts.id, procedureDrafts.updatedBy))
    .where(
      and(
        or(inArray(procedures.unitCode, codes), and(isNull(procedures.code), inArray(draftUnit, codes))),
        sql`(${procedureDrafts.code} is not null or not ${procedures.isOpen} or ${procedures.currentVersionId} is null)`,
      ),
    )
    .orderBy(asc(sql`coalesce(${procedures.code}, ${procedureDrafts.code})`))
    .limit(200);
}
