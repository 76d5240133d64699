import { getLetterMatter } from '../../db/queries/letter-matters.ts';
import { leaseLetter, markLetterUnmade, recordLetter, type DueLetter } from '../../db/queries/letters.ts';
import { printedForms } from '../../domain/letters.ts';
import { makeDue, printAndKeep, type Printing } from '../print-and-keep.ts';
import { composeLetter } from './compose-letter.ts';

/**
 * Makes the letters that are due and answers how many were taken up. A maker that dies leaves at most bytes in the file
 * store that nothing refers to; as the same letter prints to the same bytes, whoever comes next puts them there again.
 */
export function makeLetters(printing: Printing): Promise<number> {
  return makeDue(
    () => leaseLetter(printing.db),
    (letter) => makeOne(printing, letter),
  );
}

async function makeOne(printing: Printing, letter: DueLetter): Promise<void> {
  const { db, publicUrl, log } = printing;
  try {
    const matter = await getLetterMatter(db, letter.dossierId, letter.eventSeq);
    const name = `${printedForms[letter.kind].name.vi} - ${matter.code}.pdf`;
    const document = composeLetter(matter, letter.kind, publicUrl);
    await recordLetter(db, letter, await printAndKeep(printing, document, name));
  } catch (error) {
    log.error({ err: error, letterId: letter.id, kind: letter.kind }, 'A letter could not be made yet');
    await markLetterUnmade(db, letter.id, error instanceof Error ? error.message : String(error));
  }
}
