import { eq, sql, type SQL } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { listActs } from '../../db/queries/append-event.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { dossierSearch, searchCondition } from '../../db/queries/search-terms.ts';
import { listAndCountDossiers, listDossierIds, type DossierPosition } from '../../db/queries/staff-dossiers.ts';
import { findFigureFaults } from '../../db/rebuild-figures.ts';
import { fillWithDossiers, NotForSamples } from '../../db/sample/volume/fill.ts';
import { dossiers } from '../../db/schema/index.ts';
import { finalStatuses, type DossierStatus } from '../../domain/lifecycle/statuses.ts';
import { applyAct, draftState } from '../../domain/lifecycle/transitions.ts';
import { findDossierLoss } from '../../faults/find-loss.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, insertDraft, procedureCodes } from '../support/sample-dossiers.ts';

describe('sample dossiers made in bulk', () => {
  let database: OpenDatabase;
  const wish = { dossiers: 240, open: 60, seed: 7, models: 14, inBulkFrom: 1 };
  let rulesBefore: readonly unknown[];

  beforeAll(async () => {
    database = openDatabase(await createSampleDatabase());
    rulesBefore = await listRules(database.db);
    await fillWithDossiers(database.db, wish);
  });
  afterAll(() => database.close());

  it('are as many as asked for, with as many open', async () => {
    const rows = await database.db.select({ status: dossiers.status }).from(dossiers);
    expect(rows).toHaveLength(wish.dossiers);
    const over: readonly DossierStatus[] = [...finalStatuses, 'stopped'];
    expect(rows.filter(({ status }) => !over.includes(status))).toHaveLength(wish.open);
    expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(4);
  });

  it('have ids that no dossier led by itself can have, however many there are', async () => {
    const rows = await database.db.select({ id: dossiers.id }).from(dossiers);
    const versions = rows.map(({ id }) => id.charAt(14));
    expect(versions.filter((version) => version === '8')).toHaveLength(wish.dossiers - 2 * wish.models);
    expect(versions.filter((version) => version === '7')).toHaveLength(2 * wish.models);
  });

  it('have lost nothing: work, letters and audit are as their logs call for', async () => {
    expect(await findDossierLoss(database.db)).toEqual([]);
  });

  it('are to the millisecond what their logs make of them, copies as well', async () => {
    for (const row of await database.db.select().from(dossiers)) {
      const plan = await getPlan(database.db, row.procedureVersionId, row.calendarId ?? '');
      let state = draftState;
      for (const { act } of await database.db.transaction((tx) => listActs(tx, row.id, 1))) {
        const applied = applyAct(plan, state, act);
        if (applied.ok) state = applied.state;
      }
      expect(row.state, row.code ?? '').toEqual(state);
    }
  });

  it('are in the figures as a recount has them, and in the books without a fault', async () => {
    expect(await findFigureFaults(database.db)).toEqual([]);
    expect(await checkLedger(database.db)).toEqual([]);
  });

  it('have an unbroken chain of audit entries', async () => {
    const broken = await database.db.execute(sql`
      select subject_id, no from (
        select *, lag(hash, 1, '') over (partition by subject_kind, subject_id order by no) as before from audit_entries) a
      where before <> previous_hash or hash <> encode(sha256(convert_to(concat_ws('|', previous_hash, subject_kind,
        subject_id, no, action, actor_id, actor_role, detail::text, extract(epoch from at)), 'UTF8')), 'hex')`);
    expect([...broken]).toEqual([]);
  });

  it('leave every key, reference, index and trigger as it was', async () => {
    expect(rulesBefore.length).toBeGreaterThan(100);
    expect(await listRules(database.db)).toEqual(rulesBefore);
  });

  it('are found by a whole code as by any part of it, however it is typed', async () => {
    const [row] = await database.db.select({ code: dossiers.code }).from(dossiers).orderBy(dossiers.code).limit(1);
    const code = row?.code ?? '';
    const idsOf = async (condition: SQL | undefined) =>
      (await database.db.select({ id: dossiers.id }).from(dossiers).where(condition).orderBy(dossiers.id)).map(
        ({ id }) => id,
      );
    const plainly = await idsOf(searchCondition(dossiers.searchText, code));
    expect(plainly.length).toBeGreaterThan(0);
    for (const text of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' - ')} `]) {
      expect(await idsOf(dossierSearch(text)), text).toEqual(plainly);
    }
    for (const part of [code.slice(0, -1), code.slice(3), 'nguyen mau']) {
      expect(await idsOf(dossierSearch(part)), part).toEqual(await idsOf(searchCondition(dossiers.searchText, part)));
    }
  });

  it('are found page by page by words of names, however many of the latest are looked through first', async () => {
    const { db } = database;
    const rows = await db.select().from(dossiers);
    const unitCodes = [...new Set(rows.map(({ unitCode }) => unitCode))];
    const words = rows.flatMap(({ searchText }) => searchText.split(' ').filter((word) => /^[a-z]{3,}$/.test(word)));
    const latestFirst = (a: DossierPosition, b: DossierPosition) =>
      b.submittedAt.localeCompare(a.submittedAt) || a.id.localeCompare(b.id);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('mau', 'nguyen mau', 'ngu', 'nobody', ...words),
        fc.subarray(unitCodes, { minLength: 1 }),
        fc.record({ walk: fc.constantFrom(1, 7, 40, 1000), limit: fc.constantFrom(3, 11, 60) }),
        async (text, some, size) => {
          const wanted = rows
            .filter(({ unitCode }) => some.includes(unitCode))
            .filter(({ searchText }) => text.split(' ').every((word) => searchText.includes(word)))
            .map(({ id, submittedAt }) => ({ id, submittedAt: submittedAt ?? '' }));
          const listed: DossierPosition[] = [];
          let after: DossierPosition | undefined;
          do {
            const filter = { unitCodes: some, text };
            const page = await listAndCountDossiers(db, filter, { after, ...size, bound: 20 });
            expect(page.total).toBe(Math.min(wanted.length, 20));
            expect(await listDossierIds(db, filter, { after, ...size })).toEqual(page.found);
            listed.push(...page.found);
            after = page.found.at(-1);
          } while (after !== undefined);
          expect(listed).toEqual(wanted.toSorted(latestFirst));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('can be added to, row by row as well', async () => {
    await fillWithDossiers(database.db, { dossiers: 60, open: 20, seed: 8, models: 4 });
    expect(await database.db.$count(dossiers)).toBe(wish.dossiers + 60);
    expect(await findFigureFaults(database.db)).toEqual([]);
    expect(await checkLedger(database.db)).toEqual([]);
  });

  it('are not put beside a dossier that may be somebody’s', async () => {
    const actorOf = await createCast(database.db);
    const id = await insertDraft(database.db, actorOf('applicant').accountId, { procedureCode: procedureCodes.free });
    await expect(fillWithDossiers(database.db, wish)).rejects.toThrow(NotForSamples);
    await database.db.delete(dossiers).where(eq(dossiers.id, id));
  });
});

/** Everything PostgreSQL sees to by itself: constraints, indexes and triggers, and whether they are in force. */
async function listRules(db: OpenDatabase['db']): Promise<readonly unknown[]> {
  return [
    ...(await db.execute(sql`
      select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as rule, convalidated::text as state
      from pg_constraint where connamespace = 'public'::regnamespace
      union all select tablename, indexname, indexdef, 'valid' from pg_indexes where schemaname = 'public'
      union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text from pg_trigger
        where not tgisinternal order by 1, 2, 3`)),
  ];
}
