import { minuteContaining } from '../../domain/working-time/local-time.ts';
import { minuteInWords } from '../../domain/working-time/words.ts';

/** "17:00 Thứ Hai 23/11/2026", in Vietnam. */
export function localTime(instant: string): string {
  return minuteInWords(minuteContaining(instant, 'instant'), 'vi');
}

/** "17:00 23/11/2026": for narrow columns. */
export function shortTime(instant: string): string {
  return localTime(instant).replace(/ \D+ /, ' ');
}

/** Says on every page that the layout is ours. */
export function formFooter(formNo: string): string {
  return `Mẫu minh hoạ – mẫu số ${formNo}, Phụ lục I Thông tư số 03/2025/TT-VPCP; bố cục chưa đối chiếu với bản chính thức`;
}
