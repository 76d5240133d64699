import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import type { MadeFile } from '../db/queries/letters.ts';
import type { FileStore } from '../integrations/files/store.ts';
import type { PrintedDocument, Printer } from '../integrations/pdf/document.ts';

/** What making documents of dossiers needs. */
export interface Printing {
  readonly db: Database;
  readonly files: FileStore;
  readonly printer: Printer;
  /** Where the portal is, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Logger;
}

const batchSize = 10;
const maxBytes = 10 * 1024 * 1024;

/** Leases and makes one thing after another until nothing is due or the batch is full; answers how many it took up. */
export async function makeDue<T>(
  lease: () => Promise<T | undefined>,
  makeOne: (leased: T) => Promise<void>,
): Promise<number> {
  for (let taken = 0; taken < batchSize; taken += 1) {
    const leased = await lease();
    if (leased === undefined) return taken;
    await makeOne(leased);
  }
  return batchSize;
}

/** Prints a document and puts it in the file store. The same document prints to the same bytes, kept once. */
export async function printAndKeep(
  { files, printer }: Pick<Printing, 'files' | 'printer'>,
  document: PrintedDocument,
  name: string,
): Promise<MadeFile> {
  const bytes = await printer.print(document);
  const { ref, sizeBytes } = await files.put(once(bytes), { maxBytes, accept: ['pdf'] });
  return { name, kind: 'pdf', sizeBytes, ref };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
