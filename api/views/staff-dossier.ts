import { z } from 'zod';
import { listPapers } from '../../db/queries/applicant-files.ts';
import { listWords } from '../../db/queries/dossier-history.ts';
import { getStanding } from '../../db/queries/dossier-standing.ts';
import { getDefinition } from '../../db/queries/procedure-versions.ts';
import { getWholeDossier, type DossierSummaryRow } from '../../db/queries/staff-dossiers.ts';
import type { Database, Queryable } from '../../db/client.ts';
import { portalStatus, statusNames } from '../../domain/lifecycle/statuses.ts';
import { describeActions } from '../allowed-actions.ts';
import type { Principal } from '../http/principal.ts';
import { counterApplicant } from '../contract/application.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Dossier, DossierSummary, LimitView } from '../contract/dossiers.ts';
import { staffViewer } from '../staff-viewer.ts';
import { shownComponents } from './files.ts';
import { readWay } from './my-dossier.ts';
import { readTasks } from './tasks.ts';

/** A dossier in a list of staff. */
export function shownDossier(row: DossierSummaryRow): DossierSummary {
  return {
    code: row.code,
    procedure: row.procedure,
    unit: row.unit,
    applicantName: row.applicantName,
    status: row.status,
    statusName: statusNames[row.status],
    submittedAt: row.submittedAt,
    dueAt: row.dueAt,
    provisional: row.provisional,
    holder: row.holder,
    watching: row.watchId !== null,
  };
}

/** A dossier as its page shows it to a member of staff who may see it, all of one moment. */
export function readStaffDossier(db: Database, dossierId: string, principal: Principal): Promise<Dossier> {
  return db.transaction((tx) => readAtOnce(tx, dossierId, principal), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function readAtOnce(db: Queryable, dossierId: string, principal: Principal): Promise<Dossier> {
  const [row, standing] = await Promise.all([
    getWholeDossier(db, dossierId, principal.accountId),
    getStanding(db, dossierId),
  ]);
  const { state, code } = row;
  const [definition, way, papers, verdicts, tasks] = await Promise.all([
    getDefinition(db, row.procedureVersionId),
    readWay(db, row),
    listPapers(db, dossierId),
    readVerdicts(db, dossierId),
    readTasks(
      db,
      standing.tasks.map(({ id }) => id),
      principal.accountId,
    ),
  ]);
  return {
    ...shownDossier(row),
    ...way,
    seq: state.seq,
    caseName: definition.cases?.find(({ key }) => key === state.caseKey)?.name ?? null,
    limits: state.limits.map(({ kind, dueAt, metAt }) => ({ kind, name: limitNames[kind], dueAt, metAt })),
    portalStatus: portalStatus(state.status, state.step) ?? null,
    procedureVersion: row.version,
    channel: row.channel,
    applicant: counterApplicant.parse(row.applicant),
    answers: answers.parse(row.answers),
    answersForm: definition.form,
    components: shownComponents(
      { definition, isRepresented: row.applicant.representative !== undefined },
      papers,
      hrefOfDocument(code),
    ).map((component) => ({
      ...component,
      ...verdictOn(component.key, component.files.length, verdicts),
    })),
    returnMethod: state.returnMethod,
    returnAddress: row.returnAddress,
    homeCollection: row.homeCollection,
    collectionAddress: row.collectionAddress,
    priority: row.priority,
    tasks,
    allowedActions: describeActions(standing, staffViewer(principal, standing)),
  };
}

const limitNames: Readonly<Record<LimitView['kind'], LocalizedText>> = {
  consult: { vi: 'Gửi lấy ý kiến', en: 'Ask other units' },
  refuse: { vi: 'Đề xuất từ chối', en: 'Propose a refusal' },
};

const answers = z.record(z.string(), z.json());

/** Where staff find the bytes of a file of this dossier. */
export function hrefOfDocument(code: string): (fileId: string) => string {
  return (fileId) => `/api/v1/dossiers/${code}/documents/${fileId}/file`;
}

/** What was last said of a component: that it is fine, or what is wrong with it. */
type Verdict = { readonly kind: 'ok' } | { readonly kind: 'asked' | 'faulty'; readonly note: string | null };

const marked = z.object({ marks: z.record(z.string(), z.enum(['ok', 'originalSeen', 'faulty'])).default({}) });
const asked = z.object({ components: z.array(z.string()), notes: z.record(z.string(), z.string()).default({}) });

/** The last verdict on each component. What has been supplied since it was asked for is to be looked at again. */
async function readVerdicts(db: Queryable, dossierId: string): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (const { action, input } of await listWords(db, dossierId, ['accept', 'requestSupplement', 'supplement'])) {
    if (action === 'accept') {
      for (const [key, mark] of Object.entries(marked.parse(input).marks)) {
        verdicts.set(key, mark === 'faulty' ? { kind: 'faulty', note: null } : { kind: 'ok' });
      }
      continue;
    }
    const { components, notes } = asked.parse(input);
    for (const key of components) {
      if (action === 'supplement') verdicts.delete(key);
      else verdicts.set(key, { kind: 'asked', note: notes[key] ?? null });
    }
  }
  return verdicts;
}

function verdictOn(
  key: string,
  fileCount: number,
  verdicts: ReadonlyMap<string, Verdict>,
): Pick<Dossier['components'][number], 'mark' | 'note'> {
  const verdict = verdicts.get(key);
  switch (verdict?.kind) {
    case undefined:
      return { mark: null, note: null };
    case 'ok':
      return { mark: 'ok', note: null };
    case 'faulty':
      return { mark: 'faulty', note: verdict.note };
    case 'asked':
      return { mark: fileCount === 0 ? 'missing' : 'faulty', note: verdict.note };
  }
}
