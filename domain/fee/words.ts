import type { Language, LocalizedText } from '../localized-text.ts';
import { formatVnd, groupThousands } from '../money.ts';
import type { Question } from './questions.ts';
import type { Rational } from './rational.ts';

/** Says the same in both languages. */
export function inBoth(say: (language: Language) => string): LocalizedText {
  return { vi: say('vi'), en: say('en') };
}

/** 1234.5 is "1.234,5". */
export function numberInWords(value: number): string {
  const [integer = '0', fraction] = String(value).split('.');
  const grouped = groupThousands(Number(integer));
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** A percentage with at most six decimals, which is as fine as rules give them: "0,01375 %". */
export function percentInWords(percent: number): string {
  const [integer = '0', fraction = ''] = percent.toFixed(6).split('.');
  const needed = fraction.replace(/0+$/, '');
  return `${groupThousands(Number(integer))}${needed === '' ? '' : `,${needed}`} %`;
}

/** The percentage a fraction means, for words only, and whether six decimals say it all. */
export function asPercent({ numerator, denominator }: Rational): {
  readonly percent: number;
  readonly isExact: boolean;
} {
  const millionths = (numerator * 200_000_000n + denominator) / (denominator * 2n);
  return { percent: Number(millionths) / 1_000_000, isExact: millionths * denominator === numerator * 100_000_000n };
}

/** A value as its question measures it. */
export function valueInWords(asked: Question | undefined, value: number, language: Language): string {
  if (asked?.type === 'amountVnd') return formatVnd(value);
  const number = numberInWords(value);
  return asked?.type === 'measure' ? `${number} ${asked.unit[language]}` : number;
}
