import { z } from 'zod';
import type { CourseDesk, CourseEvent, DossierCourse } from '../../db/queries/dossier-course.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { isFinal, statusNames, type DossierStatus } from '../../domain/lifecycle/statuses.ts';
import { getRow, isAction } from '../../domain/lifecycle/transitions.ts';
import { printedForms } from '../../domain/letters.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { workingMinutesBetween } from '../../domain/working-time/arithmetic.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { minutesInWords } from '../../domain/working-time/words.ts';
import type { PrintedDocument } from '../../integrations/pdf/document.ts';
import { taskName } from '../views/tasks.ts';
import { formFooter, localTime, shortTime } from './words.ts';

export interface ControlSheet {
  readonly code: string;
  readonly course: DossierCourse;
  readonly definition: ProcedureDefinition;
  readonly calendar: WorkCalendar;
  /** UTC ISO instant as of which it is made. */
  readonly at: string;
  readonly followUrl: string;
}

/** One stretch of a dossier's way, with somebody who had it. */
interface Stretch {
  readonly from: string;
  readonly to: string | null;
  readonly what: string;
  readonly who: string;
  /** Working minutes allowed; `null` where no time is set or none runs. */
  readonly allowedMinutes: number | null;
  readonly usedMinutes: number | null;
  readonly note: string;
}

/** Form 06: every hand-over of a dossier, the time it was to take and took, and what was written about it. */
export function composeControlSheet(sheet: ControlSheet): PrintedDocument {
  const { code, course, definition, at, followUrl } = sheet;
  const { formNo, name } = printedForms.controlSheet;
  const stretches = [...course.desks.map((desk) => onDesk(desk, sheet)), ...waits(course)].toSorted((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  );
  const due = course.dueAt === null ? 'chưa tính' : localTime(course.dueAt) + (course.provisional ? ' (tạm tính)' : '');
  return {
    title: name.vi,
    subtitle: `Lập lúc ${localTime(at)}`,
    agency: { name: course.unitName.vi },
    place: course.place,
    onDate: localDateOf(at),
    madeAt: at,
    orientation: 'landscape',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Mã hồ sơ', value: code, isEmphasised: true },
          { label: 'Thủ tục hành chính', value: definition.name.vi },
          { label: 'Người nộp hồ sơ', value: course.applicantName },
          {
            label: 'Tiếp nhận',
            value: `${course.acceptedAt === null ? 'chưa' : localTime(course.acceptedAt)}; hẹn trả: ${due}; tình trạng: ${statusNames[course.status].vi}`,
          },
        ],
      },
      {
        kind: 'table',
        isDense: true,
        columns: [
          { header: 'STT', width: { points: 26 }, align: 'center' },
          { header: 'Công việc, bên thực hiện', width: 'rest' },
          { header: 'Nhận lúc', width: { points: 62 } },
          { header: 'Giao lúc, bên nhận', width: { points: 120 } },
          { header: 'Quy định', width: { points: 66 } },
          { header: 'Thực hiện', width: { points: 66 } },
          { header: 'Kết quả', width: { points: 56 } },
          { header: 'Ghi chú', width: { points: 120 } },
        ],
        rows: stretches.map((stretch, index) => rowOf(stretch, index, nextOf(stretches, index, course.status))),
      },
    ],
    signatures: [{ title: 'Người lập phiếu', hint: '(Ký và ghi rõ họ tên)' }],
    codes: { dossierCode: code, url: followUrl, urlText: 'Tra cứu tình trạng hồ sơ:' },
    footer: formFooter(formNo),
  };
}

function rowOf({ from, to, what, who, allowedMinutes, usedMinutes, note }: Stretch, index: number, next: string) {
  return [
    String(index + 1),
    `${what}\n${who}`,
    shortTime(from),
    to === null ? '' : `${shortTime(to)}\n${next}`,
    allowedMinutes === null ? '–' : minutesInWords(allowedMinutes).vi,
    usedMinutes === null ? '–' : minutesInWords(usedMinutes).vi,
    resultOf({ to, allowedMinutes, usedMinutes }),
    note,
  ];
}

/** Working time used against working time allowed. */
function resultOf({ to, allowedMinutes, usedMinutes }: Pick<Stretch, 'to' | 'allowedMinutes' | 'usedMinutes'>): string {
  if (allowedMinutes === null || usedMinutes === null) return '–';
  if (usedMinutes > allowedMinutes) return 'Quá hạn';
  if (to === null) return 'Đang làm';
  return usedMinutes < allowedMinutes ? 'Trước hạn' : 'Đúng hạn';
}

/** To whom it went: to the stretch that began when this one ended. */
function nextOf(stretches: readonly Stretch[], index: number, status: DossierStatus): string {
  const { to } = stretches[index] ?? { to: null };
  const next = stretches.find((other, at) => at !== index && other.from === to);
  if (next !== undefined) return next.who;
  return isFinal(status) && stretches.every((other) => other.to === null || to === null || other.to <= to)
    ? statusNames[status].vi
    : '';
}

function onDesk(desk: CourseDesk, { course, definition, calendar, at }: ControlSheet): Stretch {
  const { openedAt, closedAt, dueAt } = desk;
  const closing = closedAt === null ? undefined : course.events.find((event) => event.at === closedAt);
  const person = desk.holder ?? (closing?.role === desk.role ? closing.actorName : null);
  const elsewhere = desk.unitName.vi === course.unitName.vi ? [] : [desk.unitName.vi];
  return {
    from: openedAt,
    to: closedAt,
    what: taskName(desk, definition.steps).vi,
    who: [`${roleNames[desk.role].vi}${person === null ? '' : ` ${person}`}`, ...elsewhere].join(', '),
    allowedMinutes: dueAt === null ? null : workingMinutesBetween(calendar, openedAt, dueAt),
    usedMinutes: workingMinutesBetween(calendar, openedAt, closedAt ?? at),
    note: closing === undefined ? '' : noteOf(closing),
  };
}

const waiting: Partial<Record<DossierStatus, string>> = {
  supplement_requested: 'Chờ bổ sung hồ sơ',
  payment_requested: 'Chờ nộp phí, lệ phí',
  stopped: 'Dừng giải quyết',
};

/** The stretches nobody of the staff had it: they do not count. */
function waits({ events }: DossierCourse): Stretch[] {
  return events.flatMap((event, index) => {
    const what = waiting[event.toStatus];
    if (what === undefined || event.fromStatus === event.toStatus) return [];
    const end = events.slice(index + 1).find(({ toStatus }) => toStatus !== event.toStatus);
    const note = 'Không tính vào thời hạn';
    const who = roleNames.applicant.vi;
    return [{ from: event.at, to: end?.at ?? null, what, who, allowedMinutes: null, usedMinutes: null, note }];
  });
}

const written = z.object({
  reason: z.string().optional(),
  opinion: z.string().optional(),
  text: z.string().optional(),
  note: z.string().optional(),
});

/** What was done at the end of a stretch, and what was written with it. */
function noteOf({ action, input }: CourseEvent): string {
  const { reason, opinion, text, note } = written.parse(input ?? {});
  const label = isAction(action) ? getRow(action).label.vi : action;
  return [label, reason ?? opinion ?? text ?? note].filter((part) => part !== undefined && part !== '').join(': ');
}
