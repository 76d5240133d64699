import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import type { Database, Queryable } from '../client.ts';
import { dossiers, files } from '../schema/index.ts';

export type FileRow = typeof files.$inferSelect;

/** The papers that have been handed in with a dossier, in order of coming. */
export async function listPapers(db: Queryable, dossierId: string): Promise<FileRow[]> {
  return db
    .select()
    .from(files)
    .where(
      and(eq(files.dossierId, dossierId), inArray(files.purpose, ['component', 'supplement']), eq(files.staged, false)),
    )
    .orderBy(asc(files.createdAt), asc(files.id));
}

/** A file of a dossier. */
export async function findFile(db: Queryable, dossierId: string, fileId: string): Promise<FileRow | undefined> {
  const [file] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.dossierId, dossierId)));
  return file;
}

/** Whose uploads wait to be sent with a supplement. */
export interface Stager {
  readonly dossierId: string;
  readonly accountId: string;
}

/** What somebody has uploaded for a supplement and not sent yet. */
export async function listStaged(db: Queryable, { dossierId, accountId }: Stager): Promise<FileRow[]> {
  return db.select().from(files).where(stagedBy({ dossierId, accountId }));
}

/** Keeps a file until the supplement is sent; the same content for the same component is kept once. */
export async function stageFile(
  db: Database,
  file: Stager & Pick<FileRow, 'name' | 'kind' | 'sizeBytes' | 'ref'> & { readonly componentKey: string },
): Promise<FileRow> {
  const { accountId, ...content } = file;
  return db.transaction(async (tx) => {
    await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, file.dossierId)).for('update');
    const same = and(eq(files.componentKey, file.componentKey), eq(files.ref, file.ref));
    const [known] = await tx
      .select()
      .from(files)
      .where(and(stagedBy(file), same));
    if (known !== undefined) return known;
    const [staged] = await tx
      .insert(files)
      .values({ ...content, purpose: 'supplement', uploadedBy: accountId, staged: true })
      .returning();
    if (staged === undefined) throw new Error(`A file of dossier ${file.dossierId} was not kept`);
    return staged;
  });
}

/** Drops what was staged and is not to be sent after all; answers the contents it held. */
export async function dropStagedExcept(db: Queryable, stager: Stager, kept: readonly string[]): Promise<string[]> {
  const dropped = await db
    .delete(files)
    .where(and(stagedBy(stager), kept.length === 0 ? undefined : notInArray(files.id, [...kept])))
    .returning({ ref: files.ref });
  return dropped.map(({ ref }) => ref);
}

function stagedBy({ dossierId, accountId }: Stager) {
  return and(eq(files.dossierId, dossierId), eq(files.staged, true), eq(files.uploadedBy, accountId));
}
