import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteFees } from '../../../domain/fee/quote.ts';
import type { FeeQuote, FeeRequest } from '../../../domain/fee/quote.ts';
import type { FeeSchedule } from '../../../domain/fee/rules.ts';
import * as regulations from '../../../db/sample/fee-regulations.ts';
import { amountOf, count, rule, schedule } from '../../../db/sample/fee-regulations.ts';

const million = 1_000_000;
const billion = 1000 * million;

function quote(fees: FeeSchedule, answers: FeeRequest['answers'], more: Partial<FeeRequest> = {}): FeeQuote {
  return quoteFees(fees, {
    answers,
    channel: 'counter',
    applicant: 'citizen',
    homeReturn: false,
    at: '2026-11-23T09:00:00+07:00',
    ...more,
  });
}

function totalOf(fees: FeeSchedule, answers: FeeRequest['answers'], more: Partial<FeeRequest> = {}): number {
  const quoted = quote(fees, answers, more);
  if (!quoted.ok) throw new Error(JSON.stringify(quoted.refusals));
  return quoted.totalVnd;
}

const online = { channel: 'online' } as const;
const at = (date: string) => ({ at: `${date}T12:00:00+07:00` });

describe('per unit', () => {
  it.each([
    [1, 60_000],
    [3, 180_000],
    [10, 600_000],
  ])('%i sets of C/O cost %i', (sets, total) => {
    expect(totalOf(regulations.origin, { sets })).toBe(total);
  });
});

describe('per copy beyond the first', () => {
  it.each([
    [1, 'none', 200_000],
    [2, 'none', 200_000],
    [3, 'none', 205_000],
    [5, 'none', 215_000],
    [1, 'student', 100_000],
    [3, 'student', 105_000],
    [3, 'merit', 105_000],
    [1, 'child', 0],
    [9, 'poor', 0],
  ])('%i certificates for class %s cost %i', (copies, applicantClass, total) => {
    expect(totalOf(regulations.judicialRecord, { copies, applicantClass })).toBe(total);
  });

  it('takes the lowest rate where several hold', () => {
    const rate = (amountVnd: number, name: string) =>
      ({ kind: 'rate', amountVnd, name: { vi: name, en: name }, legalBasis: name, confidence: 'sample' }) as const;
    const adjustments = [rate(80_000, 'a'), rate(60_000, 'b'), rate(70_000, 'c')];
    expect(totalOf(schedule({}, rule('a', { kind: 'fixed', amountVnd: 100_000 }, { adjustments })), {})).toBe(60_000);
  });

  it('takes the default where nothing is said', () => {
    expect(totalOf(regulations.judicialRecord, {})).toBe(200_000);
  });
});

describe('free online under a condition and for a time', () => {
  it.each([
    ['2026-08-14', 'online', true, 200_000],
    ['2026-08-15', 'online', true, 0],
    ['2027-02-28', 'online', true, 0],
    ['2027-03-01', 'online', true, 200_000],
    ['2026-11-23', 'counter', true, 200_000],
    ['2026-11-23', 'online', false, 200_000],
  ] as const)('on %s at the %s, in VNeID %s: %i', (date, channel, integratedInVneid, total) => {
    expect(totalOf(regulations.judicialRecord, { integratedInVneid }, { channel, ...at(date) })).toBe(total);
  });

  it('decides by the date in Vietnam, not in UTC', () => {
    const asked = (instant: string) =>
      totalOf(regulations.judicialRecord, { integratedInVneid: true }, { channel: 'online', at: instant });
    expect(asked('2026-08-14T16:59:59Z')).toBe(200_000);
    expect(asked('2026-08-14T17:00:00Z')).toBe(0);
  });
});

describe('two rates with a cap', () => {
  it.each([
    [1, 1, 2_000],
    [2, 1, 4_000],
    [3, 1, 5_000],
    [5, 1, 7_000],
    [198, 1, 200_000],
    [199, 1, 200_000],
    [1000, 1, 200_000],
    [5, 3, 21_000],
    [300, 2, 400_000],
  ])('%i pages in %i copies cost %i', (pages, copies, total) => {
    expect(totalOf(regulations.certifiedCopy, { pages, copies })).toBe(total);
  });
});

