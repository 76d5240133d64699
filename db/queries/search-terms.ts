import { and, like, type Column, type SQL } from 'drizzle-orm';
import { sequentialDossierCode } from '../../domain/dossier-code.ts';
import { searchText } from '../../domain/search-text.ts';
import { dossiers } from '../schema/index.ts';

/** Shorter words have no trigram of their own, so the index could not help. */
export const shortestSearch = 3;

/**
 * The condition that a `search_text` holds every word searched for, in any order; `undefined` when what is searched for
 * is too short to be looked up. Two short words, such as a short name, are looked up as they stand together.
 */
export function searchCondition(column: Column, text: string): SQL | undefined {
  const phrase = searchText(text);
  if (phrase.length < shortestSearch) return undefined;
  const words = phrase.split(' ');
  const terms = words.some((word) => word.length >= shortestSearch) ? words : [phrase];
  return and(...terms.map((term) => like(column, `%${term.replace(/[\\%_]/g, '\\$&')}%`)));
}

/** Whether many dossiers may hold what is searched for: words, such as names. Codes, phones and IDs have digits. */
export function mayBeCommon(text: string): boolean {
  return !/\d/.test(text);
}

/**
 * `searchCondition` for dossiers. What reads like a whole code is looked up among the codes, as the beginning of one: its
 * trigrams are those of every dossier of the unit and the day.
 */
export function dossierSearch(text: string): SQL | undefined {
  const code = sequentialDossierCode.read(text);
  return code === undefined
    ? searchCondition(dossiers.searchText, text)
    : like(dossiers.code, `${sequentialDossierCode.write(code)}%`);
}
