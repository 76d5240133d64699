import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { dateOfDay, dayOfDate, localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import type { Queryable } from '../client.ts';
import { absences, accounts, ratings, staffAssignments, tasks } from '../schema/index.ts';
import { dossierFigures, fields, procedures, units } from '../schema/index.ts';
import { countActs } from './act-lines.ts';
import { runningOn, validOn } from './held-roles.ts';
import type { Grouping } from './reports.ts';

/** Names of groups by their keys, in both languages where they have them. */
export async function listGroupNames(db: Queryable, groupBy: Grouping, keys: readonly string[]) {
  const given = keys.filter((key) => key !== 'none');
  if (given.length === 0 || groupBy === 'month') return new Map<string, { readonly vi: string; readonly en: string }>();
  const rows = await selectNames(db, groupBy, given);
  return new Map(rows.map(({ key, name }) => [key, name]));
}

async function selectNames(db: Queryable, groupBy: Exclude<Grouping, 'month'>, keys: string[]) {
  switch (groupBy) {
    case 'unit':
      return db.select({ key: units.code, name: units.name }).from(units).where(inArray(units.code, keys));
    case 'field':
      return db.select({ key: fields.code, name: fields.name }).from(fields).where(inArray(fields.code, keys));
    case 'procedure':
      return db
        .select({ key: procedures.code, name: procedures.name })
        .from(procedures)
        .where(inArray(procedures.code, keys));
    case 'officer': {
      const people = await db
        .select({ key: accounts.id, name: accounts.name })
        .from(accounts)
        .where(inArray(accounts.id, keys));
      return people.map(({ key, name }) => ({ key, name: { vi: name, en: name } }));
    }
  }
}

const load = z.array(z.object({ holderId: z.string(), open: z.number(), overdue: z.number(), dueSoon: z.number() }));

/** Over how many days, today included, is counted what people got done. */
const daysLookedBack = 28;

/** Everybody who works in these units today, with what they hold, and what they got done in the last four weeks. */
export async function listWorkload(
  db: Queryable,
  { unitCodes, now }: { readonly unitCodes: readonly string[]; readonly now: string },
) {
  const today = localDateOf(now);
  const from = dateOfDay(dayOfDate(today, 'today') + 1 - daysLookedBack);
  const people = await listStaff(db, unitCodes, today);
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [held, done] = await Promise.all([
    db.execute(sql`
      select holder_id as "holderId", count(*)::int as open, (count(*) filter (where overdue))::int as overdue,
        (count(*) filter (where soon))::int as "dueSoon"
      from (
        select holder_id, bool_or(coalesce(due_at < ${now}, false)) as overdue,
          bool_or(coalesce(due_at >= ${now} and due_at < ${startOfDate(today, 2)}, false)) as soon
        from ${tasks} where closed_at is null and holder_id in ${ids} and unit_code in ${[...unitCodes]}
        group by holder_id, dossier_id) held
      group by 1`),
    countActs(db, ids, { from, through: today }),
  ]);
  const byHolder = new Map(load.parse([...held]).map((row) => [row.holderId, row]));
  return people.map((person) => {
    const { open = 0, overdue = 0, dueSoon = 0 } = byHolder.get(person.id) ?? {};
    return { ...person, open, overdue, dueSoon, donePerWeek: (done.get(person.id) ?? 0) / (daysLookedBack / 7) };
  });
}

async function listStaff(db: Queryable, unitCodes: readonly string[], today: string) {
  const rows = await db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: staffAssignments.role,
      awayThrough: absences.throughDate,
    })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .leftJoin(absences, and(eq(absences.accountId, accounts.id), runningOn(today)))
    .where(and(inArray(staffAssignments.unitCode, [...unitCodes]), validOn(today)))
    .orderBy(accounts.name, accounts.id);
  const people = new Map<string, { id: string; name: string; roles: string[]; awayThrough: string | null }>();
  for (const { role, ...person } of rows) {
    const known = people.get(person.id);
    people.set(person.id, { ...person, roles: [...new Set([...(known?.roles ?? []), role])] });
  }
  return [...people.values()];
}

/** Ratings given between two instants to dossiers of these units: how many, and their mean. */
export async function averageRating(
  db: Queryable,
  unitCodes: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
) {
  if (unitCodes.length === 0) return { count: 0, average: null };
  const [row] = await db.execute(sql`
    select count(*)::int as count, avg(r.stars)::float as average
    from ${ratings} r join ${dossierFigures} f on f.dossier_id = r.dossier_id
    where f.unit_code in ${[...unitCodes]} and r.created_at >= ${from} and r.created_at < ${to}`);
  return z.object({ count: z.number(), average: z.number().nullable() }).parse(row);
}
