import { and, eq, gt, isNotNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { Queryable } from '../client.ts';
import { dossiers, procedures, units } from '../schema/index.ts';
import { dossierSearch, searchCondition } from './search-terms.ts';

/** Which of an applicant's submitted dossiers. */
export interface MyDossierFilter {
  readonly accountId: string;
  readonly status?: DossierStatus | undefined;
  /** Words of the code, the applicant's data or the procedure's name. */
  readonly text?: string | undefined;
}

/** Where a page goes on: after the dossier made at this instant under this id. */
export interface MyDossierPosition {
  readonly createdAt: string;
  readonly id: string;
}

const summary = {
  id: dossiers.id,
  /** A submitted dossier has all three. */
  code: sql<string>`${dossiers.code}`,
  calendarId: sql<string>`${dossiers.calendarId}`,
  submittedAt: sql<string>`${dossiers.submittedAt}`.mapWith(dossiers.submittedAt),
  createdAt: dossiers.createdAt,
  updatedAt: dossiers.updatedAt,
  endedAt: dossiers.endedAt,
  state: dossiers.state,
  procedureVersionId: dossiers.procedureVersionId,
  procedure: { code: procedures.code, name: procedures.name },
  unit: { code: units.code, name: units.name },
  counter: units.counter,
};

export type MyDossierRow = Awaited<ReturnType<typeof listMyDossiers>>[number];

/**
 * A page of an applicant's submitted dossiers, latest first: along the index of their account, which has its instants as
 * `desc nulls last`, and no other order is read from it.
 */
export async function listMyDossiers(
  db: Queryable,
  filter: MyDossierFilter,
  page: { readonly after: MyDossierPosition | undefined; readonly limit: number },
) {
  const { after } = page;
  return db
    .select(summary)
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(and(conditionOf(filter), beyond(after)))
    .orderBy(sql`${dossiers.createdAt} desc nulls last`, dossiers.id)
    .limit(page.limit);
}

/** How many match, counted up to a bound. */
export async function countMyDossiers(db: Queryable, filter: MyDossierFilter, bound: number): Promise<number> {
  const matching = db
    .select({ one: sql`1` })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .where(conditionOf(filter))
    .limit(bound)
    .as('matching');
  return db.$count(matching);
}

/** One submitted dossier of an applicant with what they wrote in it, if it is theirs. */
export async function findMyDossier(db: Queryable, accountId: string, code: string) {
  const [row] = await db
    .select({
      ...summary,
      applicant: dossiers.applicant,
      answers: dossiers.answers,
      returnAddress: dossiers.returnAddress,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(and(eq(dossiers.code, code), eq(dossiers.accountId, accountId)));
  return row;
}

/** What can be told of a submitted dossier to whoever holds its key. */
export async function findTracked(db: Queryable, code: string) {
  const [row] = await db
    .select({ ...summary, trackingKeyHash: dossiers.trackingKeyHash })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(eq(dossiers.code, code));
  return row;
}

/** The index has instants falling and ids rising, which no row comparison says; the first condition finds the place. */
function beyond(after: MyDossierPosition | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const { createdAt, id } = after;
  return and(lte(dossiers.createdAt, createdAt), or(lt(dossiers.createdAt, createdAt), gt(dossiers.id, id)));
}

function conditionOf({ accountId, status, text }: MyDossierFilter): SQL | undefined {
  const named = text === undefined ? undefined : or(dossierSearch(text), searchCondition(procedures.searchText, text));
  return and(
    eq(dossiers.accountId, accountId),
    isNotNull(dossiers.code),
    status === undefined ? undefined : eq(dossiers.status, status),
    named,
  );
}
