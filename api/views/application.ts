import { z } from 'zod';
import type { ApplicationRow } from '../../db/queries/applications.ts';
import type { Language } from '../../domain/localized-text.ts';
import { missingOf, quoteOf } from '../application-check.ts';
import { thingsToCheck } from '../copy-dossier.ts';
import type { Application } from '../contract/application.ts';
import { shownComponents } from './files.ts';

/** An application as its applicant sees it: what there is, what is missing, what it will cost. */
export function shownApplication(application: ApplicationRow, language: Language): Application {
  const { dossier, definition, version, unitName, files, copiedFrom } = application;
  const quote = quoteOf(application);
  return {
    id: dossier.id,
    revision: dossier.revision,
    procedure: {
      code: definition.code,
      name: definition.name,
      version,
      unit: { code: definition.unitCode, name: unitName },
    },
    applicant: dossier.applicant,
    answers: answers.parse(dossier.answers),
    components: shownComponents(
      { definition, isRepresented: dossier.applicant.representative !== undefined },
      files,
      (fileId) => `/api/v1/applications/${dossier.id}/files/${fileId}`,
    ),
    returnMethod: dossier.returnMethod,
    returnAddress: dossier.returnAddress,
    homeCollection: dossier.homeCollection,
    collectionAddress: dossier.collectionAddress,
    priority: dossier.priority,
    quote: quote.ok ? { lines: [...quote.lines], totalVnd: quote.totalVnd } : null,
    missing: dossier.status === 'draft' ? missingOf(application, language) : [],
    savedAt: dossier.updatedAt,
    copiedFrom:
      copiedFrom?.code == null
        ? null
        : { dossierCode: copiedFrom.code, toCheck: thingsToCheck(copiedFrom.definition, definition) },
    dossierCode: dossier.code,
  };
}

const answers = z.record(z.string(), z.json());
