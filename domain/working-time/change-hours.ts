import type { LocalizedText } from '../localized-text.ts';
import { officeHoursOn, weekdays, type WeekSessions, type WorkCalendar } from './calendar.ts';
import { dateOfDay, dayOfDate, type LocalDate } from './local-time.ts';

/** Office hours that are to hold from a day on. */
export interface HoursToChange {
  readonly from: LocalDate;
  readonly sessions: WeekSessions;
  /** Name of the calendar that comes of it. */
  readonly version: string;
}

/** Why hours cannot be had as given; `field` is the path of what is at fault, such as `sessions.monday.1`. */
export interface HoursFault {
  readonly field: string;
  readonly code: 'ends_before_it_begins' | 'overlaps' | 'no_hours' | 'no_monday';
  readonly message: LocalizedText;
}

export type ChangedHours =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly faults: readonly HoursFault[] };

/**
 * A calendar with other office hours from a day on. Days before keep the hours they had, so that what was counted stays
 * counted; changes that were to come after that day are replaced.
 * @throws WorkingTimeError when the day is no date.
 */
export function changeOfficeHours(calendar: WorkCalendar, { from, sessions, version }: HoursToChange): ChangedHours {
  dayOfDate(from, 'from');
  const faults = faultsOf(calendar, from, sessions);
  if (faults.length > 0) return { ok: false, faults };
  const earlier = (calendar.earlierSessions ?? []).filter(({ before }) => before < from);
  const until = officeHoursOn(calendar, dayBefore(from));
  return {
    ok: true,
    calendar: { ...calendar, version, sessions, earlierSessions: [...earlier, { before: from, sessions: until }] },
  };
}

function dayBefore(date: LocalDate): LocalDate {
  return dateOfDay(dayOfDate(date, 'from') - 1);
}

function faultsOf({ days }: WorkCalendar, from: LocalDate, sessions: WeekSessions): HoursFault[] {
  const faults = weekdays.flatMap((weekday) =>
    sessions[weekday].flatMap(({ fromMinute, toMinute }, i, all): HoursFault[] => {
      const field = `sessions.${weekday}.${i}`;
      if (toMinute <= fromMinute) return [{ field, code: 'ends_before_it_begins', message: texts.endsBefore }];
      const before = all[i - 1];
      return before !== undefined && before.toMinute > fromMinute
        ? [{ field, code: 'overlaps', message: texts.overlaps }]
        : [];
    }),
  );
  if (weekdays.every((weekday) => sessions[weekday].length === 0)) {
    faults.push({ field: 'sessions', code: 'no_hours', message: texts.noHours });
  }
  const swapped = days.find(({ date, kind }) => kind === 'swapWork' && date >= from);
  if (swapped !== undefined && sessions.monday.length === 0) {
    faults.push({ field: 'sessions.monday', code: 'no_monday', message: texts.noMonday(swapped.date) });
  }
  return faults;
}

const texts = {
  endsBefore: {
    vi: 'Giờ kết thúc phải sau giờ bắt đầu.',
    en: 'It must end after it begins.',
  },
  overlaps: {
    vi: 'Buổi này bắt đầu trước khi buổi trước kết thúc.',
    en: 'It begins before the one before it ends.',
  },
  noHours: {
    vi: 'Chưa có giờ làm việc nào. Nhập giờ của ít nhất một ngày trong tuần.',
    en: 'There are no office hours. Enter those of at least one day of the week.',
  },
  noMonday: (date: string) => ({
    vi: `Ngày làm bù ${date} theo giờ của thứ Hai, nên thứ Hai phải có giờ làm việc.`,
    en: `${date} is worked in exchange with Monday’s hours, so Monday must have some.`,
  }),
} as const;
