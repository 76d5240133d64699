import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { listActs } from '../../db/queries/append-event.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
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
  const wish = { dossiers: 240, open: 60, seed: 7, models: 14 };

  beforeAll(async () => {
    database = openDatabase(await createSampleDatabase());
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

  it('are not put beside a dossier that may be somebody’s', async () => {
    const actorOf = await createCast(database.db);
    const id = await insertDraft(database.db, actorOf('applicant').accountId, { procedureCode: procedureCodes.free });
    await expect(fillWithDossiers(database.db, wish)).rejects.toThrow(NotForSamples);
    await database.db.delete(dossiers).where(eq(dossiers.id, id));
  });
});
