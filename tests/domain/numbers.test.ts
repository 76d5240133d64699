import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentialDossierCode } from '../../domain/dossier-code.ts';
import { formatVnd, isAmountVnd, MAX_AMOUNT_VND, parseVnd } from '../../domain/money.ts';
import { readIdNumber, readPhoneNumber, readTaxCode } from '../../domain/personal-id.ts';
import { postalChargeVnd, samplePostalTariff } from '../../domain/postage.ts';
import { formatMoney } from '../../ui/format.ts';

describe('money', () => {
  it.each([
    [0, '0 ₫'],
    [999, '999 ₫'],
    [1_500_000, '1.500.000 ₫'],
    [-20_000, '-20.000 ₫'],
  ])('%i is written %s in every language', (amount, written) => {
    expect(formatVnd(amount)).toBe(written);
  });

  it('is shown on screens as it is written in letters and explanations', () => {
    expect(formatMoney(1_500_000).replaceAll('\u00a0', ' ')).toBe(formatVnd(1_500_000));
  });

  it('is read back as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_VND }), (amount) => {
        expect(parseVnd(formatVnd(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ['1500000', 1_500_000],
    [' 1 500 000 đồng ', 1_500_000],
    ['60.000đ', 60_000],
    ['60.000 VND', 60_000],
    ['1.5', undefined],
    ['1.500,5', undefined],
    ['-5', undefined],
    ['', undefined],
    ['sáu mươi', undefined],
    ['9999999999999999', undefined],
  ])('"%s" is read as %s', (text, amount) => {
    expect(parseVnd(text)).toBe(amount);
  });

  it('is whole đồng of at least nothing', () => {
    expect([0, 1, MAX_AMOUNT_VND].every(isAmountVnd)).toBe(true);
    expect([-1, 0.5, NaN, Infinity, MAX_AMOUNT_VND + 1, '1', null, 1n].some(isAmountVnd)).toBe(false);
  });
});

describe('postage', () => {
  it.each([
    ['sameCommune', 1, 20_000],
    ['sameCommune', 100, 20_000],
    ['sameProvince', 101, 27_000],
    ['sameProvince', 500, 30_000],
    ['otherProvince', 501, 46_000],
    ['otherProvince', 1000, 46_000],
    ['otherProvince', 1001, 52_000],
  ] as const)('to %s, %i g cost %i', (zone, weightGrams, charge) => {
    expect(postalChargeVnd(samplePostalTariff, { zone, weightGrams })).toBe(charge);
  });

  it('both ways is nine tenths of twice, and half of that for the supported', () => {
    const parcel = { zone: 'sameProvince', weightGrams: 100, bothWays: true } as const;
    expect(postalChargeVnd(samplePostalTariff, parcel)).toBe(45_000);
    expect(postalChargeVnd(samplePostalTariff, { ...parcel, supported: true })).toBe(22_500);
  });

  it.each([0, -1, 1.5, NaN, 30_001])('of %f g is refused, naming the field', (weightGrams) => {
    expect(() => postalChargeVnd(samplePostalTariff, { zone: 'sameCommune', weightGrams })).toThrow(/^weightGrams/);
  });
});

describe('a dossier code', () => {
  const parts = { agencyPrefix: 'H34.15', onDate: '2026-11-23', sequence: 1 };

  it.each([
    [1, 'H34.15-261123-0001'],
    [9_999, 'H34.15-261123-9999'],
    [10_000, 'H34.15-261123-10000'],
    [92_637, 'H34.15-261123-92637'],
  ])('of number %i is %s', (sequence, code) => {
    expect(sequentialDossierCode.write({ ...parts, sequence })).toBe(code);
  });

  it('is read back as it was written', () => {
    const anyParts = fc.record({
      agencyPrefix: fc.constantFrom('H34.15', '000.00.04.G18', 'G09.20', 'KKT'),
      onDate: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      sequence: fc.integer({ min: 1, max: 999_999_999 }),
    });
    fc.assert(
      fc.property(anyParts, (given) => {
        expect(sequentialDossierCode.read(sequentialDossierCode.write(given))).toEqual(given);
      }),
    );
  });

  it('is read as people type it', () => {
    expect(sequentialDossierCode.read(' h34.15-261123- 0001 ')).toEqual(parts);
  });

  it.each([
    '',
    'H34.15',
    'H34.15-261323-0001',
    'H34.15-260230-0001',
    'H34.15-261123-0000',
    'H34.15-261123-00012',
    'H34.15-261123-1',
  ])('"%s" is none', (text) => {
    expect(sequentialDossierCode.read(text)).toBeUndefined();
  });

  it.each([
    [{ agencyPrefix: 'h34' }, /^agencyPrefix/],
    [{ agencyPrefix: 'H34-15' }, /^agencyPrefix/],
    [{ onDate: '2026-02-30' }, /^onDate/],
    [{ sequence: 0 }, /^sequence/],
    [{ sequence: 1.5 }, /^sequence/],
  ])('with %o is refused, naming the part', (change, message) => {
    expect(() => sequentialDossierCode.write({ ...parts, ...change })).toThrow(message);
  });
});

describe('numbers of people and companies', () => {
  it.each([
    [readIdNumber, '001 203 004 567', '001203004567'],
    [readIdNumber, '001203004567', '001203004567'],
    [readTaxCode, '0123456789', '0123456789'],
    [readTaxCode, '0123456789-001', '0123456789-001'],
    [readTaxCode, '0123456789 001', '0123456789-001'],
    [readPhoneNumber, '0912 345 678', '+84912345678'],
    [readPhoneNumber, '+84 912.345.678', '+84912345678'],
    [readPhoneNumber, '84912345678', '+84912345678'],
    [readPhoneNumber, '0084912345678', '+84912345678'],
    [readPhoneNumber, '+84 (0)912 345 678', '+84912345678'],
    [readPhoneNumber, '(0260) 3862 123', '+842603862123'],
    [readPhoneNumber, '024 3825 1234', '+842438251234'],
  ])('%# are kept in one form', (read, text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  it.each([
    [readIdNumber, '12345678901', 'idNumberInvalid'],
    [readIdNumber, '00120300456a', 'idNumberInvalid'],
    [readIdNumber, '٠٠١٢٠٣٠٠٤٥٦٧', 'idNumberInvalid'],
    [readTaxCode, '012345678', 'taxCodeInvalid'],
    [readTaxCode, '0123456789-01', 'taxCodeInvalid'],
    [readPhoneNumber, '0123456789', 'phoneNumberInvalid'],
    [readPhoneNumber, '091234567', 'phoneNumberInvalid'],
    [readPhoneNumber, '+1 202 555 0100', 'phoneNumberInvalid'],
    [readPhoneNumber, '', 'phoneNumberInvalid'],
  ])('%# are refused with words in both languages', (read, text, code) => {
    const outcome = read(text);
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    expect(outcome.ok || Object.values(outcome.refusal.message).every((words) => words.length > 20)).toBe(true);
  });
});
