import type { Logger } from 'pino';
import type { Database } from '../../db/client.ts';
import { getLetterMatter } from '../../db/queries/letter-matters.ts';
import { leaseLetter, markLetterUnmade, recordLetter, type DueLetter } from '../../db/queries/letters.ts';
import { printedForms } from '../../domain/letters.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import type { Printer } from '../../integrations/pdf/document.ts';
import { composeLetter } from './compose-letter.ts';

export interface LetterMaking {
  readonly db: Database;
  readonly files: FileStore;
  readonly printer: Printer;
  /** Where the portal is, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Logger;
}

const batchSize = 10;
const maxBytes = 10 * 1024 * 1024;

/**
 * Makes the letters that are due and answers how many were taken up. A maker that dies leaves at most bytes in the file
 * store that nothing refers to; as the same letter prints to the same bytes, whoever comes next puts them there again.
 */
export async function makeLetters(making: LetterMaking): Promise<number> {
  for (let taken = 0; taken < batchSize; taken += 1) {
    const letter = await leaseLetter(making.db);
    if (letter === undefined) return taken;
    await makeOne(making, letter);
  }
  return batchSize;
}

async function makeOne(making: LetterMaking, letter: DueLetter): Promise<void> {
  const { db, log } = making;
  try {
    await make(making, letter);
  } catch (error) {
    log.error({ err: error, letterId: letter.id, kind: letter.kind }, 'A letter could not be made yet');
    await markLetterUnmade(db, letter.id, error instanceof Error ? error.message : String(error));
  }
}

async function make({ db, files, printer, publicUrl }: LetterMaking, letter: DueLetter): Promise<void> {
  const matter = await getLetterMatter(db, letter.dossierId, letter.eventSeq);
  const bytes = await printer.print(composeLetter(matter, letter.kind, publicUrl));
  const { ref, sizeBytes } = await files.put(once(bytes), { maxBytes, accept: ['pdf'] });
  const name = `${printedForms[letter.kind].name.vi} - ${matter.code}.pdf`;
  await recordLetter(db, letter, { name, kind: 'pdf', sizeBytes, ref });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
