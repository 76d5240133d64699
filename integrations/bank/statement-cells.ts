import type { LocalizedText } from '../../domain/localized-text.ts';
import { parseVnd } from '../../domain/money.ts';

/** A cell that cannot be read, and why. */
export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell';
  readonly reason: LocalizedText;

  constructor(reason: LocalizedText) {
    super(reason.en);
    this.reason = reason;
  }
}

/**
 * Whole đồng from `1.250.000`, `1,250,000`, `1 250 000 VND`, `+1250000`, `1,250,000.00`; 0 from an empty cell. A minus is
 * kept.
 * @throws UnreadableCell for parts of a đồng, for groups that are not of three digits and for what is no number.
 */
export function readAmount(cell: string): number {
  const plain = cell.replace(/\s|₫|đ|vnd/giu, '');
  if (plain === '' || plain === '-') return 0;
  const [, sign = '', whole = ''] = /^([+-]?)(.*?)(?:[.,]00?)?$/.exec(plain) ?? [];
  const amountVnd = parseVnd(whole);
  if (amountVnd === undefined) {
    throw new UnreadableCell({ vi: `Số tiền “${cell}” không đọc được`, en: `The amount “${cell}” cannot be read` });
  }
  return sign === '-' ? -amountVnd : amountVnd;
}

/**
 * The instant of `23/11/2026`, `23-11-2026 08:15:30`, `2026-11-23` or `2026-11-23T08:15`; Vietnamese time, midnight when
 * no time is told.
 * @throws UnreadableCell for what is no day of the calendar.
 */
export function readInstant(cell: string): string {
  const given = cell.trim();
  const [, day, month, year, afterDay = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T]+(.*))?$/.exec(given) ?? [];
  const [, isoDate, afterIso = ''] = /^(\d{4}-\d{2}-\d{2})(?:[ T]+(.*))?$/.exec(given) ?? [];
  const onDate = isoDate ?? (year === undefined ? '' : `${year}-${pad(month)}-${pad(day)}`);
  const [, hour = '00', minute = '00', second = '00'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(afterDay || afterIso) ?? [];
  const at = new Date(`${onDate}T${pad(hour)}:${minute}:${second}+07:00`);
  // A day such as 31/02 would be carried over into the next month.
  const isDay = !Number.isNaN(at.getTime()) && new Date(`${onDate}T00:00:00Z`).toISOString().startsWith(onDate);
  if (!isDay || at.getUTCFullYear() < 2000) {
    throw new UnreadableCell({
      vi: `Ngày “${cell}” không đọc được. Viết ngày/tháng/năm hoặc năm-tháng-ngày`,
      en: `The date “${cell}” cannot be read. Write day/month/year or year-month-day`,
    });
  }
  return at.toISOString();
}

function pad(part: string | undefined): string {
  return (part ?? '').padStart(2, '0');
}