describe('progressive brackets', () => {
  it.each([
    [0, 50_000],
    [50 * million - 1, 50_000],
    [50 * million, 100_000],
    [100 * million, 100_000],
    [100 * million + 1, 100_000],
    [500 * million, 500_000],
    [billion, million],
    [2 * billion, 1_600_000],
    [3 * billion, 2_200_000],
    [4 * billion, 2_700_000],
    [5 * billion, 3_200_000],
    [8 * billion, 4_400_000],
    [10 * billion, 5_200_000],
    [100 * billion, 32_200_000],
    [200 * billion, 52_200_000],
    [289 * billion, 70 * million],
    [1000 * billion, 70 * million],
  ])('a contract worth %i costs %i', (value, total) => {
    expect(totalOf(regulations.notarised, { value })).toBe(total);
  });
});

describe('interpolated rates', () => {
  it.each([
    [100 * million, 'new', 12_300_000],
    [200 * million, 'new', 24_600_000],
    [300 * million, 'new', 34_300_000],
    [500 * million, 'new', 48_500_000],
    [600 * million, 'new', 54_300_000],
    [1500 * million, 'new', 97_500_000],
    [10 * billion, 'new', 280_000_000],
    [20 * billion, 'new', 560_000_000],
    [300 * million, 'within', 27_440_000],
    [300 * million, 'partial', 17_150_000],
  ])('planning that costs %i, %s, costs %i', (cost, change, total) => {
    expect(totalOf(regulations.planning, { cost, change })).toBe(total);
  });

  it.each([
    [billion, false, 500_000],
    [15 * billion, false, 2_850_000],
    [20 * billion, false, 3_600_000],
    [20 * billion, true, 1_800_000],
    [150 * billion, false, 16_875_000],
    [1_000_000 * billion, false, 150 * million],
  ])('an investment of %i, verified %s, costs %i', (investment, verified, total) => {
    expect(totalOf(regulations.feasibility, { investment, verified })).toBe(total);
  });

  it('is exact where floating point is not', () => {
    // 12.3 % of 150,000,003 is 18,450,000.369; of 150,000,005, 18,450,000.615.
    expect(totalOf(regulations.planning, { cost: 150_000_003 })).toBe(18_450_000);
    expect(totalOf(regulations.planning, { cost: 150_000_005 })).toBe(18_450_001);
  });
});

describe('a percentage of another fee, and dated coefficients', () => {
  it.each([
    ['new', '2023-12-31', 'online', 300_000],
    ['new', '2024-01-01', 'online', 240_000],
    ['new', '2025-12-31', 'online', 240_000],
    ['new', '2026-01-01', 'online', 300_000],
    ['new', '2025-06-30', 'counter', 300_000],
    ['reissue', '2023-06-30', 'counter', 150_000],
    ['reissue', '2025-06-30', 'online', 120_000],
    ['reissue', '2025-07-01', 'counter', 75_000],
    ['reissue', '2025-07-01', 'online', 60_000],
    ['reissue', '2026-12-31', 'online', 75_000],
    ['reissue', '2027-01-01', 'online', 150_000],
  ] as const)('a certificate, %s, on %s, %s, costs %i', (kind, date, channel, total) => {
    expect(totalOf(regulations.practiceCertificate, { kind }, { channel, ...at(date) })).toBe(total);
  });

  it("is nothing for the authority's own error, whatever else applies", () => {
    expect(totalOf(regulations.practiceCertificate, { kind: 'reissue', authorityError: true }, online)).toBe(0);
  });
});

