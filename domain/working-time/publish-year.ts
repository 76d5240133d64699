import type { LocalizedText } from '../localized-text.ts';
import { officeHoursOn, type CalendarDay, type WorkCalendar } from './calendar.ts';
import { dayOfDate, weekdayOfDay } from './local-time.ts';

/** Days to publish for a whole year, as the yearly notice and its swaps give them. */
export interface YearToPublish {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  /** Name of the calendar that comes of it. */
  readonly version: string;
}

/** Why a year cannot be published as given; `day` is the index of the day at fault. */
export interface PublicationFault {
  readonly day?: number;
  readonly code: 'not_in_year' | 'listed_twice' | 'already_worked' | 'year_before_missing' | 'no_days';
  readonly message: LocalizedText;
}

export type Published =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly faults: readonly PublicationFault[] };

/**
 * A calendar with the days of one year as published now, whatever was expected or published for it before. Closures of
 * the unit itself stay unless the same day is listed. Years are published one after the other, without gaps; one that is
 * published already may be published again, with the days that were changed.
 */
export function publishYear(calendar: WorkCalendar, { year, days, version }: YearToPublish): Published {
  const faults = [
    ...faultsOfYear(calendar, year, days),
    ...days.flatMap((day, i) => faultsOfDay(calendar, year, { day, i, days })),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const listed = new Set(days.map(({ date }) => date));
  const kept = calendar.days.filter(
    ({ date, kind }) => !listed.has(date) && (kind === 'localClosure' || !date.startsWith(`${year}-`)),
  );
  const lastDay = `${year}-12-31`;
  return {
    ok: true,
    calendar: {
      ...calendar,
      version,
      publishedThrough: lastDay > calendar.publishedThrough ? lastDay : calendar.publishedThrough,
      days: [...kept, ...days].sort((a, b) => (a.date < b.date ? -1 : 1)),
    },
  };
}

function faultsOfYear(
  { publishedThrough }: WorkCalendar,
  year: number,
  days: readonly CalendarDay[],
): PublicationFault[] {
  const firstMissing = Number(publishedThrough.slice(0, 4)) + (publishedThrough.endsWith('-12-31') ? 1 : 0);
  const faults: PublicationFault[] = [];
  if (year > firstMissing) {
    faults.push({
      code: 'year_before_missing',
      message: {
        vi: `Lịch năm ${firstMissing} chưa công bố. Công bố lần lượt từng năm.`,
        en: `The calendar of ${firstMissing} is not published yet. Publish the years one after the other.`,
      },
    });
  }
  if (days.length === 0) {
    faults.push({
      code: 'no_days',
      message: {
        vi: 'Chưa có ngày nghỉ nào. Nhập các ngày theo thông báo của năm.',
        en: 'No days are listed. Enter those of the year’s notice.',
      },
    });
  }
  return faults;
}

function faultsOfDay(
  calendar: WorkCalendar,
  year: number,
  { day, i, days }: { readonly day: CalendarDay; readonly i: number; readonly days: readonly CalendarDay[] },
): PublicationFault[] {
  const { date, kind } = day;
  const sessions = officeHoursOn(calendar, date);
  const week = [
    sessions.sunday,
    sessions.monday,
    sessions.tuesday,
    sessions.wednesday,
    sessions.thursday,
    sessions.friday,
    sessions.saturday,
  ];
  const faults: PublicationFault[] = [];
  if (!date.startsWith(`${year}-`)) {
    faults.push({
      day: i,
      code: 'not_in_year',
      message: { vi: `${date} không thuộc năm ${year}.`, en: `${date} is not in ${year}.` },
    });
  }
  if (days.findIndex((other) => other.date === date) < i) {
    faults.push({
      day: i,
      code: 'listed_twice',
      message: { vi: `${date} có hai lần. Giữ lại một.`, en: `${date} is listed twice. Keep one.` },
    });
  }
  if (kind === 'swapWork' && (week[weekdayOfDay(dayOfDate(date, 'date'))] ?? []).length > 0) {
    faults.push({
      day: i,
      code: 'already_worked',
      message: {
        vi: `${date} vốn là ngày làm việc nên không thể làm bù. Chọn ngày nghỉ hằng tuần.`,
        en: `${date} is a working day as it is. A day worked in exchange is one of weekly rest.`,
      },
    });
  }
  return faults;
}
