import { and, eq, isNull } from 'drizzle-orm';
import { isFinal } from '../../domain/lifecycle/statuses.ts';
import { changeOfLines, linesOf, type FigureLine } from '../../domain/reports/lines.ts';
import { reckon } from '../../domain/reports/standing.ts';
import type { Transaction } from '../client.ts';
import { dossierFigures, dossiers, figureLines, tasks } from '../schema/index.ts';
import type { NewEvent } from './append-event.ts';
import { getPlan } from './procedure-versions.ts';

/**
 * Brings the figures in line with an event, before the dossier's own row is and after its tasks are: what it added to
 * them is taken off, what it adds now put on. The dossier is locked with its open tasks, so no other event of it comes
 * between, and nobody takes its task from somebody.
 */
export async function projectFigures(tx: Transaction, event: NewEvent): Promise<void> {
  const { dossierId, act, state, columns = {} } = event;
  const stood = await readCounted(tx, dossierId);
  const submittedAt = columns.submittedAt ?? stood.submittedAt;
  const calendarId = columns.calendarId ?? stood.calendarId;
  if (submittedAt == null || calendarId == null)
    throw new Error(`Dossier ${dossierId} is counted before it is submitted`);
  const officerId = act.actor.role === 'officer' ? act.actor.accountId : stood.officerId;
  const endedAt = isFinal(state.status) || state.status === 'stopped' ? act.at : null;
  const common = {
    plan: await getPlan(tx, stood.procedureVersionId, calendarId),
    isOnline: stood.channel === 'online',
    submittedAt,
  };
  const before =
    stood.seq === 0
      ? []
      : linesOf({ ...common, state: stood.state, endedAt: stood.endedAt, officerId: stood.officerId });
  const { unitCode, procedureCode } = stood;
  const figure = { ...reckon(state, endedAt), officerId, holderId: stood.mainHolderId };
  if (isNews(stood, figure)) {
    await tx
      .insert(dossierFigures)
      .values({ dossierId, unitCode, procedureCode, submittedAt, ...figure })
      .onConflictDoUpdate({ target: dossierFigures.dossierId, set: figure });
  }
  await insertLines(
    tx,
    { unitCode, procedureCode },
    changeOfLines(before, linesOf({ ...common, state, endedAt, officerId })),
  );
}

type Figure = Pick<typeof dossierFigures.$inferSelect, 'standing' | 'dueAt' | 'stoodAt' | 'officerId' | 'holderId'>;

/** Most events leave a dossier standing as it stood. */
function isNews(stood: { readonly [K in keyof Figure]: Figure[K] | null }, figure: Figure): boolean {
  return (['standing', 'dueAt', 'stoodAt', 'officerId', 'holderId'] as const).some(
    (name) => stood[name] !== figure[name],
  );
}

async function readCounted(tx: Transaction, dossierId: string) {
  const [row] = await tx
    .select({
      seq: dossiers.seq,
      state: dossiers.state,
      submittedAt: dossiers.submittedAt,
      endedAt: dossiers.endedAt,
      calendarId: dossiers.calendarId,
      channel: dossiers.channel,
      unitCode: dossiers.unitCode,
      procedureCode: dossiers.procedureCode,
      procedureVersionId: dossiers.procedureVersionId,
      standing: dossierFigures.standing,
      dueAt: dossierFigures.dueAt,
      stoodAt: dossierFigures.stoodAt,
      officerId: dossierFigures.officerId,
      holderId: dossierFigures.holderId,
      mainHolderId: tasks.holderId,
    })
    .from(dossiers)
    .leftJoin(dossierFigures, eq(dossierFigures.dossierId, dossiers.id))
    .leftJoin(tasks, and(eq(tasks.dossierId, dossiers.id), eq(tasks.isMain, true), isNull(tasks.closedAt)))
    .where(eq(dossiers.id, dossierId));
  if (row === undefined) throw new Error(`No dossier ${dossierId}`);
  return row;
}

/** Whose figures a line is part of. */
export interface LineOwner {
  readonly unitCode: string;
  readonly procedureCode: string;
}

async function insertLines(tx: Transaction, owner: LineOwner, lines: readonly FigureLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.insert(figureLines).values(lines.map((line) => ({ ...owner, ...line })));
}