describe('size tiers', () => {
  it.each([
    [1.99, 'ward', 'counter', 1_500_000],
    [2, 'ward', 'counter', 2_500_000],
    [4.99, 'ward', 'counter', 2_500_000],
    [5, 'ward', 'counter', 5_000_000],
    [5, 'commune', 'counter', 2_500_000],
    [5, 'commune', 'online', 1_250_000],
  ] as const)('%f ha in a %s, %s, cost %i', (hectares, place, channel, total) => {
    expect(totalOf(regulations.land, { hectares, place }, { channel })).toBe(total);
  });

  it('takes only the most favourable percentage where a rule says so', () => {
    const lowest: FeeSchedule = {
      ...regulations.land,
      rules: regulations.land.rules.map((land) => ({ ...land, adjustmentsMeet: 'lowest' })),
    };
    expect(totalOf(lowest, { hectares: 5, place: 'commune' }, online)).toBe(2_500_000);
  });
});

describe('amounts set by each province', () => {
  it.each([
    ['48', '2025-12-31', 'counter', 100_000],
    ['48', '2025-12-31', 'online', 50_000],
    ['48', '2026-01-01', 'online', 100_000],
    ['51', '2025-06-30', 'online', 120_000],
    ['51', '2025-07-01', 'online', 150_000],
  ] as const)('in province %s on %s, %s: %i', (province, date, channel, total) => {
    expect(totalOf(regulations.buildingPermit, { province }, { channel, ...at(date) })).toBe(total);
  });

  it('carry their own legal basis', () => {
    const quoted = quote(regulations.buildingPermit, { province: '48' });
    expect(quoted).toMatchObject({ ok: true, lines: [{ legalBasis: 'Nghị quyết HĐND Đà Nẵng' }] });
  });

  it('are refused where none is in force', () => {
    const gap = schedule(
      regulations.buildingPermit.questions,
      rule('gpxd', {
        kind: 'byChoice',
        answer: 'province',
        values: [{ choice: '48', amountVnd: 100_000, validTo: '2025-12-31' }],
      }),
    );
    expect(quote(gap, { province: '48' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'noRateInForce', field: 'answers.province' }],
    });
  });
});

describe('postage', () => {
  it.each([
    [false, {}, 8_000],
    [true, { zone: 'sameCommune' }, 28_000],
    [true, { zone: 'sameProvince' }, 33_000],
    [true, { zone: 'otherProvince', weightGrams: 600 }, 54_000],
    [true, { zone: 'otherProvince', poor: true }, 23_000],
  ])('home return %s with %o: %i', (homeReturn, answers, total) => {
    expect(totalOf(regulations.civilStatusCopy, { copies: 1, ...answers }, { homeReturn })).toBe(total);
  });

  it('is a line of its own', () => {
    const quoted = quote(regulations.civilStatusCopy, { copies: 2, zone: 'sameProvince' }, { homeReturn: true });
    expect(quoted).toMatchObject({
      ok: true,
      lines: [
        { code: 'ban-sao', amountVnd: 16_000, mandatory: true },
        { code: 'buu-chinh', amountVnd: 25_000, mandatory: false, why: { vi: 'nội tỉnh, 100 g' } },
      ],
      totalVnd: 41_000,
    });
  });
});

describe('rounding', () => {
  const eighth = (amountVnd: number) =>
    schedule(
      {},
      rule('base', { kind: 'fixed', amountVnd }),
      rule('part', { kind: 'percentOfFee', feeCode: 'base', percent: 12.5 }),
    );

  it.each([
    [4, 1],
    [3, 0],
    [11, 1],
    [12, 2],
  ])('12.5 %% of %i is rounded to %i, halves up', (amountVnd, part) => {
    expect(totalOf(eighth(amountVnd), {})).toBe(amountVnd + part);
  });

  it('happens once, after all percentages', () => {
    const half = {
      kind: 'pay',
      percent: 50,
      name: { vi: 'một nửa', en: 'half' },
      legalBasis: 'mẫu',
      confidence: 'sample',
    } as const;
    const quarter = schedule({}, rule('one', { kind: 'fixed', amountVnd: 1 }, { adjustments: [half, half] }));
    expect(totalOf(quarter, {})).toBe(0);
  });
});

