import { desc, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { accounts, notes } from '../schema/index.ts';

/** Notes of staff on a dossier, the latest first. */
export async function listNotes(db: Queryable, dossierId: string) {
  return notesWhere(db, eq(notes.dossierId, dossierId));
}

/** A note that is there. @throws Error when it is not. */
export async function getNote(db: Queryable, id: string) {
  const [row] = await notesWhere(db, eq(notes.id, id));
  if (row === undefined) throw new Error(`No note ${id}`);
  return row;
}

function notesWhere(db: Queryable, condition: ReturnType<typeof eq>) {
  return db
    .select({
      id: notes.id,
      author: { id: accounts.id, name: accounts.name },
      text: notes.text,
      writtenAt: notes.createdAt,
    })
    .from(notes)
    .innerJoin(accounts, eq(accounts.id, notes.authorId))
    .where(condition)
    .orderBy(desc(notes.createdAt), desc(notes.id));
}

export async function insertNote(
  db: Queryable,
  note: Pick<typeof notes.$inferSelect, 'id' | 'dossierId' | 'authorId' | 'text'>,
): Promise<void> {
  await db.insert(notes).values(note);
}
