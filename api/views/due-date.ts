import { deadlineOf } from '../../domain/lifecycle/clock.ts';
import type { DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { ClockPause, DossierState } from '../../domain/lifecycle/state.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { workingMinutesBetween } from '../../domain/working-time/arithmetic.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { computeDueDate } from '../../domain/working-time/due-date.ts';
import { minutesInWords } from '../../domain/working-time/words.ts';
import type { DueDate } from '../contract/common.ts';

/**
 * When a dossier is due and why, to the minute; nothing before it is accepted. `calendar` is the one that holds for the
 * dossier, with its words. A pause that still lasts is told last: it moves the date when it ends.
 */
export function dueDateOf(
  plan: DossierPlan,
  calendar: WorkCalendar,
  { clock }: Pick<DossierState, 'clock'>,
  at = new Date().toISOString(),
): DueDate | null {
  if (clock === null) return null;
  const pauses = clock.pauses.map(({ from, to, why }) => ({ from, to, reason: pauseWords[why] }));
  const { explanation } = computeDueDate(calendar, { ...deadlineOf(plan, clock), pauses });
  const told = explanation.map((item) =>
    item.kind === 'due' && clock.extendedMinutes > 0
      ? { ...item, reason: withExtension(item.reason, clock.extendedMinutes) }
      : item,
  );
  const { mode, standsSince, standsFor } = clock;
  const standing: DueDate['explanation'] =
    mode === 'paused' && standsSince !== null && standsFor !== null
      ? [
          {
            kind: 'paused',
            from: standsSince,
            to: at,
            minutes: workingMinutesBetween(calendar, standsSince, at),
            reason: stillPaused(pauseWords[standsFor]),
          },
        ]
      : [];
  return { dueAt: clock.dueAt, provisional: clock.provisional, explanation: [...told, ...standing] };
}

const pauseWords: Readonly<Record<ClockPause['why'], LocalizedText>> = {
  supplement: { vi: 'chờ người nộp bổ sung hồ sơ', en: 'waiting for the applicant’s supplement' },
  payment: { vi: 'chờ nộp phí, lệ phí', en: 'waiting for the fee' },
  withdrawal: { vi: 'chờ xét yêu cầu rút hồ sơ', en: 'waiting for the decision on the withdrawal' },
  consultation: { vi: 'chờ ý kiến của đơn vị khác', en: 'waiting for another unit’s opinion' },
  stop: { vi: 'hồ sơ dừng giải quyết', en: 'the dossier was stopped' },
};

function withExtension(reason: LocalizedText, minutes: number): LocalizedText {
  const added = minutesInWords(minutes);
  return { vi: `${reason.vi}, trong đó gia hạn ${added.vi}`, en: `${reason.en}, ${added.en} of them by extension` };
}

function stillPaused({ vi, en }: LocalizedText): LocalizedText {
  return { vi: `đang ${vi}; hạn lùi thêm khi hết thời gian chờ`, en: `still ${en}; the date moves when that ends` };
}
