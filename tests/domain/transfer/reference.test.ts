import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTransferNos, highestTransferNo, transferReference } from '../../../domain/transfer/reference.ts';

const transferNo = fc.integer({ min: 1, max: highestTransferNo });
const words = fc.constantFrom(
  '',
  'Nguyễn Văn Mẫu chuyển tiền ',
  'MBVCB.123.',
  'CT DEN:2026 ',
  'mc ',
  'nộp phí hồ sơ H34.18-261123-0001 ',
);

/** What banks do to the text of a transfer. */
const mangled = (text: string) =>
  fc
    .constantFrom<(given: string) => string>(
      (given) => given,
      (given) => given.toUpperCase(),
      (given) => given.toLowerCase(),
      (given) => given.replace(/[^0-9A-Za-z ]/g, ''),
      (given) => given.replace(/[^0-9A-Za-z]/g, ''),
      (given) => given.replace(/(.{4})/g, '$1 '),
      (given) => given.replace(/(.{5})/g, '$1-'),
      (given) => given.normalize('NFD').replace(/\p{M}/gu, ''),
    )
    .map((does) => does(text));

describe('the reference of a payment', () => {
  test('is short, and made of letters and digits only', () => {
    fc.assert(fc.property(transferNo, (no) => /^[0-9A-Z]{12}$/.test(transferReference(no))));
  });

  test('is found whatever the bank makes of the text and puts around it', () => {
    const texts = fc
      .tuple(transferNo, words, words)
      .chain(([no, before, after]) =>
        mangled(`${before}${transferReference(no)}${after}`).map((text) => ({ no, text })),
      );
    fc.assert(
      fc.property(texts, ({ no, text }) => {
        expect(findTransferNos(text)).toEqual([no]);
      }),
    );
  });

  test('with one character wrong, missing, doubled or swapped is never another payment’s', () => {
    const typed = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'));
    const mistake = fc.tuple(transferNo, fc.nat(11), typed).chain(([no, at, letter]) => {
      const right = transferReference(no);
      return fc
        .constantFrom(
          right.slice(0, at) + letter + right.slice(at + 1),
          right.slice(0, at) + right.slice(at + 1),
          right.slice(0, at) + letter + right.slice(at),
          right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2),
        )
        .map((text) => ({ no, text }));
    });
    fc.assert(
      fc.property(mistake, ({ no, text }) => findTransferNos(text).every((found) => found === no)),
      { numRuns: 5000 },
    );
  });

  test('is told for each payment a text names, once', () => {
    const [one, two] = [transferReference(1), transferReference(2)];
    expect(findTransferNos(`${one} ${two} ${one}`)).toEqual([1, 2]);
    expect(findTransferNos('tien dien thang 11')).toEqual([]);
  });

  test('is not made of a number it cannot carry', () => {
    for (const no of [0, -1, 1.5, highestTransferNo + 1]) expect(() => transferReference(no)).toThrow(RangeError);
  });
});
