import { and, eq, isNotNull, isNull, max, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { foldActs } from '../../db/queries/act-lines.ts';
import { countFigures, listFigureIds } from '../../db/queries/figure-filter.ts';
import { foldFigures } from '../../db/queries/fold-figures.ts';
import { changeHolder } from '../../db/queries/task-holders.ts';
import { findFigureFaults, rebuildFigures } from '../../db/rebuild-figures.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { actLines, dossierEvents, dossierFigures, figureLines, tasks } from '../../db/schema/index.ts';
import { bucketOf, buckets } from '../../domain/reports/standing.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import { walkDossiers } from '../support/walked-dossiers.ts';

let database: OpenDatabase;
let ids: readonly string[];

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  const actorOf = await createCast(database.db);
  ids = await walkDossiers(database.db, {
    procedureCode: procedureCodes.free,
    applicantId: actorOf('applicant').accountId,
    people: [actorOf('officer').accountId, actorOf('lead').accountId],
    dossiers: 25,
    seed: 20261123,
  });
});

afterAll(() => database.close());

const sumsOf = async () => {
  const rows = await database.db
    .select({
      measure: figureLines.measure,
      month: figureLines.month,
      count: sql<number>`sum(${figureLines.count})::int`,
    })
    .from(figureLines)
    .groupBy(figureLines.measure, figureLines.month)
    .having(sql`sum(${figureLines.count}) <> 0`);
  return rows.map((row) => JSON.stringify(row)).toSorted();
};

describe('the figures kept with every event', () => {
  test('are those a recount finds, after dossiers have gone all sorts of ways', async () => {
    const rows = await database.db.select().from(dossierFigures);
    expect(rows).toHaveLength(ids.length);
    expect(new Set(rows.map(({ standing }) => standing)).size).toBeGreaterThan(4);
    expect(await findFigureFaults(database.db)).toEqual([]);
  });

  test('keep their sums when their lines are put together, and then have a line for each', async () => {
    const [before, loose] = [await sumsOf(), await database.db.$count(figureLines)];
    while ((await foldFigures(database.db)) + (await foldActs(database.db)) > 0);
    expect(await sumsOf()).toEqual(before);
    expect(await database.db.$count(figureLines)).toBeLessThan(loose);
    expect(await database.db.$count(figureLines, eq(figureLines.folded, false))).toBe(0);
    expect(await database.db.$count(actLines, eq(actLines.folded, false))).toBe(0);
    expect(await findFigureFaults(database.db)).toEqual([]);
  });

  test('stay so while tasks change hands beside the events that open and close them', async () => {
    const { db } = database;
    const actorOf = await createCast(db);
    const people = [actorOf('officer').accountId, actorOf('lead').accountId];
    const by = { accountId: actorOf('supervisor').accountId, role: 'supervisor' } as const;
    let isWalking = true;
    let moves = 0;
    const moveAbout = async (to: string) => {
      while (isWalking) {
        const held = await db
          .select()
          .from(tasks)
          .where(and(isNull(tasks.closedAt), eq(tasks.isMain, true)));
        for (const { id: taskId, holderId } of held.slice(-8)) {
          const outcome = await changeHolder(db, { taskId, action: 'assign', by, to: holderId === to ? null : to });
          if (outcome.kind === 'held') moves += 1;
        }
      }
    };
    const walks = [1, 2, 3].map((seed) =>
      walkDossiers(db, {
        procedureCode: procedureCodes.free,
        applicantId: actorOf('applicant').accountId,
        people,
        dossiers: 4,
        seed,
      }),
    );
    const movers = people.map(moveAbout);
    const walked = await Promise.all(walks).finally(() => (isWalking = false));
    await Promise.all(movers);
    ids = [...ids, ...walked.flat()];
    expect(moves).toBeGreaterThan(20);
    expect(await database.db.$count(dossierFigures, isNotNull(dossierFigures.holderId))).toBeGreaterThan(0);
    expect(await findFigureFaults(db)).toEqual([]);
  });

  test('that have been tampered with are named by the recount, and mended by making them anew', async () => {
    const [id = ''] = ids;
    await database.db.update(dossierFigures).set({ standing: 'late' }).where(eq(dossierFigures.dossierId, id));
    await database.db.delete(figureLines).where(eq(figureLines.measure, 'received'));
    await database.db.update(actLines).set({ count: sql`${actLines.count} + 1` });
    const faults = await findFigureFaults(database.db);
    expect(faults.some((fault) => fault.startsWith(id))).toBe(true);
    expect(faults.some((fault) => fault.includes('|received|'))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('acts|'))).toBe(true);
    await rebuildFigures(database.db);
    expect(await findFigureFaults(database.db)).toEqual([]);
  });
});

describe('the lists behind the figures', () => {
  test.each([0, 30, 365])(
    '%d days after the last event each hold the dossiers of their bucket, and together all of them once',
    async (days) => {
      const [last] = await database.db.select({ at: max(dossierEvents.at) }).from(dossierEvents);
      const now = new Date(Date.parse(last?.at ?? '') + days * 86_400_000).toISOString();
      const rows = await database.db.select().from(dossierFigures);
      const listed = await Promise.all(
        buckets.map(async (bucket) => {
          const filter = { unitCodes: [unitCodes.board], bucket };
          const found = await listFigureIds(database.db, filter, { now, after: undefined, limit: 1000 });
          expect(await countFigures(database.db, filter, now, 1000)).toBe(found.length);
          const due = rows.filter((row) => bucketOf(row, now) === bucket).map(({ dossierId }) => dossierId);
          expect(found.map(({ id }) => id).toSorted()).toEqual(due.toSorted());
          return found.length;
        }),
      );
      expect(listed.reduce((sum, count) => sum + count)).toBe(ids.length);
    },
  );

  test('go on page by page without losing or repeating any', async () => {
    const filter = { unitCodes: [unitCodes.board] };
    const now = '2026-12-01T03:00:00.000Z';
    const seen: string[] = [];
    let after: { submittedAt: string; id: string } | undefined;
    do {
      const page = await listFigureIds(database.db, filter, { now, after, limit: 7 });
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1);
    } while (after !== undefined);
    expect(seen.toSorted()).toEqual([...ids].toSorted());
  });
});
