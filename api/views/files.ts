import type { FileRow } from '../../db/queries/applicant-files.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { ComponentState } from '../contract/application.ts';
import type { StoredFile } from '../contract/common.ts';

/** Where the bytes of a file are to be had by this reader. */
type HrefOf = (fileId: string) => string;

export function shownFile({ id, name, kind, sizeBytes, ref, createdAt }: FileRow, hrefOf: HrefOf): StoredFile {
  return { id, name, kind, sizeBytes, sha256: ref, uploadedAt: createdAt, href: hrefOf(id) };
}

/** The components a procedure asks for, each with the files put to it. */
export function shownComponents(
  { components }: Pick<ProcedureDefinition, 'components'>,
  files: readonly FileRow[],
  hrefOf: HrefOf,
): ComponentState[] {
  return components.map(({ key, name, required, originals, copies, accepts }) => ({
    key,
    name,
    required,
    originals,
    copies,
    accepts: [...accepts],
    files: files.filter(({ componentKey }) => componentKey === key).map((file) => shownFile(file, hrefOf)),
  }));
}
