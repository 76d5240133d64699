import type { Language } from '../domain/localized-text.ts';
import { formatVnd } from '../domain/money.ts';

/**
 * Numbers, dates and money as Vietnamese offices write them: 1.500.000 ₫, 26/11/2026, 16:30. The same in both languages;
 * only words change. Instants are shown in Asia/Ho_Chi_Minh wherever the reader is: a deadline is the office's.
 */
const timeZone = 'Asia/Ho_Chi_Minh';

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('vi-VN', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
const time = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday: Record<Language, Intl.DateTimeFormat> = {
  vi: new Intl.DateTimeFormat('vi-VN', { timeZone, weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' }),
};

/** `1.500.000 ₫`, never broken over two lines. */
export function formatMoney(amountVnd: number): string {
  return formatVnd(amountVnd).replace(' ', '\u00a0');
}

/** `1.234,5` */
export function formatNumber(value: number): string {
  return number.format(value);
}

/** `26/11/2026`, of an instant, or of a day written `2026-11-26`. */
export function formatDate(instantOrDay: string): string {
  return day.format(dateOf(instantOrDay));
}

/** `Thứ Năm 26/11/2026`, of an instant or a day. */
export function formatDay(instantOrDay: string, language: Language): string {
  return `${weekday[language].format(dateOf(instantOrDay))} ${formatDate(instantOrDay)}`;
}

/** `16:30` */
export function formatTime(instant: string): string {
  return time.format(new Date(instant));
}

/** `16:30 26/11/2026` */
export function formatDateTime(instant: string): string {
  return `${formatTime(instant)} ${formatDate(instant)}`;
}

/** `09:00 – 10:10 20/11/2026`, with both dates when they differ, and once when both are the same minute. */
export function formatPeriod(from: string, to: string): string {
  const [begin, end] = [formatDateTime(from), formatDateTime(to)];
  if (begin === end) return end;
  return formatDate(from) === formatDate(to) ? `${formatTime(from)} – ${end}` : `${begin} – ${end}`;
}

/** `16:30 Thứ Năm 26/11/2026`: for deadlines, where the day of the week matters. */
export function formatDeadline(instant: string, language: Language): string {
  return `${formatTime(instant)} ${formatDay(instant, language)}`;
}

/** `820 B`, `512 KB`, `1,5 MB` */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${number.format(Math.round(bytes / 1024))} KB`;
  return `${number.format(bytes / 1024 / 1024)} MB`;
}

function dateOf(instantOrDay: string): Date {
  return new Date(instantOrDay.length === 'YYYY-MM-DD'.length ? `${instantOrDay}T00:00:00+07:00` : instantOrDay);
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How far away an instant is, coarsely: `3 ngày 4 giờ`, `45 phút`. The sign is left to the caller's words. */
export function formatSpan(ms: number, language: Language): string {
  const span = Math.abs(ms);
  const days = Math.floor(span / dayMs);
  const hours = Math.floor((span % dayMs) / hourMs);
  const minutes = Math.floor((span % hourMs) / minuteMs);
  const say = (count: number, unit: keyof typeof spanWords) => spanWords[unit][language](count);
  if (days > 0) return hours > 0 && days < 10 ? `${say(days, 'day')} ${say(hours, 'hour')}` : say(days, 'day');
  if (hours > 0) return minutes > 0 ? `${say(hours, 'hour')} ${say(minutes, 'minute')}` : say(hours, 'hour');
  return say(minutes, 'minute');
}

const counted = (vi: string, en: string) => ({
  vi: (count: number) => `${count} ${vi}`,
  en: (count: number) => `${count} ${en}${count === 1 ? '' : 's'}`,
});
const spanWords = { day: counted('ngày', 'day'), hour: counted('giờ', 'hour'), minute: counted('phút', 'minute') };
