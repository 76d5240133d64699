import { and, asc, eq, gt, isNotNull, lt } from 'drizzle-orm';
import { stateVersion, type DossierState } from '../domain/lifecycle/state.ts';
import { applyAct, draftState } from '../domain/lifecycle/transitions.ts';
import { workOf } from '../domain/lifecycle/work.ts';
import type { Database, Transaction } from './client.ts';
import { columnsOf, listActs } from './queries/append-event.ts';
import { getPlan } from './queries/procedure-versions.ts';
import { dataUpgrades, dossiers } from './schema/index.ts';

const batchSize = 200;

/**
 * Makes the snapshots of dossiers anew from their logs where an older version of the rules wrote them, so that every
 * reader finds the shape it expects. Runs once for each version of the state, batch by batch: interrupted, it goes on
 * where it was. Tasks follow with the dossier's next event.
 * @throws Error naming a dossier whose log does not follow from the rules any more; everything before it is kept.
 */
export async function rebuildStates(db: Database): Promise<void> {
  const name = `states:${stateVersion}`;
  const [done] = await db.select().from(dataUpgrades).where(eq(dataUpgrades.name, name));
  if (done !== undefined) return;
  let after: string | undefined = undefined;
  do {
    after = await db.transaction((tx) => rebuildBatch(tx, after));
  } while (after !== undefined);
  await db.insert(dataUpgrades).values({ name, finishedAt: new Date().toISOString() }).onConflictDoNothing();
}

/** Rebuilds the next batch after an id; the last id of the batch, or `undefined` when there was none left. */
async function rebuildBatch(tx: Transaction, after: string | undefined): Promise<string | undefined> {
  const batch = await tx
    .select({
      id: dossiers.id,
      versionId: dossiers.procedureVersionId,
      calendarId: dossiers.calendarId,
      status: dossiers.status,
    })
    .from(dossiers)
    .where(
      and(
        isNotNull(dossiers.calendarId),
        lt(dossiers.stateVersion, stateVersion),
        after === undefined ? undefined : gt(dossiers.id, after),
      ),
    )
    .orderBy(asc(dossiers.id))
    .limit(batchSize)
    .for('update');
  for (const { id, versionId, calendarId } of batch) {
    if (calendarId === null) continue;
    const plan = await getPlan(tx, versionId, calendarId);
    let state: DossierState = draftState;
    for (const { seq, act } of await listActs(tx, id, 1)) {
      const applied = applyAct(plan, state, act);
      if (!applied.ok) throw new Error(`Dossier ${id}: event ${seq} is refused now: ${applied.refusal.code}`);
      state = applied.state;
    }
    await tx
      .update(dossiers)
      .set(columnsOf(state, workOf(plan, state)))
      .where(eq(dossiers.id, id));
  }
  return batch.at(-1)?.id;
}
