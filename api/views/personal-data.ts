import type { FileRow } from '../../db/queries/applicant-files.ts';
import type { PersonalData } from '../../db/queries/personal-data.ts';
import { getRow, isAction } from '../../domain/lifecycle/transitions.ts';
import { isForApplicant, isResultOut } from './my-dossier.ts';

type OwnDossier = PersonalData['dossiers'][number];
type EventRow = PersonalData['events'][number];
type ReadingRow = PersonalData['readings'][number];

/** The files of somebody's dossiers that are theirs to have, each with its dossier. */
export function ownFiles({ dossiers, papers }: PersonalData): { file: FileRow; dossier: OwnDossier }[] {
  const byId = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  return papers.flatMap((file) => {
    const dossier = byId.get(file.dossierId);
    return dossier !== undefined && isForApplicant(file, dossier.state) ? [{ file, dossier }] : [];
  });
}

/**
 * What is kept about somebody, as they may read it. Everything is named one by one: what staff decide among themselves,
 * who of them did it, and hashes of keys are nobody's to take away, and a column that is new is not given out unawares.
 */
export function shownPersonalData(data: PersonalData) {
  const files = ownFiles(data).map(({ file }) => file);
  return {
    account: data.account,
    signIns: data.signIns,
    dossiers: data.dossiers.map(shownDossier),
    events: data.events.filter(isShownOnPortal).map(({ dossierId, action, at, toStatus }) => ({
      dossierId,
      action,
      at,
      status: toStatus,
    })),
    papers: files.map(({ id, dossierId, purpose, componentKey, round, name, kind, sizeBytes, ref, createdAt }) => ({
      ...{ id, dossierId, purpose, componentKey, round, name, kind, sizeBytes, sha256: ref, createdAt },
    })),
    written: data.written.map(({ dossierId, fromApplicant, text, createdAt }) => ({
      ...{ dossierId, fromApplicant, text, createdAt },
    })),
    mails: data.mails.map(({ dossierId, kind, status, createdAt, sentAt }) => ({
      ...{ dossierId, kind, status, createdAt, sentAt },
    })),
    stars: data.stars,
    orders: data.orders,
    attempts: data.attempts,
    back: data.back.map(({ id, dossierId, orderId, amountVnd, method, status, lines, createdAt, sentAt, endedAt }) => ({
      ...{ id, dossierId, orderId, amountVnd, method, status, lines, createdAt, sentAt, endedAt },
    })),
    readByStaff: data.readings.map((reading) => shownReading(reading, files)),
  };
}

function shownDossier(dossier: OwnDossier) {
  const { id, code, unitCode, procedureCode, channel, applicant, answers, priority, copiedFromId, state } = dossier;
  const { homeCollection, collectionAddress, returnAddress } = dossier;
  const { status, submittedAt, acceptedAt, dueAt, provisional, paused, endedAt, erasedAt, createdAt } = dossier;
  const { resultNumber, resultIssuedOn } = dossier;
  return {
    ...{ id, code, unitCode, procedureCode, channel, applicant, answers, priority, copiedFromId },
    ...{ homeCollection, collectionAddress, returnAddress },
    returnMethod: code === null ? dossier.returnMethod : state.returnMethod,
    ...{ status, submittedAt, acceptedAt, dueAt, provisional, paused, endedAt, erasedAt, createdAt },
    ...(isResultOut(state) ? { resultNumber, resultIssuedOn } : {}),
  };
}

/** What an applicant did, is told of, or sees as another status. */
function isShownOnPortal({ action, actorRole, fromStatus, toStatus }: EventRow): boolean {
  if (actorRole === 'applicant' || fromStatus !== toStatus) return true;
  return isAction(action) && getRow(action).notice !== false;
}

/** That staff read something; which file it was, where the applicant has that file too. */
function shownReading({ dossierId, what, times, createdAt, lastAt }: ReadingRow, files: readonly FileRow[]) {
  const [kind, ...rest] = what.split(':');
  const name = rest.join(':');
  const isKnown = files.some((file) => file.dossierId === dossierId && file.name === name);
  return { dossierId, what: isKnown ? what : kind, times, firstAt: createdAt, lastAt };
}
