import { eq, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { countAllPaused, countOpenTasks, foldQueues } from '../../db/queries/queue-counts.ts';
import { countPaused } from '../../db/queries/paused-dossiers.ts';
import { countTaskIds, listTaskIds, type Seat, type TaskFilter, type TaskPosition } from '../../db/queries/tasks.ts';
import { dossiers, queueLines, tasks } from '../../db/schema/index.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import { walkDossiers } from '../support/walked-dossiers.ts';

describe('the counts of queues', () => {
  let database: OpenDatabase;
  let seats: readonly Seat[];
  let busySeats: readonly Seat[];
  let accountId: string;
  let moments: readonly string[];

  beforeAll(async () => {
    database = openDatabase(await createSampleDatabase());
    const { db } = database;
    const actorOf = await createCast(db);
    accountId = actorOf('officer').accountId;
    await walkDossiers(db, {
      procedureCode: procedureCodes.free,
      applicantId: actorOf('applicant').accountId,
      people: [accountId, actorOf('lead').accountId],
      dossiers: 40,
      seed: 24,
    });
    const rows = await db.selectDistinct({ unitCode: tasks.unitCode }).from(tasks);
    seats = rows.flatMap(({ unitCode }) => staffRoles.map((role) => ({ unitCode, role })));
    busySeats = await db
      .selectDistinct({ unitCode: tasks.unitCode, role: tasks.role })
      .from(tasks)
      .where(isNotNull(tasks.warnAt));
    moments = await momentsOf(db);
  });
  afterAll(() => database.close());

  /** Just before, at and just after moments at which a count turns, and far from all of them. */
  async function momentsOf(db: OpenDatabase['db']): Promise<readonly string[]> {
    const open = await db.select().from(tasks).where(isNull(tasks.closedAt)).orderBy(tasks.dueAt);
    const turns = open.flatMap(({ dueAt, warnAt }) => [dueAt, warnAt].flatMap((at) => (at === null ? [] : [at])));
    const some = [...new Set(turns)].filter((_, nth) => nth % 4 === 0);
    const near = some.flatMap((at) => [-1, 0, 3_599_999].map((ms) => new Date(Date.parse(at) + ms).toISOString()));
    return ['2000-01-01T00:00:00.000Z', ...near, '2099-12-31T23:59:59.999Z'];
  }

  /** Task by task, as anybody would count them. */
  async function countEach(of: readonly Seat[]) {
    const open = await database.db.select().from(tasks).where(isNull(tasks.closedAt));
    const there = open.filter(({ unitCode, role }) => of.some((s) => s.unitCode === unitCode && s.role === role));
    return (now: string) => {
      const isPast = (at: string | null) => at !== null && at <= now;
      return {
        mine: open.filter(({ holderId }) => holderId === accountId).length,
        withSubstitute: open.filter(({ coveredId }) => coveredId === accountId).length,
        unit: there.length,
        overdue: there.filter(({ dueAt }) => isPast(dueAt)).length,
        dueSoon: there.filter(({ dueAt, warnAt }) => dueAt !== null && dueAt > now && isPast(warnAt)).length,
      };
    };
  }

  async function expectTrue(): Promise<void> {
    for (const some of [seats, seats.slice(0, 2), []]) {
      const counted = await countEach(some);
      await Promise.all(
        moments.map(async (now) => {
          expect(await countOpenTasks(database.db, { accountId, seats: some, now }), now).toEqual(counted(now));
        }),
      );
    }
    const unitCodes = [...new Set(seats.map(({ unitCode }) => unitCode))];
    const paused = await database.db.$count(dossiers, sql`${dossiers.paused} and ${dossiers.wait} is not null`);
    expect(await countAllPaused(database.db, unitCodes)).toBe(paused);
    expect(await countAllPaused(database.db, [])).toBe(0);
  }

  it('are what counting task by task finds, at every moment at which one turns', async () => {
    const counted = await countEach(seats);
    const seen = moments.map(counted);
    expect(Math.max(...seen.map(({ dueSoon }) => dueSoon))).toBeGreaterThan(0);
    expect(new Set(seen.map(({ overdue }) => overdue)).size).toBeGreaterThan(3);
    expect(
      await database.db.$count(dossiers, sql`${dossiers.paused} and ${dossiers.wait} is not null`),
    ).toBeGreaterThan(0);
    await expectTrue();
  });

  /** Page by page, as far as it goes. */
  async function listSoon(now: string, of: Partial<TaskFilter> = {}): Promise<string[]> {
    const filter: TaskFilter = { source: { kind: 'seats', seats: busySeats }, due: 'soon', now, ...of };
    const ids: string[] = [];
    let after: TaskPosition | undefined;
    do {
      const page = await listTaskIds(database.db, filter, { after, limit: 2 });
      ids.push(...page.map(({ id }) => id));
      after = page.at(-1);
    } while (after !== undefined);
    return ids;
  }

  /** As the inbox orders what is due soon. */
  async function sortSoon(now: string): Promise<string[]> {
    const open = await database.db.select().from(tasks).where(isNull(tasks.closedAt));
    const orderOf = ({ dueOn, priority, dueAt, id }: (typeof open)[number]) =>
      [dueOn, priority ? 0 : 1, dueAt, id].join(' ');
    return open
      .filter(({ dueAt, warnAt }) => dueAt !== null && warnAt !== null && warnAt <= now && dueAt > now)
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      .map(({ id }) => id);
  }

  it('lead to as many tasks due soon, in the order of the inbox', async () => {
    const counted = await countEach(seats);
    for (const now of moments.filter((at) => counted(at).dueSoon > 1).slice(0, 4)) {
      const filter: TaskFilter = { source: { kind: 'seats', seats: busySeats }, due: 'soon', now };
      const ids = await listSoon(now);
      expect(ids, now).toEqual(await sortSoon(now));
      expect(await countTaskIds(database.db, filter, 1000)).toBe(ids.length);
      expect(await countTaskIds(database.db, filter, 1)).toBe(1);
      const procedureCode = procedureCodes.free;
      expect(await listSoon(now, { procedureCode })).toEqual(ids);
      expect(await countTaskIds(database.db, { ...filter, procedureCode }, 1000)).toBe(ids.length);
      expect(await listSoon(now, { procedureCode: procedureCodes.onSubmission })).toEqual([]);
    }
  });

  it('lead there as well when very many tasks are due soon at one seat', async () => {
    const { db } = database;
    const counted = await countEach(seats);
    const now = moments.find((at) => counted(at).dueSoon > 0) ?? '';
    const [id = ''] = await sortSoon(now);
    await db.execute(sql`
      insert into ${tasks} (id, dossier_id, key, kind, role, unit_code, is_main, priority, opened_at, due_at, warn_at)
      select gen_random_uuid(), dossier_id, 'many-' || nth, kind, role, unit_code, false, nth % 5 = 0, opened_at,
        due_at + nth * interval '7 minutes', warn_at - nth * interval '1 minute'
      from ${tasks}, generate_series(1, 600) nth where id = ${id}`);
    const filter: TaskFilter = { source: { kind: 'seats', seats: busySeats }, due: 'soon', now };
    const all = await sortSoon(now);
    const page = await listTaskIds(db, filter, { after: undefined, limit: 1000 });
    expect(page.map((task) => task.id)).toEqual(all);
    expect(await countTaskIds(db, filter, 1000)).toBe(all.length);
    const rest = await listTaskIds(db, filter, { after: page[99], limit: 1000 });
    expect(rest).toEqual(page.slice(100));
    await db.delete(tasks).where(like(tasks.key, 'many-%'));
  });

  it('stay so whatever is written to a task, by whomever', async () => {
    const { db } = database;
    const [first, second, third] = await db.select().from(tasks).where(isNull(tasks.closedAt)).limit(3);
    await db
      .update(tasks)
      .set({ dueAt: sql`${tasks.dueAt} + interval '90 minutes'` })
      .where(eq(tasks.id, first?.id ?? ''));
    await db
      .update(tasks)
      .set({ warnAt: null })
      .where(eq(tasks.id, second?.id ?? ''));
    await db.delete(tasks).where(eq(tasks.id, third?.id ?? ''));
    await expectTrue();
  });

  it('stay so when lines are put together, of which there are then few', async () => {
    const loose = await database.db.$count(queueLines);
    while ((await foldQueues(database.db)) > 0);
    expect(await database.db.$count(queueLines)).toBeLessThan(loose);
    expect(await database.db.$count(queueLines, eq(queueLines.folded, false))).toBe(0);
    await expectTrue();
  });

  it('are known for all that is paused, and bounded for some of it', async () => {
    const unitCodes = [...new Set(seats.map(({ unitCode }) => unitCode))];
    const all = await countPaused(database.db, { unitCodes }, 1);
    expect(all).toEqual({ total: await countAllPaused(database.db, unitCodes), isExact: true });
    const some = { unitCodes, procedureCode: procedureCodes.free };
    expect(await countPaused(database.db, some, 1)).toEqual({ total: 1, isExact: false });
    expect(await countPaused(database.db, some, 1000)).toEqual({ total: all.total, isExact: true });
  });
});
