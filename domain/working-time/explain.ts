import { compileCalendar, nextWorkingMinute } from './arithmetic.ts';
import type { CompiledCalendar } from './arithmetic.ts';
import type { CalendarDay, CalendarDayKind, WorkCalendar } from './calendar.ts';
import {
  dateOfDay,
  dayOfDate,
  dayOfMinute,
  instantOfMinute,
  minuteAtOrAfter,
  MINUTES_PER_DAY,
  timeOfMinute,
} from './local-time.ts';
import type { IsoInstant, LocalDate, LocalTime } from './local-time.ts';
import { dayInWords, minuteInWords, minutesInWords } from './words.ts';
import type { Language, LocalizedText } from '../localized-text.ts';

/**
 * One step of how a due date came about, in order of time. `minutes` are working minutes: those of all `counted` items
 * add up to the duration, those of all `paused` items to how far the date moved.
 */
export type ExplanationItem =
  | { readonly kind: 'start'; readonly at: IsoInstant; readonly minutes: 0; readonly reason: LocalizedText }
  | {
      readonly kind: 'counted' | 'skipped';
      readonly onDate: LocalDate;
      /** The last date of the run; the same as `onDate` for a single day. */
      readonly throughDate: LocalDate;
      readonly minutes: number;
      readonly reason: LocalizedText;
    }
  | {
      readonly kind: 'paused';
      readonly from: IsoInstant;
      readonly to: IsoInstant;
      readonly minutes: number;
      readonly reason: LocalizedText;
    }
  | { readonly kind: 'due'; readonly at: IsoInstant; readonly minutes: number; readonly reason: LocalizedText }
  | { readonly kind: 'provisional'; readonly onDate: LocalDate; readonly minutes: 0; readonly reason: LocalizedText };

type DayRun = Extract<ExplanationItem, { kind: 'counted' | 'skipped' }>;

/** A pause as it counts: whole minutes, and how many of them were working time. */
export interface CountedPause {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly minutes: number;
  readonly reason?: LocalizedText | undefined;
}

/** A due date that has been computed, in whole minutes. */
interface ComputedDueDate {
  readonly requestedMinute: number;
  readonly startMinute: number;
  readonly dueMinute: number;
  readonly allowedMinutes: number;
  readonly pauses: readonly CountedPause[];
  readonly provisional: boolean;
  readonly cutoff: LocalTime | undefined;
}

/** Tells a computed due date day by day: what was counted, what was skipped and why, and what was paused. */
export function explainDueDate(calendar: WorkCalendar, computed: ComputedDueDate): ExplanationItem[] {
  const compiled = compileCalendar(calendar);
  const items: ExplanationItem[] = [startItem(compiled, computed)];

  let resumedAt = computed.startMinute;
  for (const pause of computed.pauses) {
    items.push(...dayRuns(compiled, { fromMinute: resumedAt, toMinute: pause.fromMinute }));
    items.push(pausedItem(pause));
    resumedAt = pause.toMinute;
  }
  items.push(...dayRuns(compiled, { fromMinute: resumedAt, toMinute: computed.dueMinute }));

  const allowed = minutesInWords(computed.allowedMinutes);
  items.push({
    kind: 'due',
    at: instantOfMinute(computed.dueMinute),
    minutes: computed.allowedMinutes,
    reason: { vi: `đủ ${allowed.vi}`, en: `${allowed.en} counted` },
  });
  if (computed.provisional) items.push(provisionalItem(calendar));
  return items;
}

function startItem(compiled: CompiledCalendar, computed: ComputedDueDate): ExplanationItem {
  const { requestedMinute, startMinute, cutoff } = computed;
  const at = instantOfMinute(requestedMinute);
  if (startMinute !== requestedMinute) {
    return {
      kind: 'start',
      at,
      minutes: 0,
      reason: {
        vi: `sau ${cutoff ?? ''}, tính từ ${minuteInWords(startMinute, 'vi')}`,
        en: `after ${cutoff ?? ''}, counted from ${minuteInWords(startMinute, 'en')}`,
      },
    };
  }
  const firstMinute = nextWorkingMinute(compiled, startMinute);
  const reason =
    firstMinute === startMinute
      ? { vi: 'trong giờ làm việc', en: 'in office hours' }
      : {
          vi: `ngoài giờ làm việc, tính từ ${minuteInWords(firstMinute, 'vi')}`,
          en: `outside office hours, counted from ${minuteInWords(firstMinute, 'en')}`,
        };
  return { kind: 'start', at, minutes: 0, reason };
}

function pausedItem({ fromMinute, toMinute, minutes, reason }: CountedPause): ExplanationItem {
  return {
    kind: 'paused',
    from: instantOfMinute(fromMinute),
    to: instantOfMinute(toMinute),
    minutes,
    reason: reason ?? { vi: 'thời gian chờ không tính', en: 'waiting is not counted' },
  };
}

function provisionalItem({ publishedFrom, publishedThrough }: WorkCalendar): ExplanationItem {
  const through = dayOfDate(publishedThrough, 'calendar.publishedThrough');
  const from = publishedFrom === undefined ? undefined : dayOfDate(publishedFrom, 'calendar.publishedFrom');
  const since = (word: string, language: Language): string =>
    from === undefined ? '' : ` ${word} ${dayInWords(from, language)}`;
  return {
    kind: 'provisional',
    onDate: publishedThrough,
    minutes: 0,
    reason: {
      vi: `lịch nghỉ chính thức đã công bố${since('từ', 'vi')} đến ${dayInWords(through, 'vi')}; hạn được tính lại khi có lịch mới`,
      en: `the official calendar is published${since('from', 'en')} through ${dayInWords(through, 'en')}; the date is computed again when it changes`,
    },
  };
}

interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The days a stretch of counting touches, neighbours of which the same is told together. */
function dayRuns(compiled: CompiledCalendar, { fromMinute, toMinute }: Stretch): DayRun[] {
  const runs: DayRun[] = [];
  for (let day = dayOfMinute(fromMinute); day * MINUTES_PER_DAY < toMinute; day += 1) {
    const midnight = day * MINUTES_PER_DAY;
    const run = dayRun(compiled, day, {
      fromMinute: Math.max(fromMinute, midnight),
      toMinute: Math.min(toMinute, midnight + MINUTES_PER_DAY),
    });
    if (!run) continue;
    const last = runs.at(-1);
    if (last?.kind === run.kind && last.reason.vi === run.reason.vi) {
      runs[runs.length - 1] = { ...last, throughDate: run.throughDate, minutes: last.minutes + run.minutes };
    } else {
      runs.push(run);
    }
  }
  return runs;
}

/** What there is to tell of one day or part of it: nothing, when only closed hours of a working day are touched. */
function dayRun(compiled: CompiledCalendar, day: number, stretch: Stretch): DayRun | undefined {
  const onDate = dateOfDay(day);
  const published = compiled.publishedDay(day);
  if (compiled.sessionsOfDay(day).length === 0) {
    const reason = published ? publishedReason(published) : weeklyRest;
    return { kind: 'skipped', onDate, throughDate: onDate, minutes: 0, reason };
  }
  const minutes = minutesIn(compiled, stretch);
  if (minutes === 0) return undefined;
  const midnight = day * MINUTES_PER_DAY;
  const isWhole = minutes === minutesIn(compiled, { fromMinute: midnight, toMinute: midnight + MINUTES_PER_DAY });
  const part = isWhole ? wholeDay : partOfDay(compiled, stretch);
  const reason = published ? joined(part, publishedReason(published)) : part;
  return { kind: 'counted', onDate, throughDate: onDate, minutes, reason };
}

function minutesIn({ minutesBefore }: CompiledCalendar, { fromMinute, toMinute }: Stretch): number {
  return minutesBefore(toMinute) - minutesBefore(fromMinute);
}

const weeklyRest: LocalizedText = { vi: 'nghỉ hằng tuần', en: 'weekly rest' };
const wholeDay: LocalizedText = { vi: 'cả ngày', en: 'whole day' };

/** Opening hours only: from when counting could begin to when the last of it was counted. */
function partOfDay(compiled: CompiledCalendar, { fromMinute, toMinute }: Stretch): LocalizedText {
  const from = timeOfMinute(nextWorkingMinute(compiled, fromMinute));
  const to = timeOfMinute(compiled.minuteReaching(compiled.minutesBefore(toMinute), fromMinute));
  return { vi: `${from}–${to}`, en: `${from}–${to}` };
}

const kindInWords: Readonly<Record<CalendarDayKind, LocalizedText>> = {
  holiday: { vi: 'nghỉ lễ', en: 'public holiday' },
  compensatory: { vi: 'nghỉ bù', en: 'compensatory day off' },
  swapOff: { vi: 'nghỉ hoán đổi', en: 'day off in exchange' },
  swapWork: { vi: 'làm bù', en: 'working day in exchange' },
  localClosure: { vi: 'cơ quan nghỉ', en: 'office closed' },
};

function publishedReason({ kind, note }: CalendarDay): LocalizedText {
  const words = kindInWords[kind];
  return { vi: `${words.vi}: ${note}`, en: `${words.en}: ${note}` };
}

function joined(first: LocalizedText, second: LocalizedText): LocalizedText {
  return { vi: `${first.vi}, ${second.vi}`, en: `${first.en}, ${second.en}` };
}

/** An explanation as lines for people to read, in order of time. */
export function explanationText(items: readonly ExplanationItem[], language: Language): string[] {
  return items.map((item) => lineOf(item, language));
}

function lineOf(item: ExplanationItem, language: Language): string {
  const words = lineWords[language];
  const minutes = minutesInWords(item.minutes)[language];
  const reason = item.reason[language];
  switch (item.kind) {
    case 'start':
      return `${instantInWords(item.at, language)}: ${words.start}, ${reason}`;
    case 'counted':
      return `${datesInWords(item, language)}: ${words.counted} ${minutes} (${reason})`;
    case 'skipped':
      return `${datesInWords(item, language)}: ${words.skipped}, ${reason}`;
    case 'paused':
      return `${instantInWords(item.from, language)} – ${instantInWords(item.to, language)}: ${words.paused} ${minutes} (${reason})`;
    case 'due':
      return `${instantInWords(item.at, language)}: ${words.due}, ${reason}`;
    case 'provisional':
      return `${words.provisional}: ${reason}`;
  }
}

const lineWords: Readonly<Record<Language, Readonly<Record<ExplanationItem['kind'], string>>>> = {
  vi: {
    start: 'bắt đầu',
    counted: 'tính',
    skipped: 'không tính',
    paused: 'tạm dừng',
    due: 'hết hạn',
    provisional: 'Hạn tạm tính',
  },
  en: {
    start: 'start',
    counted: 'counted',
    skipped: 'not counted',
    paused: 'paused for',
    due: 'due',
    provisional: 'Provisional date',
  },
};

function instantInWords(at: IsoInstant, language: Language): string {
  return minuteInWords(minuteAtOrAfter(at, 'at'), language);
}

function datesInWords({ onDate, throughDate }: DayRun, language: Language): string {
  const first = dayInWords(dayOfDate(onDate, 'onDate'), language);
  if (onDate === throughDate) return first;
  return `${first} – ${dayInWords(dayOfDate(throughDate, 'throughDate'), language)}`;
}
