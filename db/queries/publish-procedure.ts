import { createHash } from 'node:crypto';
import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { differencesOf } from '../../domain/procedure/differences.ts';
import { searchText } from '../../domain/search-text.ts';
import type { LocalDate } from '../../domain/working-time/local-time.ts';
import type { Queryable, Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { auditEntries, fields, procedures, procedureVersions, units } from '../schema/index.ts';

export interface Publication {
  /** The version's id, where the caller can make the same one again; a new one otherwise. */
  readonly id?: string;
  readonly definition: ProcedureDefinition;
  /** Today or later: dossiers submitted from this day on go by it. */
  readonly validFrom: LocalDate;
  readonly today: LocalDate;
  /** `null` for the program itself, which fills in the sample or was called on the command line. */
  readonly by: { readonly accountId: string; readonly role: StaffRole } | null;
  /** Why, for the audit log. */
  readonly reason?: string | undefined;
  /** Where lists show a procedure that is new; behind the others when left out. */
  readonly position?: number;
}

export interface PublishedVersion {
  readonly version: number;
  readonly validFrom: LocalDate;
  /** Whether it is new; a definition that says what is in force on its day anyway is not published again. */
  readonly isNew: boolean;
}

/**
 * Publishes a definition as the next version of its procedure. Earlier versions, and the dossiers that pin them, stay
 * as they are. The definition has been checked.
 */
export async function publishVersion(tx: Transaction, publication: Publication): Promise<PublishedVersion> {
  const { definition, validFrom, today, by, reason } = publication;
  await lockProcedure(tx, definition, publication.position);
  const inForce = await findVersionOn(tx, definition.code, validFrom);
  if (inForce !== undefined && differencesOf(inForce.definition, definition).length === 0) {
    return { version: inForce.version, validFrom: inForce.validFrom, isNew: false };
  }
  const [last] = await tx
    .select({ version: procedureVersions.version })
    .from(procedureVersions)
    .where(eq(procedureVersions.procedureCode, definition.code))
    .orderBy(desc(procedureVersions.version))
    .limit(1);
  const version = (last?.version ?? 0) + 1;
  const contentHash = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  const row = {
    id: publication.id ?? newId(),
    procedureCode: definition.code,
    version,
    definition,
    contentHash,
    validFrom,
  };
  await tx.insert(procedureVersions).values(row);
  await openVersion(tx, definition.code, today);
  await tx.insert(auditEntries).values({
    subjectKind: 'procedure',
    subjectId: definition.code,
    action: 'publishVersion',
    actorId: by?.accountId ?? null,
    actorRole: by?.role ?? 'system',
    detail: { version, validFrom, contentHash, ...(reason === undefined ? {} : { reason }) },
    at: new Date().toISOString(),
  });
  return { version, validFrom, isNew: true };
}

/** Makes sure there is the procedure, and that nobody else publishes it meanwhile. */
async function lockProcedure(tx: Transaction, definition: ProcedureDefinition, position?: number): Promise<void> {
  const { code } = definition;
  await tx
    .insert(procedures)
    .values({
      code,
      ...shownOf(definition),
      position: position ?? sql`(select coalesce(max(position), 0) + 1 from ${procedures})`,
    })
    .onConflictDoNothing();
  await tx.select({ code: procedures.code }).from(procedures).where(eq(procedures.code, code)).for('update');
}

function shownOf({ code, unitCode, fieldCode, name }: ProcedureDefinition) {
  return { unitCode, fieldCode, name, searchText: searchText(name.vi, name.en, code) };
}

/** The version of a procedure that is in force on a day: of those valid by then, the one valid from the latest day. */
export async function findVersionOn(db: Queryable, code: string, day: LocalDate) {
  const [found] = await db
    .select({
      id: procedureVersions.id,
      version: procedureVersions.version,
      validFrom: procedureVersions.validFrom,
      definition: procedureVersions.definition,
    })
    .from(procedureVersions)
    .where(and(eq(procedureVersions.procedureCode, code), lte(procedureVersions.validFrom, day)))
    .orderBy(desc(procedureVersions.validFrom), desc(procedureVersions.version))
    .limit(1);
  return found;
}

/** A version by its id. */
export async function findPublished(db: Queryable, id: string) {
  const [found] = await db
    .select({ version: procedureVersions.version, validFrom: procedureVersions.validFrom })
    .from(procedureVersions)
    .where(eq(procedureVersions.id, id));
  return found;
}

/** Makes the version in force today the one new dossiers are submitted under. */
async function openVersion(tx: Transaction, code: string, today: LocalDate): Promise<void> {
  const current = await findVersionOn(tx, code, today);
  if (current === undefined) return;
  await tx
    .update(procedures)
    .set({ ...shownOf(current.definition), currentVersionId: current.id })
    .where(eq(procedures.code, code));
}

/** Opens every version whose day has come. Cheap when there is none, and as often as one likes. */
export async function openDueVersions(db: Queryable, today: LocalDate): Promise<void> {
  const due = await db
    .select({ code: procedures.code })
    .from(procedures)
    .where(
      sql`${procedures.currentVersionId} is distinct from (
        select v.id from ${procedureVersions} v
        where v.procedure_code = ${procedures.code} and v.valid_from <= ${today}
        order by v.valid_from desc, v.version desc limit 1)`,
    );
  for (const { code } of due) {
    await db.transaction(async (tx) => {
      await tx.select({ code: procedures.code }).from(procedures).where(eq(procedures.code, code)).for('update');
      await openVersion(tx, code, today);
    });
  }
}

/** The units and fields a definition may name. */
export async function listPlacesOfProcedures(db: Queryable) {
  const [unitRows, fieldRows] = await Promise.all([
    db.select({ code: units.code }).from(units).orderBy(asc(units.position)),
    db.select({ code: fields.code, unitCode: fields.unitCode }).from(fields).orderBy(asc(fields.position)),
  ]);
  return { units: unitRows.map(({ code }) => code), fields: fieldRows };
}
