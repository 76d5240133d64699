import { expect, it } from 'vitest';
import { MAX_AMOUNT_VND } from '../../domain/money.ts';
import { moneyInWords } from '../../domain/money-words.ts';

it.each([
  [0, 'Không đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [24, 'Hai mươi tư đồng'],
  [55, 'Năm mươi lăm đồng'],
  [105, 'Một trăm linh năm đồng'],
  [111, 'Một trăm mười một đồng'],
  [1_000, 'Một nghìn đồng'],
  [1_005, 'Một nghìn không trăm linh năm đồng'],
  [20_000, 'Hai mươi nghìn đồng'],
  [150_000, 'Một trăm năm mươi nghìn đồng'],
  [1_500_000, 'Một triệu năm trăm nghìn đồng'],
  [1_000_001, 'Một triệu không trăm linh một đồng'],
  [25_034_000, 'Hai mươi lăm triệu không trăm ba mươi tư nghìn đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [12_000_000_000_000, 'Mười hai nghìn tỷ đồng'],
  [MAX_AMOUNT_VND, 'Một triệu tỷ đồng'],
])('%i is said "%s"', (amountVnd, words) => {
  expect(moneyInWords(amountVnd)).toBe(words);
});

it.each([-1, 1.5, Number.NaN, MAX_AMOUNT_VND + 1])('%d is no amount', (amountVnd) => {
  expect(() => moneyInWords(amountVnd)).toThrow(RangeError);
});
