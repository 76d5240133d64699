import type { Language, LocalizedText } from '../localized-text.ts';
import { formatVnd, groupThousands } from '../money.ts';
import type { Question } from './questions.ts';
import type { Rational } from './rational.ts';

/** Says the same in both languages. */
export function inBoth(say: (language: Language) => string): LocalizedText {
  return { vi: say('vi'), en: say('en') };
}

/** 1234.5 is "1.234,5" in Vietnamese, "1,234.5" in English. */
export function numberInWords(value: number, language: Language): string {
  const [integer = '0', fraction] = String(value).split('.');
  const grouped = groupThousands(Number(integer), language);
  return fraction === undefined ? grouped : `${grouped}${language === 'vi' ? ',' : '.'}${fraction}`;
}

/** A percentage with at most four decimals: "11,4333 %". */
export function percentInWords(percent: number, language: Language): string {
  return `${numberInWords(Number(percent.toFixed(4)), language)} %`;
}

/** The percentage a fraction means, for words only. */
export function asPercent({ numerator, denominator }: Rational): number {
  return Number((numerator * 10_000_000n) / denominator) / 100_000;
}

/** A value as its question measures it. */
export function valueInWords(asked: Question | undefined, value: number, language: Language): string {
  if (asked?.type === 'amountVnd') return formatVnd(value, language);
  const number = numberInWords(value, language);
  return asked?.type === 'measure' ? `${number} ${asked.unit[language]}` : number;
}
