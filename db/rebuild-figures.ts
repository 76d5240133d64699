import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { linesOf, type FigureLine } from '../domain/reports/lines.ts';
import { figureRules } from '../domain/reports/settings.ts';
import { reckon } from '../domain/reports/standing.ts';
import type { Database, Queryable, Transaction } from './client.ts';
import { listActFaults, recountActs } from './queries/act-lines.ts';
import { getPlan } from './queries/procedure-versions.ts';
import type { LineOwner } from './queries/project-figures.ts';
import { dataUpgrades, dossierEvents, dossierFigures, dossiers, figureLines, tasks } from './schema/index.ts';

const batchSize = 1000;

/** Makes the figures anew when the rules they were made by have changed; does nothing otherwise. */
export async function upgradeFigures(db: Database): Promise<void> {
  const [done] = await db.select().from(dataUpgrades).where(eq(dataUpgrades.name, figureRules));
  if (done === undefined) await rebuildFigures(db);
}

/**
 * Makes the figures anew from the dossiers, their tasks and their log, all or nothing. Events of dossiers wait meanwhile: some minutes for a million
 * of them. To be run after dossiers were written by other ways than their log.
 */
export async function rebuildFigures(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${dossierFigures}, ${figureLines} in exclusive mode`);
    await tx.delete(figureLines);
    await tx.delete(dossierFigures);
    const sums: LineSums = new Map();
    for await (const batch of countAnew(tx)) {
      await tx.insert(dossierFigures).values(batch.map(({ figure }) => figure));
      for (const { lines } of batch) addLines(sums, lines);
    }
    await insertFolded(tx, [...sums.values()]);
    await recountActs(tx);
    await tx
      .insert(dataUpgrades)
      .values({ name: figureRules, finishedAt: new Date().toISOString() })
      .onConflictDoNothing();
  });
}

async function insertFolded(tx: Transaction, lines: readonly OwnedLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += batchSize) {
    await tx.insert(figureLines).values(lines.slice(from, from + batchSize).map((line) => ({ ...line, folded: true })));
  }
}

/** What each submitted dossier adds to the figures, by its own row and log alone, batch by batch. */
async function* countAnew(db: Queryable) {
  let after: string | undefined;
  for (;;) {
    const batch = await db
      .select({
        id: dossiers.id,
        state: dossiers.state,
        submittedAt: dossiers.submittedAt,
        endedAt: dossiers.endedAt,
        calendarId: dossiers.calendarId,
        channel: dossiers.channel,
        unitCode: dossiers.unitCode,
        procedureCode: dossiers.procedureCode,
        procedureVersionId: dossiers.procedureVersionId,
        holderId: tasks.holderId,
      })
      .from(dossiers)
      .leftJoin(tasks, and(eq(tasks.dossierId, dossiers.id), eq(tasks.isMain, true), isNull(tasks.closedAt)))
      .where(and(isNotNull(dossiers.code), after === undefined ? undefined : gt(dossiers.id, after)))
      .orderBy(asc(dossiers.id))
      .limit(batchSize);
    if (batch.length === 0) return;
    after = batch.at(-1)?.id;
    const officers = await listLastOfficers(
      db,
      batch.map(({ id }) => id),
    );
    const counted = [];
    for (const { id: dossierId, state, endedAt, channel, ...row } of batch) {
      const { unitCode, procedureCode, submittedAt, calendarId, holderId } = row;
      if (submittedAt === null || calendarId === null) continue;
      const plan = await getPlan(db, row.procedureVersionId, calendarId);
      const officerId = officers.get(dossierId) ?? null;
      const who = { officerId, holderId };
      const figure = { dossierId, unitCode, procedureCode, submittedAt, ...who, ...reckon(state, endedAt) };
      const lines = linesOf({ state, plan, submittedAt, endedAt, isOnline: channel === 'online', officerId });
      counted.push({ figure, lines: lines.map((line) => ({ ...line, unitCode, procedureCode })) });
    }
    yield counted;
  }
}

async function listLastOfficers(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectDistinctOn([dossierEvents.dossierId], { dossierId: dossierEvents.dossierId, actorId: dossierEvents.actorId })
    .from(dossierEvents)
    .where(and(inArray(dossierEvents.dossierId, [...ids]), eq(dossierEvents.actorRole, 'officer')))
    .orderBy(dossierEvents.dossierId, desc(dossierEvents.seq));
  return new Map(rows.map(({ dossierId, actorId }) => [dossierId, actorId]));
}

type OwnedLine = FigureLine & LineOwner;

/** Lines put together by everything that tells them apart. */
type LineSums = Map<string, OwnedLine>;

function addLines(sums: LineSums, lines: readonly OwnedLine[]): void {
  for (const line of lines) {
    const { unitCode, procedureCode, measure, month, officerId, stepKey } = line;
    const key = [unitCode, procedureCode, measure, month, officerId, stepKey].join('|');
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? line : { ...line, ...addAmounts(sum, line) });
  }
}

function addAmounts(one: FigureLine, other: FigureLine) {
  return {
    count: one.count + other.count,
    usedMinutes: one.usedMinutes + other.usedMinutes,
    shareMinutes: one.shareMinutes + other.shareMinutes,
  };
}

/**
 * Counts everything anew and names each figure that is not what the recount says: nothing, or something writes dossiers
 * past the log. In one snapshot, so that dossiers may go on meanwhile.
 */
export async function findFigureFaults(db: Database): Promise<string[]> {
  return db.transaction(
    async (tx) => {
      const lines: LineSums = new Map();
      const figures = new Map<string, string>();
      for await (const batch of countAnew(tx)) {
        for (const { figure, lines: added } of batch) {
          figures.set(figure.dossierId, describe(figure));
          addLines(lines, added);
        }
      }
      const keptLines: LineSums = new Map();
      addLines(keptLines, await tx.select().from(figureLines));
      const kept = await tx.select().from(dossierFigures);
      return [
        ...differences(new Map(kept.map((row) => [row.dossierId, describe(row)])), figures),
        ...differences(amountsOf(keptLines), amountsOf(lines)),
        ...(await listActFaults(tx)),
      ];
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

type Figure = typeof dossierFigures.$inferInsert;

function describe({ standing, dueAt, stoodAt, officerId, holderId }: Figure): string {
  return [standing, dueAt, stoodAt, officerId, holderId].join(' ');
}

/** Sums without those that have come to nothing. */
function amountsOf(sums: LineSums): ReadonlyMap<string, string> {
  return new Map(
    [...sums]
      .map(
        ([key, { count, usedMinutes, shareMinutes }]) => [key, [count, usedMinutes, shareMinutes].join(' ')] as const,
      )
      .filter(([, amounts]) => amounts !== '0 0 0'),
  );
}

function differences(kept: ReadonlyMap<string, string>, recounted: ReadonlyMap<string, string>): string[] {
  return [...new Set([...kept.keys(), ...recounted.keys()])]
    .filter((key) => kept.get(key) !== recounted.get(key))
    .map((key) => `${key}: ${kept.get(key) ?? 'nothing'}, recounted ${recounted.get(key) ?? 'nothing'}`);
}
