import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { fileKind } from '../../domain/procedure/definition.ts';
import { dossierCode, id, instant, onDate } from './common.ts';

/** A form to be filled in for a paper. */
export const paperTemplate = z.object({ name: localizedText, href: z.string() }).meta({ id: 'PaperTemplate' });
export type PaperTemplate = z.infer<typeof paperTemplate>;

/** A paper I have given, or was given, in an earlier dossier; it can be given again without uploading it. */
export const earlierFile = z
  .object({
    id,
    name: z.string(),
    kind: fileKind,
    sizeBytes: z.int(),
    givenAt: instant,
    dossierCode,
    procedureName: localizedText,
    isResult: z.boolean().describe('Issued to me by an agency here'),
    validUntil: onDate.nullable(),
    href: z.string(),
  })
  .meta({ id: 'EarlierFile' });
export type EarlierFile = z.infer<typeof earlierFile>;

/** An upload made by tus 1.0.0 below `/api/uploads`, once it has come whole. */
export const finishedUpload = z
  .strictObject({
    uploadId: z.string().min(1).max(100),
    name: z.string().max(200).describe('What its owner calls it'),
    sha256: z.hash('sha256').optional().describe('Of the file as its owner has it; another content is refused'),
  })
  .meta({ id: 'FinishedUpload' });

/** Why a file is not taken. */
export const fileRefusals = [
  'file_too_large',
  'file_kind_refused',
  'file_missing',
  'file_protected',
  'file_unreadable',
  'file_infected',
] as const;
