import { and, asc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { auditEntries, communes, dossiers, procedures, provinces, units } from '../schema/index.ts';

/** Which dossiers: of a unit, accepted from one instant on and before another. */
export interface RegisterPeriod {
  readonly unitCode: string;
  readonly from: string;
  readonly before: string;
}

export type RegisterRow = Awaited<ReturnType<typeof listRegister>>[number];

/** The dossiers a unit accepted in a period, in that order, at most so many. */
export async function listRegister(db: Queryable, { unitCode, from, before }: RegisterPeriod, limit: number) {
  return db
    .select({
      /** Who has been accepted has a code and an instant of it. */
      code: sql<string>`${dossiers.code}`,
      acceptedAt: sql<string>`${dossiers.acceptedAt}`.mapWith(dossiers.acceptedAt),
      procedureName: procedures.name,
      applicantName: dossiers.applicantName,
      applicant: dossiers.applicant,
      communeName: communes.name,
      dueAt: dossiers.dueAt,
      provisional: dossiers.provisional,
      status: dossiers.status,
      returnMethod: dossiers.returnMethod,
      endedAt: dossiers.endedAt,
      resultNumber: dossiers.resultNumber,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .leftJoin(communes, sql`${communes.code} = ${dossiers.applicant} -> 'address' ->> 'communeCode'`)
    .where(
      and(
        eq(dossiers.unitCode, unitCode),
        isNotNull(dossiers.acceptedAt),
        gte(dossiers.acceptedAt, from),
        lt(dossiers.acceptedAt, before),
      ),
    )
    .orderBy(asc(dossiers.acceptedAt), asc(dossiers.id))
    .limit(limit);
}

/** The unit a register is of, with the name of the province where it sits. */
export async function findRegisterUnit(db: Queryable, unitCode: string) {
  const [unit] = await db
    .select({ name: units.name, place: provinces.name })
    .from(units)
    .innerJoin(provinces, eq(provinces.code, units.provinceCode))
    .where(eq(units.code, unitCode));
  return unit;
}

/** Takes down who has had a unit's register printed, over what period and how long it was. */
export async function auditRegister(
  db: Queryable,
  printed: RegisterPeriod & { readonly accountId: string; readonly dossiers: number },
): Promise<void> {
  const { unitCode, accountId, ...detail } = printed;
  await db.insert(auditEntries).values({
    subjectKind: 'unit',
    subjectId: unitCode,
    action: 'register.print',
    actorId: accountId,
    actorRole: 'staff',
    detail,
    at: new Date().toISOString(),
  });
}
