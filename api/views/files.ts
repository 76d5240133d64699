import type { FileRow } from '../../db/queries/applicant-files.ts';
import { authorityPaper, papersOf } from '../../domain/authority.ts';
import type { ComponentDefinition, ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { ComponentState } from '../contract/application.ts';
import type { PaperTemplate } from '../contract/papers.ts';
import type { StoredFile } from '../contract/common.ts';

/** Where the bytes of a file are to be had by this reader. */
type HrefOf = (fileId: string) => string;

export function shownFile({ id, name, kind, sizeBytes, ref, createdAt }: FileRow, hrefOf: HrefOf): StoredFile {
  return { id, name, kind, sizeBytes, sha256: ref, uploadedAt: createdAt, href: hrefOf(id) };
}

/** Whose papers are shown. */
interface PaperOwner {
  readonly definition: Pick<ProcedureDefinition, 'code' | 'components'>;
  /** Somebody acts for the applicant, and shows that they may. */
  readonly isRepresented: boolean;
}

/** The papers of a dossier, each with the files put to it. */
export function shownComponents(
  { definition, isRepresented }: PaperOwner,
  files: readonly FileRow[],
  hrefOf: HrefOf,
): ComponentState[] {
  const hasAuthority = files.some(({ componentKey }) => componentKey === authorityPaper.key);
  return papersOf(definition, isRepresented || hasAuthority).map((component) => ({
    key: component.key,
    name: component.name,
    required: component.required,
    originals: component.originals,
    copies: component.copies,
    accepts: [...component.accepts],
    template: shownTemplate(definition.code, component),
    files: files.filter(({ componentKey }) => componentKey === component.key).map((file) => shownFile(file, hrefOf)),
  }));
}

/** Where the form of a paper is to be had, if there is one. */
export function shownTemplate(procedureCode: string, { template }: ComponentDefinition): PaperTemplate | null {
  if (template === undefined) return null;
  const href = `/api/v1/procedures/${procedureCode}/templates/${encodeURIComponent(template.file)}`;
  return { name: template.name, href };
}
