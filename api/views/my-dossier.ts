import { z } from 'zod';
import { findFile, listPapers, type FileRow } from '../../db/queries/applicant-files.ts';
import { findOutstanding, type Outstanding } from '../../db/queries/applicant-requests.ts';
import { findPromisedDay, listMessages, listParcels, listStageEvents } from '../../db/queries/dossier-parts.ts';
import { findStandingByCode } from '../../db/queries/dossier-standing.ts';
import { listLetters } from '../../db/queries/letters.ts';
import { findMyDossier, type MyDossierRow } from '../../db/queries/my-dossiers.ts';
import { getCalendarInForce } from '../../db/queries/calendars.ts';
import { getDefinition, getPlan } from '../../db/queries/procedure-versions.ts';
import { listPayments, type PaymentSummaryRow } from '../../db/queries/transactions.ts';
import { listUnitNames } from '../../db/queries/units.ts';
import type { Database, Queryable } from '../../db/client.ts';
import { portalStatus, statusNames } from '../../domain/lifecycle/statuses.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { applicantViewer, describeActions } from '../allowed-actions.ts';
import { counterApplicant } from '../contract/application.ts';
import type { DueDate, StoredFile } from '../contract/common.ts';
import type { PaymentView, StepView } from '../contract/dossier-parts.ts';
import type { MyDossier, MyDossierSummary } from '../contract/my-dossiers.ts';
import { Problem } from '../http/problem.ts';
import { requestsOf } from './applicant-requests.ts';
import { shownMessage, shownParcel } from './dossier-parts.ts';
import { dueDateOf } from './due-date.ts';
import { shownComponents, shownFile } from './files.ts';
import { shownLetter } from './letters.ts';
import { stepsOf } from './steps.ts';

/** More orders than any dossier has: each is asked for again only after a stop. */
const everyOrder = { after: undefined, limit: 100 };

/** A dossier in its applicant's list. */
export function shownSummary(
  row: MyDossierRow,
  definition: ProcedureDefinition,
  outstanding: Outstanding,
): MyDossierSummary {
  const { state } = row;
  return {
    code: row.code,
    procedure: row.procedure,
    unit: row.unit,
    status: state.status,
    statusName: statusNames[state.status],
    portalStatus: portalStatus(state.status, state.step) ?? 1,
    submittedAt: row.submittedAt,
    dueAt: state.clock?.dueAt ?? null,
    provisional: state.clock?.provisional ?? false,
    requests: requestsOf(row, definition, outstanding),
  };
}

/** An applicant's dossier as its page shows it, all of one moment. @throws Problem `not_found` when it is not theirs. */
export function readMyDossier(db: Database, accountId: string, code: string): Promise<MyDossier> {
  return db.transaction((tx) => readAtOnce(tx, accountId, code), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function readAtOnce(db: Queryable, accountId: string, code: string): Promise<MyDossier> {
  const [row, standing] = await Promise.all([findMyDossier(db, accountId, code), findStandingByCode(db, code)]);
  if (row === undefined || standing === undefined) throw new Problem('not_found');
  const { state } = row;
  const [definition, way, outstandingOf, papers, payments, parcels, messages, results, letters] = await Promise.all([
    getDefinition(db, row.procedureVersionId),
    readWay(db, row),
    findOutstanding(db, [row.id]),
    listPapers(db, row.id),
    listPayments(db, { dossierId: row.id }, everyOrder),
    listParcels(db, row.id),
    listMessages(db, row.id),
    listResults(db, row),
    listLetters(db, row.id),
  ]);
  const hrefOf = hrefIn(code);
  const summary = shownSummary(row, definition, outstandingOf(row.id));
  const isOffered = (action: string) => action !== 'rate' || summary.requests.some(({ kind }) => kind === 'rate');
  return {
    ...summary,
    ...way,
    seq: state.seq,
    applicant: counterApplicant.parse(row.applicant),
    answers: answers.parse(row.answers),
    components: shownComponents(
      { definition, isRepresented: row.applicant.representative !== undefined },
      papers,
      hrefOf,
    ),
    returnMethod: state.returnMethod,
    returnAddress: row.returnAddress,
    payments: payments.map(shownPaymentOf),
    deliveries: parcels.map(shownParcel),
    messages: messages.map(shownMessage),
    letters: letters.map((letter) => shownLetter(letter, hrefOf)),
    results,
    allowedActions: describeActions(standing, applicantViewer(accountId)).filter(({ action }) => isOffered(action)),
  };
}

const answers = z.record(z.string(), z.json());

/** The stages of a dossier and when it is due: what applicant and tracking page both see. */
export async function readWay(
  db: Queryable,
  row: MyDossierRow,
): Promise<{ readonly steps: StepView[]; readonly due: DueDate | null; readonly promisedOn: string | null }> {
  const definition = await getDefinition(db, row.procedureVersionId);
  const unitCode = row.unit.code;
  const involved = definition.steps.flatMap((step) => step.unitCode ?? []);
  const [calendar, plan, events, unitNames, promisedOn] = await Promise.all([
    getCalendarInForce(db, row),
    getPlan(db, row.procedureVersionId, row.calendarId),
    listStageEvents(db, row.id),
    listUnitNames(db, [...new Set([unitCode, ...involved])]),
    row.state.apologies === 0 ? null : findPromisedDay(db, row.id),
  ]);
  return {
    steps: stepsOf({ definition, plan, state: row.state, events, unitCode, unitNames }),
    due: dueDateOf(plan, calendar, row.state),
    promisedOn,
  };
}

/** The result, once it has been returned: online by its release, otherwise as a copy of what was handed over. */
async function listResults(db: Queryable, { id, code, state }: MyDossierRow): Promise<StoredFile[]> {
  if (!isResultOut(state)) return [];
  const file = await findFile(db, id, state.resultFileId);
  return file === undefined ? [] : [shownFile(file, hrefIn(code))];
}

/** Whether the applicant may have the result file. */
export function isResultOut(
  state: MyDossierRow['state'],
): state is MyDossierRow['state'] & { readonly resultFileId: string } {
  return state.status === 'returned' && state.resultFileId !== null;
}

/** The applicant's own papers, what was sent to them, and the result once it is theirs; never what staff keep. */
export function isForApplicant(
  { id, purpose }: Pick<FileRow, 'id' | 'purpose'>,
  state: MyDossierRow['state'],
): boolean {
  switch (purpose) {
    case 'component':
    case 'supplement':
    case 'letter':
      return true;
    case 'result':
      return isResultOut(state) && state.resultFileId === id;
    case 'receipt':
    case 'attachment':
      return false;
  }
}

/** Where an applicant finds the bytes of a file of this dossier. */
export function hrefIn(code: string): (fileId: string) => string {
  return (fileId) => `/api/v1/me/dossiers/${code}/files/${fileId}`;
}

function shownPaymentOf({ id, totalVnd, status, dueAt, paidAt }: PaymentSummaryRow): PaymentView {
  return { transactionId: id, purpose: 'fee', amountVnd: totalVnd, status, dueAt, paidAt };
}