describe('the reason of an amount', () => {
  it.each([
    [regulations.origin, { sets: 3 }, {}, '3 bộ × 60.000 ₫', '3 sets × 60.000 ₫'],
    [
      regulations.judicialRecord,
      { copies: 3, applicantClass: 'student' },
      {},
      'sinh viên, người có công: 100.000 ₫ (đến 2 phiếu) + 1 phiếu × 5.000 ₫',
      'student, person of merit: 100.000 ₫ (for up to 2 certificates) + 1 certificates × 5.000 ₫',
    ],
    [
      regulations.judicialRecord,
      { applicantClass: 'poor' },
      {},
      'miễn: trẻ em, hộ nghèo',
      'exempt: children, poor households',
    ],
    [
      regulations.certifiedCopy,
      { pages: 300, copies: 2 },
      {},
      '(2 trang × 2.000 ₫ + 298 trang × 1.000 ₫, tối đa 200.000 ₫) × 2 bản',
      '(2 pages × 2.000 ₫ + 298 pages × 1.000 ₫, at most 200.000 ₫) × 2 copies',
    ],
    [
      regulations.notarised,
      { value: 2 * billion },
      {},
      '2.000.000.000 ₫ (> 1.000.000.000 ₫, ≤ 3.000.000.000 ₫): 1.000.000 ₫ + 0,06 % × phần vượt 1.000.000.000 ₫',
      '2.000.000.000 ₫ (> 1.000.000.000 ₫, ≤ 3.000.000.000 ₫): 1.000.000 ₫ + 0,06 % × what exceeds 1.000.000.000 ₫',
    ],
    [
      regulations.planning,
      { cost: 300 * million, change: 'partial' },
      {},
      '300.000.000 ₫ × khoảng 11,433333 % (nội suy giữa 12,3 % ở 200.000.000 ₫ và 9,7 % ở 500.000.000 ₫) = 34.300.000 ₫; điều chỉnh cục bộ: × 50 %',
      '300.000.000 ₫ × about 11,433333 % (interpolated between 12,3 % at 200.000.000 ₫ and 9,7 % at 500.000.000 ₫) = 34.300.000 ₫; partial adjustment: × 50 %',
    ],
    [
      regulations.feasibility,
      { investment: billion },
      {},
      '1.000.000.000 ₫ × 0,019 %, tối thiểu 500.000 ₫',
      '1.000.000.000 ₫ × 0,019 %, at least 500.000 ₫',
    ],
    [
      regulations.practiceCertificate,
      { kind: 'reissue' },
      { channel: 'online', ...at('2025-08-01') },
      '50 % × Phí cchn (300.000 ₫); giảm chung: × 50 %; nộp trực tuyến: × 80 %',
      '50 % × Fee cchn (300.000 ₫); general reduction: × 50 %; online: × 80 %',
    ],
    [
      regulations.land,
      { hectares: 3.5, place: 'ward' },
      {},
      '3,5 ha (≥ 2 ha, < 5 ha): 2.500.000 ₫',
      '3,5 ha (≥ 2 ha, < 5 ha): 2.500.000 ₫',
    ],
    [regulations.buildingPermit, { province: '51' }, {}, 'Quảng Ngãi: 150.000 ₫', 'Quảng Ngãi: 150.000 ₫'],
  ] as const)('is told in both languages (%#)', (fees, answers, more, vi, en) => {
    expect(quote(fees, answers, more)).toMatchObject({ ok: true, lines: [{ why: { vi, en } }] });
  });

  it('names the papers that prove a reduction, and the law of each part', () => {
    expect(quote(regulations.judicialRecord, { applicantClass: 'student' })).toMatchObject({
      ok: true,
      lines: [
        {
          legalBasis: 'Căn cứ lltp; TT 244/2016/TT-BTC, Điều 4',
          proofs: [{ vi: 'Thẻ sinh viên hoặc giấy xác nhận' }],
          refundPolicy: 'never',
          confidence: 'text',
        },
      ],
    });
  });
});

