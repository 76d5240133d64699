import { MINUTES_PER_WORKING_DAY } from './duration.ts';
import { dateOfDay, dayOfMinute, timeOfMinute, weekdayOfDay } from './local-time.ts';
import type { Language, LocalizedText } from '../localized-text.ts';

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** "Thứ Hai 23/11/2026", "Monday 23/11/2026". */
export function dayInWords(day: number, language: Language): string {
  const [year, month, date] = dateOfDay(day).split('-');
  return `${weekdays[language][weekdayOfDay(day)] ?? ''} ${date}/${month}/${year}`;
}

/** "09:00 Thứ Hai 23/11/2026". */
export function minuteInWords(minute: number, language: Language): string {
  return `${timeOfMinute(minute)} ${dayInWords(dayOfMinute(minute), language)}`;
}

/** Working minutes in words: 1,110 is "2 ngày làm việc 2 giờ 30 phút", "2 working days 2 hours 30 minutes". */
export function minutesInWords(minutes: number): LocalizedText {
  const days = Math.floor(minutes / MINUTES_PER_WORKING_DAY);
  const hours = Math.floor((minutes % MINUTES_PER_WORKING_DAY) / 60);
  const rest = minutes % 60;
  const vi = [days && `${days} ngày làm việc`, hours && `${hours} giờ`, rest && `${rest} phút`];
  const en = [days && counted(days, 'working day'), hours && counted(hours, 'hour'), rest && counted(rest, 'minute')];
  return { vi: vi.filter(Boolean).join(' ') || '0 phút', en: en.filter(Boolean).join(' ') || '0 minutes' };
}

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
