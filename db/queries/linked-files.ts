import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { dossiers, files } from '../schema/index.ts';

/** A letter or result that a mail can link to, with the dossier of whom it is; only of dossiers with an account. */
export async function findLinkedFile(db: Queryable, fileId: string) {
  const [row] = await db
    .select({ file: files, code: dossiers.code, accountId: dossiers.accountId, state: dossiers.state })
    .from(files)
    .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
    .where(and(eq(files.id, fileId), inArray(files.purpose, ['letter', 'result']), isNotNull(dossiers.accountId)));
  const { code, accountId } = row ?? { code: null, accountId: null };
  return row === undefined || code === null || accountId === null ? undefined : { ...row, code, accountId };
}
