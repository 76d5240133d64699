import { and, asc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { searchText } from '../../domain/search-text.ts';
import type { Queryable } from '../client.ts';
import { calendars, communes, fields, procedures, procedureVersions, provinces, units } from '../schema/index.ts';

const openProcedures = sql<number>`count(${procedures.code}) filter (where ${procedures.isOpen})::int`;

/** A procedure is offered while it is open and its unit is. */
export const isOffered = sql<boolean>`(${procedures.isOpen} and ${procedures.unitCode} in
  (select u.code from ${units} u where u.closed_at is null))`;

/** Units that are not closed, with where they are and how many procedures they offer. */
export async function listUnits(db: Queryable) {
  return db
    .select({
      code: units.code,
      name: units.name,
      counter: units.counter,
      contacts: units.contacts,
      line: units.address,
      communeCode: units.communeCode,
      communeName: communes.name,
      provinceCode: units.provinceCode,
      provinceName: provinces.name,
      procedureCount: openProcedures,
    })
    .from(units)
    .innerJoin(communes, eq(communes.code, units.communeCode))
    .innerJoin(provinces, eq(provinces.code, units.provinceCode))
    .leftJoin(procedures, eq(procedures.unitCode, units.code))
    .where(isNull(units.closedAt))
    .groupBy(units.code, communes.code, provinces.code)
    .orderBy(units.position, units.code);
}

/** Fields with at least one open procedure, of one unit or all. */
export async function listFields(db: Queryable, unitCode: string | undefined) {
  return db
    .select({ code: fields.code, name: fields.name, procedureCount: openProcedures })
    .from(fields)
    .innerJoin(procedures, eq(procedures.fieldCode, fields.code))
    .where(and(isOffered, unitCode === undefined ? undefined : eq(procedures.unitCode, unitCode)))
    .groupBy(fields.code)
    .having(sql`${openProcedures} > 0`)
    .orderBy(fields.position, fields.code);
}

export interface ProcedureFilter {
  readonly unitCode?: string | undefined;
  readonly fieldCode?: string | undefined;
  /** Words in any order, with or without diacritics; also a code. */
  readonly text?: string | undefined;
}

/** Where a page of procedures goes on. */
export interface ProcedurePosition {
  readonly position: number;
  readonly code: string;
}

type Definition = typeof procedureVersions.$inferSelect.definition;

/** A page of open procedures as published today. Only what a list shows is read of each definition. */
export async function listProcedures(
  db: Queryable,
  filter: ProcedureFilter,
  page: { readonly after: ProcedurePosition | undefined; readonly limit: number },
) {
  const { after } = page;
  const beyond =
    after === undefined
      ? undefined
      : or(
          gt(procedures.position, after.position),
          and(eq(procedures.position, after.position), gt(procedures.code, after.code)),
        );
  const { definition } = procedureVersions;
  return db
    .select({
      code: procedures.code,
      name: procedures.name,
      position: procedures.position,
      unitCode: units.code,
      unitName: units.name,
      fieldCode: fields.code,
      fieldName: fields.name,
      onlineLevel: sql<Definition['onlineLevel']>`${definition} ->> 'onlineLevel'`,
      processing: sql<Definition['processing']>`${definition} -> 'processing'`,
      processingConfidence: sql<Definition['confidence']['processing']>`${definition} #>> '{confidence,processing}'`,
      paymentTiming: sql<Definition['payment']['timing']>`${definition} #>> '{payment,timing}'`,
    })
    .from(procedures)
    .innerJoin(procedureVersions, eq(procedureVersions.id, procedures.currentVersionId))
    .innerJoin(units, eq(units.code, procedures.unitCode))
    .innerJoin(fields, eq(fields.code, procedures.fieldCode))
    .where(and(conditionOf(filter), beyond))
    .orderBy(asc(procedures.position), asc(procedures.code))
    .limit(page.limit);
}

export async function countProcedures(db: Queryable, filter: ProcedureFilter): Promise<number> {
  return db.$count(procedures, conditionOf(filter));
}

function conditionOf({ unitCode, fieldCode, text }: ProcedureFilter): SQL | undefined {
  const words = searchText(text).split(' ').filter(Boolean);
  return and(
    isOffered,
    unitCode === undefined ? undefined : eq(procedures.unitCode, unitCode),
    fieldCode === undefined ? undefined : eq(procedures.fieldCode, fieldCode),
    ...words.map(
      (word) => sql`(${procedures.searchText} like ${contains(word)} or lower(${procedures.code}) = ${word})`,
    ),
  );
}

/** A LIKE pattern in which what people type stands for itself. */
function contains(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** An open procedure as published today, if there is one. */
export async function findProcedure(db: Queryable, code: string) {
  const [row] = await db
    .select({
      versionId: procedureVersions.id,
      version: procedureVersions.version,
      validFrom: procedureVersions.validFrom,
      definition: procedureVersions.definition,
      unitName: units.name,
      fieldName: fields.name,
    })
    .from(procedures)
    .innerJoin(procedureVersions, eq(procedureVersions.id, procedures.currentVersionId))
    .innerJoin(units, eq(units.code, procedures.unitCode))
    .innerJoin(fields, eq(fields.code, procedures.fieldCode))
    .where(and(eq(procedures.code, code), isOffered));
  return row;
}

export async function listProvinces(db: Queryable) {
  return db.select().from(provinces).orderBy(provinces.name);
}

export async function listCommunes(db: Queryable, provinceCode: string) {
  return db.select().from(communes).where(eq(communes.provinceCode, provinceCode)).orderBy(communes.name);
}

/** The calendar a unit works by; without a unit, that of the first. */
export async function findUnitCalendar(db: Queryable, unitCode: string | undefined) {
  const [row] = await db
    .select({ calendar: calendars.content })
    .from(units)
    .innerJoin(calendars, eq(calendars.id, units.calendarId))
    .where(unitCode === undefined ? undefined : eq(units.code, unitCode))
    .orderBy(units.position, units.code)
    .limit(1);
  return row?.calendar;
}
