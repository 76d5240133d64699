import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { Queryable } from '../client.ts';
import { accounts, dossiers, procedures, tasks, units, watches } from '../schema/index.ts';
import { soonBySeat } from './queue-counts.ts';
import { dossierSearch } from './search-terms.ts';

/** A role in a unit whose open tasks somebody sees. */
export interface Seat {
  readonly unitCode: string;
  readonly role: StaffRole;
}

/** Whose tasks: what lies at these seats, or what one person holds. */
export type TaskSource =
  { readonly kind: 'seats'; readonly seats: readonly Seat[] } | { readonly kind: 'holder'; readonly accountId: string };

export interface TaskFilter {
  readonly source: TaskSource;
  readonly due?: 'soon' | 'overdue' | undefined;
  /** Instant that `due` is judged by. */
  readonly now: string;
  readonly unitCode?: string | undefined;
  readonly procedureCode?: string | undefined;
  readonly text?: string | undefined;
  /** Only tasks of applicants who are to be helped first. */
  readonly priority?: boolean | undefined;
}

/** Where a page of tasks goes on. Tasks without a due date come last. */
export interface TaskPosition {
  readonly dueAt: string | null;
  readonly priority: boolean;
  readonly id: string;
}

const found = z.array(z.object({ id: z.string(), priority: z.boolean(), dueAt: z.string().nullable() }));

/**
 * Open tasks by the day they are due, and within one day those of applicants with priority first (NĐ 63/2010
 * Art. 18(8)): they are helped first, and nobody's deadline is missed for it. Each place is read along its own index,
 * which has this very order, and only as far as the page goes.
 */
export async function listTaskIds(
  db: Queryable,
  filter: TaskFilter,
  page: { readonly after: TaskPosition | undefined; readonly limit: number },
): Promise<TaskPosition[]> {
  const parts = sourcesOf(filter).flatMap(({ rows, place }) =>
    rangesOf(filter, page.after).map(
      (range) => sql`(
        select t.id, t.due_on, t.priority, t.due_at from ${rows} t ${joinOf(filter)}
        where t.closed_at is null and ${place} and ${range} ${conditionOf(filter)}
        order by t.due_on, (not t.priority), t.due_at, t.id limit ${page.limit})`,
    ),
  );
  if (parts.length === 0) return [];
  const rows = await db.execute(sql`
    ${soonOf(filter)} select id, priority, due_at as "dueAt" from (${sql.join(parts, sql` union all `)}) found
    order by due_on, (not priority), due_at, id limit ${page.limit}`);
  return found
    .parse([...rows])
    .map(({ dueAt, ...task }) => ({ ...task, dueAt: dueAt === null ? null : new Date(dueAt).toISOString() }));
}

/** How many open tasks there are, counted up to `bound`. */
export async function countTaskIds(db: Queryable, filter: TaskFilter, bound: number): Promise<number> {
  const [range = sql`true`] = rangesOf(filter, undefined);
  const sources = sourcesOf(filter);
  if (sources.length === 0) return 0;
  const parts = sources.map(
    ({ rows, place }) => sql`(
      select 1 from ${rows} t ${joinOf(filter)}
      where t.closed_at is null and ${place} and ${range} ${conditionOf(filter)} limit ${bound})`,
  );
  const isKnown = isSoonAtSeats(filter) && !isNarrowed(filter);
  const [row] = await db.execute(
    isKnown
      ? sql`${soonOf(filter)} select least(coalesce(sum(count), 0), ${bound})::int as n from soon`
      : sql`${soonOf(filter)} select count(*)::int as n
          from (select 1 from (${sql.join(parts, sql` union all `)}) found limit ${bound}) counted`,
  );
  return z.object({ n: z.number() }).parse(row).n;
}

/** Rows to read tasks from, and the place they are to be at. */
interface Source {
  readonly rows: SQL;
  readonly place: SQL;
}

function sourcesOf(filter: TaskFilter): Source[] {
  const { source, unitCode } = filter;
  if (source.kind === 'holder') {
    const held = sql`t.holder_id = ${source.accountId}`;
    return [{ rows: sql`${tasks}`, place: unitCode === undefined ? held : sql`${held} and t.unit_code = ${unitCode}` }];
  }
  return seatsOf(filter).flatMap((seat) => {
    const place = sql`t.unit_code = ${seat.unitCode} and t.role = ${seat.role}`;
    return filter.due === 'soon' ? soonAt(seat, place, filter.now) : [{ rows: sql`${tasks}`, place }];
  });
}

function seatsOf({ source, unitCode }: TaskFilter): Seat[] {
  if (source.kind === 'holder') return [];
  return source.seats.filter((seat) => unitCode === undefined || seat.unitCode === unitCode);
}

/** Up to so many tasks that are due soon are read by when they were warned of, and sorted. */
const fewSoon = 500;

/**
 * Where few tasks of a seat are due soon, the inbox's order would pass over every one that is not yet: they are read by
 * when they were warned of, the last first, until all are there, for how many there are is known. Where there are many, a
 * page is soon full in the inbox's order. One statement knows both, so none is missed that is counted.
 */
