import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { Database, Queryable } from '../client.ts';
import { queueLines, tasks } from '../schema/index.ts';
import type { Seat } from './tasks.ts';

const hourMs = 3_600_000;

const openCounts = z.object({
  mine: z.number(),
  unit: z.number(),
  dueSoon: z.number(),
  overdue: z.number(),
  withSubstitute: z.number(),
});

/**
 * Exact counts of open tasks: held by somebody, held in their place, and at seats in all, due soon and overdue. Whole
 * hours come from `queue_lines`, the hour that `now` is in from the tasks: it takes no longer when there are more of them.
 * What is due soon has become urgent and is not overdue, which it can only be after it became urgent.
 */
export async function countOpenTasks(
  db: Queryable,
  { accountId, seats, now }: { readonly accountId: string; readonly seats: readonly Seat[]; readonly now: string },
): Promise<z.infer<typeof openCounts>> {
  const hour = new Date(Math.floor(Date.parse(now) / hourMs) * hourMs).toISOString();
  const within = (moment: SQL) => sql`${moment} >= ${hour} and ${moment} <= ${now}`;
  const urgent = sql`least(t.warn_at, t.due_at)`;
  const [row] = await db.execute(sql`
    with lines as (
      select queue, hour, count from ${queueLines} l where queue in ('due', 'warn') and ${atSeats(sql`l`, seats)}),
    known as materialized (
      select
        coalesce(sum(count) filter (where queue = 'due'), 0) as unit,
        coalesce(sum(count) filter (where queue = 'due' and hour < ${hour}), 0) as overdue,
        coalesce(sum(count) filter (where queue = 'warn' and hour < ${hour}), 0) as urgent
      from lines),
    -- Both ways of having priority, so that the index that orders the inbox leads to the hour.
    fresh as materialized (
      select
        (select count(*) from ${tasks} t where t.closed_at is null and ${atSeats(sql`t`, seats)}
          and t.due_on = ${localDateOf(now)} and (not t.priority) in (true, false) and ${within(sql`t.due_at`)}) as overdue,
        (select count(*) from ${tasks} t where t.closed_at is null and t.due_at is not null and ${atSeats(sql`t`, seats)}
          and ${within(urgent)}) as urgent)
    select
      (select count(*)::int from ${tasks} t where t.closed_at is null and t.holder_id = ${accountId}) as mine,
      (select count(*)::int from ${tasks} t where t.closed_at is null and t.covered_id = ${accountId}) as "withSubstitute",
      known.unit::int as unit,
      (known.overdue + fresh.overdue)::int as overdue,
      (known.urgent + fresh.urgent - known.overdue - fresh.overdue)::int as "dueSoon"
    from known, fresh`);
  return openCounts.parse(row);
}

/**
 * How many tasks are due soon at each seat, as a query for `with`: `unit_code`, `role`, `count`. They are counted as
 * `countOpenTasks` counts them, what became urgent less what is overdue.
 */
export function soonBySeat(seats: readonly Seat[], now: string): SQL {
  const hour = new Date(Math.floor(Date.parse(now) / hourMs) * hourMs).toISOString();
  const within = (moment: SQL) => sql`${moment} >= ${hour} and ${moment} <= ${now}`;
  return sql`
    select unit_code, role, greatest(sum(count), 0)::int as count from (
      select l.unit_code, l.role, case l.queue when 'warn' then l.count else -l.count end as count
      from ${queueLines} l where l.queue in ('due', 'warn') and l.hour < ${hour} and ${atSeats(sql`l`, seats)}
      union all
      select t.unit_code, t.role, 1 from ${tasks} t
      where t.closed_at is null and t.due_at is not null and ${atSeats(sql`t`, seats)}
        and ${within(sql`least(t.warn_at, t.due_at)`)}
      union all
      select t.unit_code, t.role, -1 from ${tasks} t
      where t.closed_at is null and ${atSeats(sql`t`, seats)}
        and t.due_on = ${localDateOf(now)} and (not t.priority) in (true, false) and ${within(sql`t.due_at`)}) counted
    group by 1, 2`;
}

/** How many dossiers of units wait for their applicant. */
export async function countAllPaused(db: Queryable, unitCodes: readonly string[]): Promise<number> {
  if (unitCodes.length === 0) return 0;
  const [row] = await db.execute(sql`
    select coalesce(sum(count), 0)::int as n from ${queueLines} where queue = 'paused' and unit_code in ${[...unitCodes]}`);
  return z.object({ n: z.number() }).parse(row).n;
}

/** Unit by unit with its roles: said as pairs, every task of the unit would be looked at. */
function atSeats(row: SQL, seats: readonly Seat[]): SQL {
  if (seats.length === 0) return sql`false`;
  const units = [...new Set(seats.map(({ unitCode }) => unitCode))].map((unitCode) => {
    const roles = seats.filter((seat) => seat.unitCode === unitCode).map(({ role }) => role);
    return sql`${row}.unit_code = ${unitCode} and ${row}.role in ${roles}`;
  });
  return sql`(${sql.join(units, sql` or `)})`;
}

/** One folds at a time: two side by side would each leave a row for the same key. */
const foldLock = 7_310_025;

/**
 * Puts the lines of a unit that has loose ones together, a row for each key; answers how many loose ones there were.
 * Readers see either the rows before or those after, and both have the same sums.
 */
export async function foldQueues(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute(sql`select pg_try_advisory_xact_lock(${foldLock}) as held`);
    if (!z.object({ held: z.boolean() }).parse(lock).held) return 0;
    const [row] = await tx.execute(sql`
      with taken as (
        delete from ${queueLines} where unit_code = (select unit_code from ${queueLines} where not folded limit 1)
        returning *
      ), kept as (
        insert into ${queueLines} (unit_code, queue, role, hour, count, folded)
        select unit_code, queue, role, hour, sum(count), true from taken group by 1, 2, 3, 4 having sum(count) <> 0
      )
      select count(*) filter (where not folded)::int as loose from taken`);
    return z.object({ loose: z.number() }).parse(row).loose;
  });
}
