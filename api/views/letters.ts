import type { LetterRow } from '../../db/queries/letters.ts';
import { printedForms } from '../../domain/letters.ts';
import type { Letter } from '../contract/dossier-parts.ts';

/** A letter among the letters of a dossier, made or being made. */
export function shownLetter({ id, kind, issuedAt, file }: LetterRow, hrefOf: (fileId: string) => string): Letter {
  const { name } = printedForms[kind];
  return file === null
    ? { id, kind, name, issuedAt, status: 'beingMade', href: null, sha256: null }
    : { id, kind, name, issuedAt, status: 'ready', href: hrefOf(file.id), sha256: file.ref };
}
