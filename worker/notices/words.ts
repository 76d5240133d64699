import type { Occasion } from '../../db/queries/occasions.ts';
import { findPaper } from '../../domain/authority.ts';
import { formatVnd } from '../../domain/money.ts';
import type { Language, LocalizedText } from '../../domain/localized-text.ts';
import { dayOfDate, minuteContaining, type LocalDate } from '../../domain/working-time/local-time.ts';
import { dayInWords, minuteInWords } from '../../domain/working-time/words.ts';

/** What a mail says of one event. */
export interface NoticeText {
  /** Also the subject. */
  readonly heading: LocalizedText;
  readonly paragraphs: readonly LocalizedText[];
  /** What this event adds to the facts every mail carries. */
  readonly facts?: readonly Fact[];
}

export interface Fact {
  readonly label: LocalizedText;
  readonly value: LocalizedText;
}

/** Finds the words for an event. */
export type NoticeWriter = (occasion: Occasion) => NoticeText;

/** The same thing in both languages. */
export function say(vi: string, en: string): LocalizedText {
  return { vi, en };
}

/** What people wrote or are called: the same in both languages. */
export function asWritten(text: string): LocalizedText {
  return { vi: text, en: text };
}

/** "17:00 Thứ Hai 23/11/2026", in Vietnam. */
export function atTime(instant: string): LocalizedText {
  return inBoth((language) => minuteInWords(minuteContaining(instant, 'instant'), language));
}

/** "Thứ Hai 23/11/2026". */
export function onDay(date: LocalDate): LocalizedText {
  return inBoth((language) => dayInWords(dayOfDate(date, 'date'), language));
}

export function money(amountVnd: number): LocalizedText {
  return inBoth(() => formatVnd(amountVnd));
}

/** Where the unit receives people and papers. */
export function counterOf({ unit: { counter, address } }: Occasion): LocalizedText {
  if (counter === null) return asWritten(address);
  return say(address.includes(counter.vi) ? address : `${counter.vi}, ${address}`, `${counter.en} (${address})`);
}

/** The address the result goes to by post. */
export function homeOf({ returnAddress }: Occasion): LocalizedText {
  return returnAddress === null ? say('địa chỉ đã đăng ký', 'the address you gave') : asWritten(returnAddress);
}

/** Names of components; one the procedure does not know keeps its key. */
export function nameOfComponent({ definition }: Occasion, key: string): LocalizedText {
  return findPaper(definition, key)?.name ?? asWritten(key);
}

/** A paragraph with a reason somebody wrote, where one was written. */
export function reasonGiven(reason: string | undefined): LocalizedText[] {
  return reason === undefined ? [] : [say(`Lý do: ${reason}`, `Reason, as written by the agency: ${reason}`)];
}

function inBoth(write: (language: Language) => string): LocalizedText {
  return { vi: write('vi'), en: write('en') };
}