describe('answers that are missing or wrong', () => {
  it('are refused all at once, each naming its field and what it must be', () => {
    expect(quote(regulations.land, { hectares: -1 })).toEqual({
      ok: false,
      refusals: [
        {
          code: 'answerInvalid',
          field: 'answers.hectares',
          message: {
            vi: 'Diện tích: phải là số từ 0 đến 100.000 ha',
            en: 'Area: must be a number from 0 to 100.000 ha',
          },
        },
        {
          code: 'answerMissing',
          field: 'answers.place',
          message: {
            vi: 'Địa bàn: chưa có, phải là một trong: ward, commune',
            en: 'Place: is missing, must be one of: ward, commune',
          },
        },
      ],
    });
  });

  it.each([
    [regulations.origin, {}, 'sets', 'answerMissing'],
    [regulations.origin, { sets: null }, 'sets', 'answerMissing'],
    [regulations.origin, { sets: '' }, 'sets', 'answerMissing'],
    [regulations.origin, { sets: 0 }, 'sets', 'answerInvalid'],
    [regulations.origin, { sets: 1.5 }, 'sets', 'answerInvalid'],
    [regulations.origin, { sets: '3' }, 'sets', 'answerInvalid'],
    [regulations.origin, { sets: NaN }, 'sets', 'answerInvalid'],
    [regulations.notarised, { value: -1 }, 'value', 'answerInvalid'],
    [regulations.notarised, { value: 1e300 }, 'value', 'answerInvalid'],
    [regulations.judicialRecord, { applicantClass: 'king' }, 'applicantClass', 'answerInvalid'],
    [regulations.judicialRecord, { integratedInVneid: 'yes' }, 'integratedInVneid', 'answerInvalid'],
    [regulations.practiceCertificate, {}, 'kind', 'answerMissing'],
  ])('%# is refused by field', (fees, answers, name, code) => {
    expect(quote(fees, answers)).toMatchObject({ ok: false, refusals: [{ code, field: `answers.${name}` }] });
  });

  it('are not asked for when the fee that needs them does not apply', () => {
    expect(quote(regulations.civilStatusCopy, { copies: 1 }).ok).toBe(true);
    expect(quote(regulations.civilStatusCopy, { copies: 1 }, { homeReturn: true })).toMatchObject({
      ok: false,
      refusals: [{ field: 'answers.zone' }],
    });
  });

  it('do not come from names every object has', () => {
    const odd = schedule(
      { toString: count('Số', 'Number') },
      rule('a', { kind: 'perUnit', answer: 'toString', unitVnd: 1, unit: { vi: 'cái', en: 'pieces' } }),
    );
    expect(quote(odd, {})).toMatchObject({ ok: false, refusals: [{ field: 'answers.toString' }] });
  });

  it('nobody asks for are ignored', () => {
    expect(totalOf(regulations.origin, { sets: 1, colour: 'red' })).toBe(60_000);
  });
});

describe('conditions', () => {
  const when = (condition: NonNullable<Parameters<typeof rule>[2]>['when']) =>
    schedule(
      {
        copies: { ...count('Số bản', 'Copies'), default: 3 },
        open: { type: 'yesNo', label: { vi: 'Mở', en: 'Open' } },
      },
      rule('a', { kind: 'fixed', amountVnd: 1 }, { when: condition }),
    );

  it.each([
    [{ channel: 'counter' }, 1],
    [{ channel: 'online' }, 0],
    [{ applicant: 'citizen' }, 1],
    [{ applicant: 'company' }, 0],
    [{ homeReturn: true }, 0],
    [{ not: { homeReturn: true } }, 1],
    [{ answer: 'copies', gt: 2 }, 1],
    [{ answer: 'copies', gt: 3 }, 0],
    [{ answer: 'copies', gte: 3, lt: 4 }, 1],
    [{ answer: 'copies', lte: 2 }, 0],
    [{ answer: 'copies', equals: 3 }, 1],
    [{ all: [{ channel: 'counter' }, { applicant: 'company' }] }, 0],
    [{ any: [{ channel: 'counter' }, { applicant: 'company' }] }, 1],
    [{ any: [{ answer: 'open', equals: true }, { channel: 'counter' }] }, 1],
    [{ all: [{ answer: 'open', equals: true }, { channel: 'online' }] }, 0],
  ] as const)('%o', (condition, total) => {
    expect(totalOf(when(condition as Parameters<typeof when>[0]), {})).toBe(total);
  });

  it('that need a missing answer ask for it', () => {
    const open = when({ all: [{ answer: 'open', equals: true }, { channel: 'counter' }] });
    expect(quote(open, {})).toMatchObject({ ok: false, refusals: [{ field: 'answers.open' }] });
  });
});