function soonAt(seat: Seat, place: SQL, now: string): Source[] {
  const known = sql`select count from soon where unit_code = ${seat.unitCode} and role = ${seat.role}`;
  const lately = sql`(
    select t.* from ${tasks} t
    where t.closed_at is null and ${place} and t.warn_at <= ${now} and t.due_at > ${now}
    order by t.warn_at desc limit coalesce((${known} and count <= ${fewSoon}), 0))`;
  return [
    { rows: lately, place: sql`true` },
    { rows: sql`${tasks}`, place: sql`${place} and exists (${known} and count > ${fewSoon})` },
  ];
}

function isSoonAtSeats({ due, source }: TaskFilter): boolean {
  return due === 'soon' && source.kind === 'seats';
}

/** What the sources of tasks that are due soon begin with. */
function soonOf(filter: TaskFilter): SQL {
  return isSoonAtSeats(filter) ? sql`with soon as materialized (${soonBySeat(seatsOf(filter), filter.now)})` : sql``;
}

/**
 * The stretches of the inbox's order to read. Each is one range of the index, so that a later page costs what the first
 * does; a bound on the instant comes with one on its day, by which the index begins.
 */
function rangesOf({ due, now }: TaskFilter, after: TaskPosition | undefined): SQL[] {
  const today = localDateOf(now);
  const beyond =
    after === undefined || after.dueAt === null
      ? sql`t.due_on is not null`
      : sql`(t.due_on, (not t.priority), t.due_at, t.id) > (${localDateOf(after.dueAt)}::date, ${!after.priority}, ${after.dueAt}::timestamptz, ${after.id}::uuid)`;
  if (due === 'overdue') return [sql`${beyond} and t.due_on <= ${today} and t.due_at <= ${now}`];
  if (due === 'soon') return [sql`${beyond} and t.due_on >= ${today} and t.due_at > ${now} and t.warn_at <= ${now}`];
  if (after === undefined) return [sql`true`];
  const withoutDue = sql`t.due_on is null`;
  return after.dueAt === null
    ? [sql`${withoutDue} and ((not t.priority), t.id) > (${!after.priority}, ${after.id}::uuid)`]
    : [beyond, withoutDue];
}

function isNarrowed({ procedureCode, text, priority }: TaskFilter): boolean {
  return procedureCode !== undefined || text !== undefined || priority === true;
}

function joinOf({ procedureCode, text }: TaskFilter): SQL {
  return procedureCode === undefined && text === undefined
    ? sql``
    : sql`join ${dossiers} on ${dossiers.id} = t.dossier_id`;
}

function conditionOf({ procedureCode, text, priority }: TaskFilter): SQL {
  const conditions = [
    priority === true ? sql`t.priority` : undefined,
    procedureCode === undefined ? undefined : eq(dossiers.procedureCode, procedureCode),
    text === undefined ? undefined : dossierSearch(text),
  ];
  return sql.join(conditions.flatMap((condition) => (condition === undefined ? [] : sql` and ${condition}`)));
}

const coveredColleagues = alias(accounts, 'covered');

export type TaskRow = Awaited<ReturnType<typeof listTasksById>>[number];

/** Tasks with everything their rows show, in the order of the ids. `watcherId` is who looks. */
export async function listTasksById(db: Queryable, ids: readonly string[], watcherId: string) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: tasks.id,
      kind: tasks.kind,
      stepKey: tasks.stepKey,
      role: tasks.role,
      isMain: tasks.isMain,
      openedAt: tasks.openedAt,
      closedAt: tasks.closedAt,
      dueAt: tasks.dueAt,
      warnAt: tasks.warnAt,
      unitCode: units.code,
      unitName: units.name,
      holderId: accounts.id,
      holderName: accounts.name,
      coveredId: coveredColleagues.id,
      coveredName: coveredColleagues.name,
      ...dossierColumns,
      watchId: watches.id,
    })
    .from(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, tasks.unitCode))
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .leftJoin(coveredColleagues, eq(coveredColleagues.id, tasks.coveredId))
    .leftJoin(watches, and(eq(watches.dossierId, dossiers.id), eq(watches.accountId, watcherId)))
    .where(inArray(tasks.id, [...ids]));
  return inOrder(rows, ids);
}

const dossierColumns = {
  dossierId: dossiers.id,
  dossierCode: dossiers.code,
  dossierUnitCode: dossiers.unitCode,
  applicantName: dossiers.applicantName,
  priority: sql<boolean>`${dossiers.priority} is not null`,
  status: dossiers.status,
  provisional: dossiers.provisional,
  procedureVersionId: dossiers.procedureVersionId,
  procedureCode: procedures.code,
  procedureName: procedures.name,
};

export type WaitRow = Awaited<ReturnType<typeof listWaitsById>>[number];

/** Dossiers that wait and so have no main task, as rows beside tasks, in the order of the ids. */
export async function listWaitsById(db: Queryable, dossierIds: readonly string[], watcherId: string) {
  if (dossierIds.length === 0) return [];
  const rows = await db
    .select({
      id: dossiers.id,
      wait: dossiers.wait,
      state: dossiers.state,
      stepKey: dossiers.stepKey,
      updatedAt: dossiers.updatedAt,
      unitCode: units.code,
      unitName: units.name,
      ...dossierColumns,
      watchId: watches.id,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .leftJoin(watches, and(eq(watches.dossierId, dossiers.id), eq(watches.accountId, watcherId)))
    .where(inArray(dossiers.id, [...dossierIds]));
  return inOrder(rows, dossierIds);
}

function inOrder<Row extends { readonly id: string }>(rows: readonly Row[], ids: readonly string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
