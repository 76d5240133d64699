import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { findPaper } from '../../domain/authority.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { FileKind, ReturnMethod } from '../../domain/procedure/definition.ts';
import { searchText } from '../../domain/search-text.ts';
import type { Queryable } from '../client.ts';
import { dossiers, files, procedures } from '../schema/index.ts';
import { getDefinition } from './procedure-versions.ts';

/** A paper somebody has given, or was given by us, in an earlier dossier of theirs. */
export interface EarlierFile {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  readonly givenAt: string;
  readonly dossierCode: string;
  readonly procedureName: LocalizedText;
  /** What paper it is. */
  readonly paper: LocalizedText;
  readonly isResult: boolean;
  /** How the dossier's result was, or is to be, returned. */
  readonly returnMethod: ReturnMethod;
  /** Last day of a result whose validity the procedure knows; `null` where nothing is known. */
  readonly validUntil: string | null;
}

/** More than anybody looks through; the latest are what is still right. */
const lookedThrough = 300;

/** The papers of an account's submitted dossiers, latest first, each content once per kind of paper. */
export async function listEarlierFiles(db: Queryable, accountId: string): Promise<EarlierFile[]> {
  const rows = await db
    .select({ file: files, dossier: dossiers, procedureName: procedures.name })
    .from(files)
    .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .where(
      and(
        eq(dossiers.accountId, accountId),
        isNotNull(dossiers.code),
        eq(files.staged, false),
        inArray(files.purpose, ['component', 'supplement', 'result']),
      ),
    )
    .orderBy(desc(files.createdAt), files.id)
    .limit(lookedThrough);
  const found = new Map<string, EarlierFile>();
  for (const { file, dossier, procedureName } of rows) {
    const definition = await getDefinition(db, dossier.procedureVersionId);
    const isResult = file.purpose === 'result';
    const isTheirs = !isResult || (dossier.status === 'returned' && dossier.resultFileId === file.id);
    const paper = isResult ? definition.result.name : findPaper(definition, file.componentKey)?.name;
    if (paper === undefined || !isTheirs || dossier.code === null) continue;
    const { id, ref, name, kind, sizeBytes, createdAt: givenAt } = file;
    const key = `${nameOf(paper)} ${ref}`;
    if (found.has(key)) continue;
    const validUntil = isResult ? lastValidDay(dossier.resultIssuedOn, definition.result.validityMonths) : null;
    const { returnMethod } = dossier.state;
    const about = { dossierCode: dossier.code, procedureName, paper, isResult, returnMethod, validUntil };
    found.set(key, { id, ref, name, kind, sizeBytes, givenAt, ...about });
  }
  return [...found.values()];
}

/** Those that are of the kind of paper asked for and still valid on a day. Papers are the same by their name. */
export function earlierFilesFor(
  earlier: readonly EarlierFile[],
  paper: { readonly name: LocalizedText; readonly accepts: readonly FileKind[] },
  onDate: string,
): EarlierFile[] {
  return earlier.filter(
    (file) =>
      nameOf(file.paper) === nameOf(paper.name) &&
      paper.accepts.includes(file.kind) &&
      (file.validUntil === null || file.validUntil >= onDate),
  );
}

function nameOf({ vi }: LocalizedText): string {
  return searchText(vi);
}

/** The day before the same day some months later; a month that is too short ends sooner. */
export function lastValidDay(issuedOn: string | null, months: number | undefined): string | null {
  if (issuedOn === null || months === undefined) return null;
  const day = new Date(`${issuedOn}T00:00:00Z`);
  const sameDay = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  const daysInMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(sameDay, daysInMonth));
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