describe('any quote', () => {
  const anyRequest = fc.record({
    answers: fc.record({
      cost: fc.integer({ min: 0, max: 1e14 }),
      copies: fc.integer({ min: 1, max: 1000 }),
      area: fc.integer({ min: 0, max: 1000 }),
    }),
    channel: fc.constantFrom('online' as const, 'counter' as const, 'post' as const),
    applicant: fc.constantFrom('citizen' as const, 'company' as const),
    homeReturn: fc.boolean(),
    at: fc
      .date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  });
  const [planningRule] = regulations.planning.rules;
  const [notaryRule] = regulations.notarised.rules;
  const pay = (percent: number, name: string, condition?: { channel: 'online' }) =>
    ({
      kind: 'pay',
      percent,
      name: { vi: name, en: name },
      legalBasis: name,
      confidence: 'sample',
      ...(condition ? { when: condition } : {}),
    }) as const;
  const mixed = schedule(
    {
      cost: amountOf('Chi phí', 'Cost'),
      copies: count('Số bản', 'Copies'),
      area: { type: 'measure', label: { vi: 'Diện tích', en: 'Area' }, unit: { vi: 'ha', en: 'ha' }, max: 1000 },
    },
    ...[planningRule, notaryRule]
      .flatMap((found) => found ?? [])
      .map(({ code, amount }) =>
        rule(code, 'answer' in amount ? { ...amount, answer: 'cost' } : amount, {
          adjustments: [pay(33.3333, 'a'), pay(70, 'b', { channel: 'online' })],
        }),
      ),
    rule(
      'copies',
      { kind: 'perUnit', answer: 'copies', unitVnd: 777, unit: { vi: 'bản', en: 'copies' } },
      { when: { applicant: 'company' } },
    ),
    rule('part', { kind: 'percentOfFee', feeCode: 'copies', percent: 7.7 }, { when: { answer: 'area', gt: 10 } }),
    rule('dated', { kind: 'fixed', amountVnd: 5 }, { validFrom: '2024-01-01', validTo: '2025-06-30' }),
    rule('dated', { kind: 'fixed', amountVnd: 7 }, { validFrom: '2025-07-01' }),
  );

  it('has whole amounts of at least nothing, which add up to the total', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const quoted = quoteFees(mixed, request);
        if (!quoted.ok) throw new Error(JSON.stringify(quoted.refusals));
        for (const { amountVnd } of quoted.lines) expect(Number.isSafeInteger(amountVnd) && amountVnd >= 0).toBe(true);
        expect(quoted.lines.reduce((sum, { amountVnd }) => sum + amountVnd, 0)).toBe(quoted.totalVnd);
      }),
    );
  });

  it('does not depend on the order of rules or adjustments', () => {
    const anyOrder = fc.shuffledSubarray(mixed.rules, { minLength: mixed.rules.length });
    fc.assert(
      fc.property(anyRequest, anyOrder, (request, rules) => {
        const turned = rules.map((found) => ({ ...found, adjustments: [...(found.adjustments ?? [])].reverse() }));
        expect(quoteFees({ ...mixed, rules: turned }, request)).toEqual(quoteFees(mixed, request));
      }),
    );
  });

  it('of no fees is nothing', () => {
    expect(quote(schedule({}), {})).toEqual({ ok: true, lines: [], totalVnd: 0 });
  });
});
