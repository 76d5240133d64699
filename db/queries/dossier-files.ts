import { and, desc, eq } from 'drizzle-orm';
import type { Database, Queryable } from '../client.ts';
import { accounts, dossiers, files } from '../schema/index.ts';

/** A file uploaded to a dossier as its result. */
export async function findResultFile(db: Queryable, dossierId: string, fileId: string) {
  const [file] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.dossierId, dossierId), eq(files.purpose, 'result')));
  return file;
}

export type DocumentRow = Awaited<ReturnType<typeof listDocuments>>[number];

const withUploader = { file: files, uploader: accounts.name };

/** Every file of a dossier, the latest first; what an applicant has staged and not sent is not among them. */
export async function listDocuments(db: Queryable, dossierId: string) {
  return db
    .select(withUploader)
    .from(files)
    .leftJoin(accounts, eq(accounts.id, files.uploadedBy))
    .where(and(eq(files.dossierId, dossierId), eq(files.staged, false)))
    .orderBy(desc(files.createdAt), desc(files.id));
}

/** A file of a dossier, staged or not. */
export async function findDocument(db: Queryable, dossierId: string, fileId: string): Promise<DocumentRow | undefined> {
  const [row] = await db
    .select(withUploader)
    .from(files)
    .leftJoin(accounts, eq(accounts.id, files.uploadedBy))
    .where(and(eq(files.id, fileId), eq(files.dossierId, dossierId)));
  return row;
}

type NewFile = Pick<
  typeof files.$inferSelect,
  'dossierId' | 'purpose' | 'componentKey' | 'round' | 'name' | 'kind' | 'sizeBytes' | 'ref'
> & { readonly uploadedBy: string };

/** Puts a file to a dossier. The same content for the same purpose is kept once. Answers its id. */
export async function addDocument(db: Database, file: NewFile): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, file.dossierId)).for('update');
    const alike = await tx
      .select({ id: files.id, componentKey: files.componentKey })
      .from(files)
      .where(
        and(
          eq(files.dossierId, file.dossierId),
          eq(files.purpose, file.purpose),
          eq(files.ref, file.ref),
          eq(files.staged, false),
        ),
      );
    const same = alike.find(({ componentKey }) => componentKey === file.componentKey);
    if (same !== undefined) return same.id;
    const [added] = await tx.insert(files).values(file).returning({ id: files.id });
    if (added === undefined) throw new Error(`A file of dossier ${file.dossierId} was not kept`);
    return added.id;
  });
}
