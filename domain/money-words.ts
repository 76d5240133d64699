import { isAmountVnd } from './money.ts';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** Names of thousands, from the right; beyond a billion they begin anew: nghìn tỷ, triệu tỷ. */
const scales = ['', 'nghìn', 'triệu'] as const;

/**
 * An amount in Vietnamese words, as receipts must carry it: 1500000 is "Một triệu năm trăm nghìn đồng".
 * @throws RangeError when it is not a whole number of đồng from 0 up to the largest amount handled.
 */
export function moneyInWords(amountVnd: number): string {
  if (!isAmountVnd(amountVnd)) throw new RangeError(`Not an amount of money: ${String(amountVnd)}`);
  const words = `${numberInWords(amountVnd)} đồng`;
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

const billion = 1_000_000_000;

function numberInWords(value: number): string {
  if (value === 0) return digits[0];
  const billions = Math.floor(value / billion);
  const rest = value % billion;
  const parts = billions === 0 ? [] : [`${numberInWords(billions)} tỷ`];
  for (let power = scales.length - 1; power >= 0; power -= 1) {
    const group = Math.floor(rest / 1000 ** power) % 1000;
    if (group === 0) continue;
    parts.push(`${groupInWords(group, parts.length > 0)} ${scales[power] ?? ''}`.trim());
  }
  return parts.join(' ');
}

/** Three digits. What follows a larger part says its empty hundreds: "không trăm linh năm". */
function groupInWords(group: number, follows: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor(group / 10) % 10;
  const units = group % 10;
  const saysHundreds = follows || hundreds > 0;
  return [
    ...(saysHundreds ? [digitOf(hundreds), 'trăm'] : []),
    ...tensInWords(tens, { units, saysHundreds }),
    ...(units === 0 ? [] : [unitInWords(units, tens)]),
  ].join(' ');
}

function tensInWords(tens: number, { units, saysHundreds }: { units: number; saysHundreds: boolean }): string[] {
  if (tens === 0) return units > 0 && saysHundreds ? ['linh'] : [];
  return tens === 1 ? ['mười'] : [digitOf(tens), 'mươi'];
}

/** After tens, one, four and five sound otherwise: hai mươi mốt, hai mươi tư, mười lăm. */
function unitInWords(units: number, tens: number): string {
  if (units === 1 && tens > 1) return 'mốt';
  if (units === 4 && tens > 1) return 'tư';
  return units === 5 && tens > 0 ? 'lăm' : digitOf(units);
}

function digitOf(value: number): string {
  return digits[value] ?? '';
}
