import { and, asc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import { finalStatuses } from '../../domain/lifecycle/statuses.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable } from '../client.ts';
import {
  accounts,
  calendars,
  communes,
  dossiers,
  fields,
  paymentOrders,
  procedures,
  provinces,
  staffAssignments,
  units,
} from '../schema/index.ts';
import { validOn } from './held-roles.ts';

/** Which of the codes are of no unit. */
export async function listUnknownUnits(db: Queryable, codes: readonly string[]): Promise<string[]> {
  const names = await listUnitNames(db, codes);
  return codes.filter((code) => !names.has(code));
}

/** Names of units by their code. */
export async function listUnitNames(db: Queryable, codes: readonly string[]): Promise<Map<string, LocalizedText>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: units.code, name: units.name })
    .from(units)
    .where(inArray(units.code, [...codes]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}

export type ManagedUnitRow = Awaited<ReturnType<typeof listManagedUnits>>[number];

/** All units with everything that is kept of them, closed ones too, in the order of lists. */
export async function listManagedUnits(db: Queryable) {
  return selectUnits(db).orderBy(units.position, units.code);
}

/** One unit with everything that is kept of it. */
export async function findManagedUnit(db: Queryable, code: string): Promise<ManagedUnitRow | undefined> {
  const [found] = await selectUnits(db).where(eq(units.code, code));
  return found;
}

function selectUnits(db: Queryable) {
  return db
    .select({
      code: units.code,
      name: units.name,
      dossierPrefix: units.dossierPrefix,
      counter: units.counter,
      contacts: units.contacts,
      line: units.address,
      communeCode: units.communeCode,
      communeName: communes.name,
      provinceCode: units.provinceCode,
      provinceName: provinces.name,
      receivingAccount: units.receivingAccount,
      calendarId: units.calendarId,
      calendarVersion: calendars.version,
      position: units.position,
      isSample: units.isSample,
      closedAt: units.closedAt,
      procedureCount: sql<number>`(select count(*)::int from ${procedures} p where p.unit_code = ${units.code})`,
    })
    .from(units)
    .innerJoin(calendars, eq(calendars.id, units.calendarId))
    .innerJoin(communes, eq(communes.code, units.communeCode))
    .innerJoin(provinces, eq(provinces.code, units.provinceCode))
    .$dynamic();
}

/** What is under way in a unit, and who works in it on a day. */
export async function countInUnit(db: Queryable, code: string, today: string) {
  const ofUnit = eq(dossiers.unitCode, code);
  const [hasDossiers, openDossiers, awaited, staff] = await Promise.all([
    hasSubmitted(db, code),
    db.$count(
      dossiers,
      and(ofUnit, notInArray(dossiers.status, ['draft', 'stopped', ...finalStatuses]), isNull(dossiers.endedAt)),
    ),
    db
      .select({ n: sql<number>`count(*)::int` })
      .from(paymentOrders)
      .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
      .where(and(ofUnit, eq(paymentOrders.status, 'awaited'))),
    db
      .select({ n: sql<number>`count(distinct ${accounts.id})::int` })
      .from(staffAssignments)
      .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
      .where(and(eq(staffAssignments.unitCode, code), validOn(today), isNull(accounts.endedAt))),
  ]);
  return { hasDossiers, openDossiers, awaitedPayments: awaited[0]?.n ?? 0, staffCount: staff[0]?.n ?? 0 };
}

/** Whether any dossier carries a code of this unit. */
export async function hasSubmitted(db: Queryable, unitCode: string): Promise<boolean> {
  const [one] = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(eq(dossiers.unitCode, unitCode), isNotNull(dossiers.submittedAt)))
    .limit(1);
  return one !== undefined;
}

/** The fields of a unit in their order, those without procedures too. */
export async function listUnitFields(db: Queryable, unitCode: string) {
  return db
    .select({
      code: fields.code,
      name: fields.name,
      position: fields.position,
      procedureCount: sql<number>`count(${procedures.code})::int`,
    })
    .from(fields)
    .leftJoin(procedures, eq(procedures.fieldCode, fields.code))
    .where(eq(fields.unitCode, unitCode))
    .groupBy(fields.code)
    .orderBy(asc(fields.position), asc(fields.code));
}

/** Another unit with this prefix of dossier codes or this bank account, if there is one. */
export async function findUnitWith(
  db: Queryable,
  {
    dossierPrefix,
    account,
    except,
  }: { dossierPrefix?: string; account?: { bankBin: string; number: string }; except: string },
): Promise<{ code: string; name: LocalizedText } | undefined> {
  const [found] = await db
    .select({ code: units.code, name: units.name })
    .from(units)
    .where(
      and(
        sql`${units.code} <> ${except}`,
        dossierPrefix === undefined ? undefined : eq(units.dossierPrefix, dossierPrefix),
        account === undefined
          ? undefined
          : sql`${units.receivingAccount} ->> 'bankBin' = ${account.bankBin} and ${units.receivingAccount} ->> 'number' = ${account.number}`,
      ),
    )
    .limit(1);
  return found;
}
