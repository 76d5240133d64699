import type { Queryable } from '../../db/client.ts';
import { getDefinition } from '../../db/queries/procedure-versions.ts';
import { listTasksById, listWaitsById, type TaskRow, type WaitRow } from '../../db/queries/tasks.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import type { TaskKind, Wait, Work } from '../../domain/lifecycle/work.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { Task } from '../contract/tasks.ts';

const taskNames: Readonly<Record<Exclude<TaskKind, 'step'>, LocalizedText>> = {
  receive: { vi: 'Tiếp nhận', en: 'Reception' },
  decideWithdrawal: { vi: 'Xét yêu cầu rút hồ sơ', en: 'Decide on the withdrawal' },
  handOver: { vi: 'Trả kết quả tại quầy', en: 'Hand the result over' },
  postResult: { vi: 'Gửi kết quả qua bưu chính', en: 'Post the result' },
  resolveLostParcel: { vi: 'Xử lý bưu gửi thất lạc', en: 'Deal with the lost parcel' },
  answerConsultation: { vi: 'Trả lời lấy ý kiến', en: 'Answer the consultation' },
  decideExtension: { vi: 'Duyệt gia hạn', en: 'Decide on the extension' },
  decideStop: { vi: 'Duyệt dừng giải quyết', en: 'Decide on stopping' },
  decideWaiver: { vi: 'Duyệt miễn phí, lệ phí', en: 'Decide on the waiver' },
  apologise: { vi: 'Xin lỗi và hẹn lại ngày trả', en: 'Apologise and give a new date' },
  transferPapers: { vi: 'Bàn giao hồ sơ giấy', en: 'Hand the papers over' },
};

const waitNames: Readonly<Record<Wait, LocalizedText>> = {
  collection: { vi: 'Chờ bưu chính thu gom hồ sơ', en: 'Waiting for the post to fetch the papers' },
  supplement: { vi: 'Chờ người nộp bổ sung', en: 'Waiting for the supplement' },
  payment: { vi: 'Chờ nộp phí, lệ phí', en: 'Waiting for the payment' },
  release: { vi: 'Đang trả kết quả trực tuyến', en: 'Being released online' },
  delivery: { vi: 'Bưu chính đang phát kết quả', en: 'With the post' },
  resume: { vi: 'Đã dừng, còn có thể tiếp tục', en: 'Stopped, may be resumed' },
};

/** What is to be done or waited for next on a dossier, if anything. */
export function workName({ main, wait }: Work, { steps }: Pick<ProcedureDefinition, 'steps'>): LocalizedText | null {
  if (main !== null) return taskName(main, steps);
  return wait === null ? null : waitNames[wait];
}

/** What a task is, in the words of the procedure where it is a step of it. */
export function taskName(
  { kind, stepKey }: { readonly kind: TaskKind; readonly stepKey?: string | null },
  steps: ProcedureDefinition['steps'],
): LocalizedText {
  if (kind !== 'step') return taskNames[kind];
  return steps.find(({ key }) => key === stepKey)?.name ?? { vi: 'Xử lý', en: 'Processing' };
}

/** Tasks as the inbox shows them to somebody, in the order of the ids. */
export async function readTasks(db: Queryable, ids: readonly string[], viewerId: string): Promise<Task[]> {
  const rows = await listTasksById(db, ids, viewerId);
  return Promise.all(rows.map((row) => shownTask(db, row, viewerId)));
}

export async function shownTask(db: Queryable, row: TaskRow, viewerId: string): Promise<Task> {
  const { holderId, holderName, coveredId, coveredName } = row;
  return {
    ...shownDossier(row),
    id: row.id,
    kind: row.kind,
    name: taskName(row, (await getDefinition(db, row.procedureVersionId)).steps),
    role: row.role,
    holder: holderId === null || holderName === null ? null : { id: holderId, name: holderName },
    inPlaceOf: coveredId === null || coveredName === null ? null : { id: coveredId, name: coveredName },
    mine: holderId === viewerId,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    warnAt: row.warnAt,
    urgency: urgencyOf(row, new Date().toISOString()),
  };
}

/** Waiting dossiers as rows beside tasks, in the order of the ids: nobody holds them and there is nothing to claim. */
export async function readWaits(db: Queryable, dossierIds: readonly string[], viewerId: string): Promise<Task[]> {
  const rows = await listWaitsById(db, dossierIds, viewerId);
  return rows.map(shownWait);
}

function shownWait(row: WaitRow): Task {
  const until = waitUntil(row.wait, row.state);
  return {
    ...shownDossier(row),
    id: row.id,
    kind: row.wait ?? 'ended',
    name: row.wait === null ? statusNames[row.status] : waitNames[row.wait],
    role: row.wait === 'supplement' || row.wait === 'payment' ? 'applicant' : 'system',
    holder: null,
    inPlaceOf: null,
    mine: false,
    openedAt: row.updatedAt,
    dueAt: until?.dueAt ?? null,
    warnAt: until?.warnAt ?? null,
    urgency: 'paused',
  };
}

function waitUntil(wait: Wait | null, state: DossierState): Pick<Task, 'dueAt' | 'warnAt'> | undefined {
  switch (wait) {
    case 'supplement':
      return { dueAt: state.supplement.dueAt, warnAt: state.supplement.remindAt };
    case 'payment':
      return state.payment === null ? undefined : { dueAt: state.payment.dueAt, warnAt: state.payment.remindAt };
    case 'resume':
      return { dueAt: state.resumableUntil, warnAt: null };
    case 'collection':
    case 'release':
    case 'delivery':
    case null:
      return undefined;
  }
}

function shownDossier(row: TaskRow | WaitRow) {
  const procedure = { code: row.procedureCode, name: row.procedureName };
  return {
    stepKey: row.stepKey,
    dossier: {
      code: row.dossierCode ?? '',
      procedure,
      applicantName: row.applicantName,
      status: row.status,
      statusName: statusNames[row.status],
    },
    unit: { code: row.unitCode, name: row.unitName },
    priority: row.priority,
    provisional: row.provisional,
    watching: row.watchId !== null,
  };
}

function urgencyOf({ dueAt, warnAt }: Pick<TaskRow, 'dueAt' | 'warnAt'>, now: string): Task['urgency'] {
  if (dueAt === null) return 'onTime';
  if (dueAt <= now) return 'overdue';
  return warnAt !== null && warnAt <= now ? 'dueSoon' : 'onTime';
}
