import type { Logger } from 'pino';
import type { OpenDatabase } from '../../db/client.ts';
import {
  expireExports,
  finishExport,
  isFileInUse,
  leaseExport,
  markExportUnwritten,
  reportProgress,
  type ExportRow,
} from '../../db/queries/exports.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import { openExportContent } from './export-content.ts';

export interface ExportWriting {
  readonly database: Pick<OpenDatabase, 'db' | 'sql'>;
  readonly files: FileStore;
  readonly log: Logger;
}

const maxBytes = 1024 * 1024 * 1024;

/** Called off by who asked, or taken over by another writer. */
class ExportCalledOff extends Error {
  override readonly name = 'ExportCalledOff';
}

/**
 * Writes one export that is waiting and answers whether there was one; when there is none, removes the files of those
 * that have had their time. A writer that dies leaves bytes in the store that nothing refers to, and the next one starts
 * over.
 */
export async function writeExports(writing: ExportWriting): Promise<number> {
  const { db } = writing.database;
  const lease = await leaseExport(db);
  if (lease === undefined) return removeExpired(writing);
  try {
    await write(writing, lease);
  } catch (error) {
    if (error instanceof ExportCalledOff || (error instanceof Error && error.cause instanceof ExportCalledOff))
      return 1;
    writing.log.error({ err: error, exportId: lease.id }, 'An export could not be written yet');
    await markExportUnwritten(db, lease, error instanceof Error ? error.message : String(error));
  }
  return 1;
}

async function write({ database, files }: ExportWriting, lease: ExportRow): Promise<void> {
  const { db } = database;
  const content = await openExportContent(database, lease);
  const progress = { writtenRows: 0, totalRows: content.totalRows };
  if (!(await reportProgress(db, lease, progress))) return;
  const bytes = content.write(async (count) => {
    progress.writtenRows += count;
    if (!(await reportProgress(db, lease, progress))) throw new ExportCalledOff('Nobody waits for this export');
  });
  const { ref: fileRef, sizeBytes } = await files.keep(bytes, maxBytes);
  const { writtenRows } = progress;
  if (!(await finishExport(db, lease, { fileRef, sizeBytes, writtenRows }))) await removeUnused(db, files, fileRef);
}

async function removeExpired({ database: { db }, files }: ExportWriting): Promise<number> {
  const refs = await expireExports(db);
  for (const ref of refs) await removeUnused(db, files, ref);
  return refs.length;
}

async function removeUnused(db: OpenDatabase['db'], files: FileStore, ref: string): Promise<void> {
  if (!(await isFileInUse(db, ref))) await files.remove(ref);
}
