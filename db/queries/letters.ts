import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { FileKind } from '../../domain/procedure/definition.ts';
import type { Database, Queryable } from '../client.ts';
import { dossierEvents, files, letters } from '../schema/index.ts';
import { announceDossier } from './announce-dossier.ts';
import { tryAgainAt } from './try-again.ts';

/** A letter that is due, for whoever leased it. */
export type DueLetter = typeof letters.$inferSelect;

/** Longer than making one letter takes at its slowest. If its maker dies, it is free again after this long. */
const leaseSeconds = 60;

/** Takes one letter that is due, for this caller alone until the lease runs out; the oldest first. */
export async function leaseLetter(db: Database): Promise<DueLetter | undefined> {
  const due = db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.status, 'waiting'), lte(letters.nextAttemptAt, sql`now()`)))
    .orderBy(asc(letters.nextAttemptAt), asc(letters.createdAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [leased] = await db
    .update(letters)
    .set({
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${letters.attempts} + 1`,
    })
    .where(sql`${letters.id} = ${due}`)
    .returning();
  return leased;
}

/** The bytes of a letter, as the file store has taken them. */
export interface MadeFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  /** SHA-256. */
  readonly ref: string;
}

/**
 * Puts a letter's file to its dossier, once and for good, and tells open screens. `false` when somebody else was first:
 * theirs counts, and nothing changes.
 */
export async function recordLetter(db: Database, letter: DueLetter, file: MadeFile): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [waiting] = await tx
      .select({ id: letters.id })
      .from(letters)
      .where(and(eq(letters.id, letter.id), eq(letters.status, 'waiting')))
      .for('update');
    if (waiting === undefined) return false;
    const [added] = await tx
      .insert(files)
      .values({ ...file, dossierId: letter.dossierId, purpose: 'letter' })
      .returning({ id: files.id });
    if (added === undefined) throw new Error(`The file of letter ${letter.id} was not kept`);
    await tx
      .update(letters)
      .set({ status: 'made', fileId: added.id, madeAt: sql`now()`, lastError: null })
      .where(eq(letters.id, letter.id));
    await announceDossier(tx, letter.dossierId);
    return true;
  });
}

/** Takes down that a letter was not made yet; it is due again after a growing while, at most ten minutes. */
export async function markLetterUnmade(db: Database, id: string, error: string): Promise<void> {
  await db
    .update(letters)
    .set({
      nextAttemptAt: tryAgainAt(letters.attempts, 600),
      lastError: error.slice(0, 500),
    })
    .where(and(eq(letters.id, id), eq(letters.status, 'waiting')));
}

export type LetterRow = Awaited<ReturnType<typeof listLetters>>[number];

/** The letters of a dossier, made or still to be made, the latest first. */
export async function listLetters(db: Queryable, dossierId: string) {
  return db
    .select({ id: letters.id, kind: letters.kind, issuedAt: dossierEvents.at, file: files })
    .from(letters)
    .innerJoin(
      dossierEvents,
      and(eq(dossierEvents.dossierId, letters.dossierId), eq(dossierEvents.seq, letters.eventSeq)),
    )
    .leftJoin(files, eq(files.id, letters.fileId))
    .where(eq(letters.dossierId, dossierId))
    .orderBy(sql`${letters.eventSeq} desc`);
}

/** The letter that an event brought about, with its file once it is made. */
export async function findLetterOf(
  db: Queryable,
  dossierId: string,
  eventSeq: number,
): Promise<Pick<LetterRow, 'kind' | 'file'> | undefined> {
  const [row] = await db
    .select({ kind: letters.kind, file: files })
    .from(letters)
    .leftJoin(files, eq(files.id, letters.fileId))
    .where(and(eq(letters.dossierId, dossierId), eq(letters.eventSeq, eventSeq)));
  return row;
}
