import type { CalendarDay, CalendarDayKind } from './calendar.ts';

/** Days one document publishes, `[date, kind, note]`. */
type PublishedDay = readonly [date: string, kind: CalendarDayKind, note: string];

function publishedIn(source: string, days: readonly PublishedDay[]): CalendarDay[] {
  return days.map(([date, kind, note]) => ({ date, kind, note, source }));
}

const newYear = 'Tết Dương lịch';
const lunarNewYear = 'Tết Nguyên đán';
const hungKings = 'Giỗ Tổ Hùng Vương';
const reunification = 'Ngày Chiến thắng 30/4';
const labourDay = 'Ngày Quốc tế lao động 1/5';
const nationalDay = 'Quốc khánh 2/9';
const cultureDay = 'Ngày Văn hóa Việt Nam';

/** 2024, public sector. The swap 29/4 ↔ 4/5 follows document 2450/VPCP-KGVX of 12 April 2024. */
const days2024: readonly CalendarDay[] = [
  ...publishedIn('Thông báo 5015/TB-LĐTBXH', [
    ['2024-01-01', 'holiday', newYear],
    ['2024-02-08', 'holiday', lunarNewYear],
    ['2024-02-09', 'holiday', lunarNewYear],
    ['2024-02-12', 'holiday', lunarNewYear],
    ['2024-02-13', 'compensatory', lunarNewYear],
    ['2024-02-14', 'compensatory', lunarNewYear],
    ['2024-04-18', 'holiday', hungKings],
    ['2024-04-30', 'holiday', reunification],
    ['2024-05-01', 'holiday', labourDay],
    ['2024-09-02', 'holiday', nationalDay],
    ['2024-09-03', 'holiday', nationalDay],
  ]),
  ...publishedIn('Thông báo 1570/TB-LĐTBXH; Công văn 2450/VPCP-KGVX ngày 12/4/2024', [
    ['2024-04-29', 'swapOff', 'làm bù Thứ Bảy 4/5'],
    ['2024-05-04', 'swapWork', 'thay cho Thứ Hai 29/4'],
  ]),
];

/** 2025, public sector. */
const days2025: readonly CalendarDay[] = publishedIn('Thông báo 6150/TB-BLĐTBXH', [
  ['2025-01-01', 'holiday', newYear],
  ['2025-01-27', 'holiday', lunarNewYear],
  ['2025-01-28', 'holiday', lunarNewYear],
  ['2025-01-29', 'holiday', lunarNewYear],
  ['2025-01-30', 'holiday', lunarNewYear],
  ['2025-01-31', 'holiday', lunarNewYear],
  ['2025-04-07', 'holiday', hungKings],
  ['2025-04-26', 'swapWork', 'thay cho Thứ Sáu 2/5'],
  ['2025-04-30', 'holiday', reunification],
  ['2025-05-01', 'holiday', labourDay],
  ['2025-05-02', 'swapOff', 'làm bù Thứ Bảy 26/4'],
  ['2025-09-01', 'holiday', nationalDay],
  ['2025-09-02', 'holiday', nationalDay],
]);

/** 2026, public sector. Hùng Kings' day, Sunday 26/4, is compensated on Monday; there is no swap around 30/4. */
const days2026: readonly CalendarDay[] = [
  ...publishedIn('Thông báo 9441/TB-BNV', [
    ['2026-01-01', 'holiday', newYear],
    ['2026-02-16', 'holiday', lunarNewYear],
    ['2026-02-17', 'holiday', lunarNewYear],
    ['2026-02-18', 'holiday', lunarNewYear],
    ['2026-02-19', 'holiday', lunarNewYear],
    ['2026-02-20', 'holiday', lunarNewYear],
    ['2026-04-27', 'compensatory', `${hungKings} (Chủ Nhật 26/4)`],
    ['2026-04-30', 'holiday', reunification],
    ['2026-05-01', 'holiday', labourDay],
    ['2026-08-22', 'swapWork', 'thay cho Thứ Hai 31/8'],
    ['2026-08-31', 'swapOff', 'làm bù Thứ Bảy 22/8'],
    ['2026-09-01', 'holiday', nationalDay],
    ['2026-09-02', 'holiday', nationalDay],
  ]),
  ...publishedIn('Thông báo hoán đổi ngày làm việc dịp Tết Dương lịch 2026', [
    ['2026-01-02', 'swapOff', 'làm bù Thứ Bảy 10/1'],
    ['2026-01-10', 'swapWork', 'thay cho Thứ Sáu 2/1'],
  ]),
  ...publishedIn('Nghị quyết 28/2026/QH16, Điều 2', [['2026-11-24', 'holiday', cultureDay]]),
];

/**
 * 2027 as far as law alone tells, until the yearly notice is published: the dates Art. 112(1) of the Labour Code
 * 45/2019 and Resolution 28/2026/QH16 fix, the lunar dates, and compensation under Art. 111(3). Which five days are
 * Tết and which day joins 2/9 is for the Prime Minister to say (Art. 112(3)); the customary choice stands in.
 */
const expectedDays2027: readonly CalendarDay[] = publishedIn('Dự kiến theo luật, chờ thông báo nghỉ lễ năm 2027', [
  ['2027-01-01', 'holiday', newYear],
  ['2027-02-05', 'holiday', lunarNewYear],
  ['2027-02-08', 'holiday', lunarNewYear],
  ['2027-02-09', 'holiday', lunarNewYear],
  ['2027-02-10', 'compensatory', lunarNewYear],
  ['2027-02-11', 'compensatory', lunarNewYear],
  ['2027-04-16', 'holiday', hungKings],
  ['2027-04-30', 'holiday', reunification],
  ['2027-05-03', 'compensatory', labourDay],
  ['2027-09-02', 'holiday', nationalDay],
  ['2027-09-03', 'holiday', nationalDay],
  ['2027-11-24', 'holiday', cultureDay],
]).map((day) => ({ ...day, note: `${day.note} (dự kiến)` }));

/** The published years, first to last, each with the documents that publish it. */
export const publishedDays: readonly CalendarDay[] = [...days2024, ...days2025, ...days2026];

/** Days after the last published year, for provisional due dates only. */
export const expectedDays: readonly CalendarDay[] = expectedDays2027;

export const publishedFrom = '2024-01-01';
export const publishedThrough = '2026-12-31';
