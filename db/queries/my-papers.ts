import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { findPaper } from '../../domain/authority.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable, Transaction } from '../client.ts';
import { auditEntries, dossiers, files } from '../schema/index.ts';
import type { FileRow } from './applicant-files.ts';
import { listKeptDossiers } from './personal-data.ts';
import { getDefinition } from './procedure-versions.ts';

/** One content somebody has handed in as one kind of paper, with the dossiers it is part of. */
export interface PaperRow {
  readonly paper: LocalizedText;
  /** The latest of the files with this content. */
  readonly file: FileRow;
  readonly uses: readonly PaperUse[];
}

interface PaperUse {
  readonly fileId: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly procedureName: LocalizedText;
  /** UTC ISO instants. */
  readonly givenAt: string;
  readonly endedAt: string;
  /** Of the dossier. */
  readonly isUnderWay: boolean;
}

/** The papers of an account's submitted dossiers, latest first. */
export async function listMyPapers(db: Queryable, accountId: string): Promise<PaperRow[]> {
  const kept = new Map((await listKeptDossiers(db, accountId)).map((dossier) => [dossier.id, dossier]));
  const rows = await db
    .select({ file: files, versionId: dossiers.procedureVersionId })
    .from(files)
    .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
    .where(
      and(
        eq(dossiers.accountId, accountId),
        isNotNull(dossiers.code),
        eq(files.staged, false),
        inArray(files.purpose, ['component', 'supplement']),
      ),
    )
    .orderBy(desc(files.createdAt), files.id);
  const found = new Map<string, PaperRow>();
  for (const { file, versionId } of rows) {
    const dossier = kept.get(file.dossierId);
    const paper = findPaper(await getDefinition(db, versionId), file.componentKey)?.name;
    if (dossier === undefined || paper === undefined) continue;
    const { code: dossierCode, procedureName, endedAt, isUnderWay } = dossier;
    const about = { dossierId: dossier.id, dossierCode, procedureName, endedAt, isUnderWay };
    const use = { fileId: file.id, givenAt: file.createdAt, ...about };
    const key = `${paper.vi} ${file.ref}`;
    const known = found.get(key);
    found.set(key, known === undefined ? { paper, file, uses: [use] } : { ...known, uses: [...known.uses, use] });
  }
  return [...found.values()];
}

/** Takes a paper out of the dossiers it is part of, and writes that to the audit log. Answers the contents held. */
export async function removeMyPaper(
  tx: Transaction,
  { accountId, uses }: { readonly accountId: string; readonly uses: PaperRow['uses'] },
): Promise<string[]> {
  const ids = uses.map(({ fileId }) => fileId);
  const removed = await tx.delete(files).where(inArray(files.id, ids)).returning();
  const at = new Date().toISOString();
  for (const { dossierId: subjectId, id: fileId, componentKey } of removed) {
    await tx.insert(auditEntries).values({
      subjectKind: 'dossier',
      subjectId,
      action: 'dossier.removePaper',
      actorId: accountId,
      actorRole: 'applicant',
      detail: { fileId, component: componentKey },
      at,
    });
  }
  return removed.map(({ ref }) => ref);
}
