import type { z } from 'zod';
import { feeSchedule } from '../../domain/fee/rules.ts';
import type { FeeSchedule } from '../../domain/fee/rules.ts';
import { samplePostalTariff } from '../../domain/postage.ts';

/** Fee rules as regulations give them, one schedule each, to check the arithmetic of every kind of rule. */
type Input = z.input<typeof feeSchedule>;
type RuleInput = Input['rules'][number];

const million = 1_000_000;
const billion = 1000 * million;

export function rule(code: string, amount: RuleInput['amount'], more: Partial<RuleInput> = {}): RuleInput {
  return {
    code,
    name: { vi: `Phí ${code}`, en: `Fee ${code}` },
    legalBasis: `Căn cứ ${code}`,
    mandatory: true,
    refundPolicy: 'never',
    confidence: 'sample',
    ...more,
    amount,
  };
}

export function schedule(questions: Input['questions'], ...rules: readonly RuleInput[]): FeeSchedule {
  return feeSchedule.parse({ questions, rules });
}

const sets = { vi: 'bộ', en: 'sets' };
const forms = { vi: 'phiếu', en: 'certificates' };
const pages = { vi: 'trang', en: 'pages' };

export const count = (vi: string, en: string, max = 1000) =>
  ({ type: 'count', label: { vi, en }, min: 1, max }) as const;
export const amountOf = (vi: string, en: string) => ({ type: 'amountVnd', label: { vi, en } }) as const;

/** TT 36/2023/TT-BTC Art. 4(1). */
export const origin = schedule(
  { sets: count('Số bộ C/O', 'Number of C/O sets') },
  rule('co', { kind: 'perUnit', answer: 'sets', unitVnd: 60_000, unit: sets }),
);

/** TT 244/2016/TT-BTC Art. 4–5; free online under NQ 66.22/2026/NQ-CP. */
export const judicialRecord = schedule(
  {
    copies: { ...count('Số phiếu', 'Number of certificates', 100), default: 1 },
    applicantClass: {
      type: 'choice',
      label: { vi: 'Đối tượng', en: 'Applicant class' },
      options: [
        { value: 'none', label: { vi: 'không', en: 'none' } },
        { value: 'student', label: { vi: 'sinh viên', en: 'student' } },
        { value: 'merit', label: { vi: 'người có công', en: 'person of merit' } },
        { value: 'child', label: { vi: 'trẻ em', en: 'child' } },
        { value: 'poor', label: { vi: 'hộ nghèo', en: 'poor household' } },
      ],
      default: 'none',
    },
    integratedInVneid: { type: 'yesNo', label: { vi: 'Đã tích hợp VNeID', en: 'Integrated in VNeID' }, default: false },
  },
  rule(
    'lltp',
    { kind: 'perUnitBeyond', answer: 'copies', included: 2, amountVnd: 200_000, unitVnd: 5_000, unit: forms },
    {
      confidence: 'text',
      adjustments: [
        {
          kind: 'rate',
          amountVnd: 100_000,
          name: { vi: 'sinh viên, người có công', en: 'student, person of merit' },
          when: { answer: 'applicantClass', in: ['student', 'merit'] },
          legalBasis: 'TT 244/2016/TT-BTC, Điều 4',
          proof: { vi: 'Thẻ sinh viên hoặc giấy xác nhận', en: 'Student card or certificate' },
          confidence: 'text',
        },
        {
          kind: 'exempt',
          name: { vi: 'trẻ em, hộ nghèo', en: 'children, poor households' },
          when: { answer: 'applicantClass', in: ['child', 'poor'] },
          legalBasis: 'TT 244/2016/TT-BTC, Điều 5',
          proof: { vi: 'Giấy tờ chứng minh', en: 'Proof' },
          confidence: 'text',
        },
        {
          kind: 'exempt',
          name: { vi: 'công dân số nộp trực tuyến', en: 'digital citizens online' },
          when: { all: [{ channel: 'online' }, { answer: 'integratedInVneid', equals: true }] },
          validFrom: '2026-08-15',
          validTo: '2027-02-28',
          legalBasis: 'NQ 66.22/2026/NQ-CP',
          confidence: 'text',
        },
      ],
    },
  ),
);

/** TT 226/2016/TT-BTC: certified copies. */
export const certifiedCopy = schedule(
  { pages: count('Số trang', 'Pages'), copies: { ...count('Số bản', 'Copies'), default: 1 } },
  rule('chung-thuc', {
    kind: 'twoRates',
    answer: 'pages',
    copiesAnswer: 'copies',
    firstUnits: 2,
    firstVnd: 2_000,
    thenVnd: 1_000,
    capVnd: 200_000,
    unit: pages,
  }),
);

/** TT 257/2016/TT-BTC Art. 4(2a). */
export const notarised = schedule(
  { value: amountOf('Giá trị hợp đồng', 'Contract value') },
  rule('cong-chung', {
    kind: 'brackets',
    answer: 'value',
    brackets: [
      { below: 50 * million, amountVnd: 50_000 },
      { upTo: 100 * million, amountVnd: 100_000 },
      { upTo: billion, amountVnd: 0, percent: 0.1 },
      { upTo: 3 * billion, amountVnd: million, percent: 0.06, overVnd: billion },
      { upTo: 5 * billion, amountVnd: 2_200_000, percent: 0.05, overVnd: 3 * billion },
      { upTo: 10 * billion, amountVnd: 3_200_000, percent: 0.04, overVnd: 5 * billion },
      { upTo: 100 * billion, amountVnd: 5_200_000, percent: 0.03, overVnd: 10 * billion },
      { amountVnd: 32_200_000, percent: 0.02, overVnd: 100 * billion },
    ],
    capVnd: 70 * million,
  }),
);

/** TT 35/2023/TT-BTC: appraisal of a planning project, per cent of its cost. */
export const planning = schedule(
  {
    cost: amountOf('Chi phí lập quy hoạch', 'Planning cost'),
    change: {
      type: 'choice',
      label: { vi: 'Loại hồ sơ', en: 'Kind of dossier' },
      options: [
        { value: 'new', label: { vi: 'lập mới', en: 'new' } },
        { value: 'within', label: { vi: 'điều chỉnh toàn bộ trong quy mô', en: 'whole, within scale' } },
        { value: 'partial', label: { vi: 'điều chỉnh cục bộ', en: 'partial' } },
      ],
      default: 'new',
    },
  },
  rule(
    'quy-hoach',
    {
      kind: 'interpolated',
      answer: 'cost',
      points: [
        { atVnd: 200 * million, percent: 12.3 },
        { atVnd: 500 * million, percent: 9.7 },
        { atVnd: 700 * million, percent: 8.4 },
        { atVnd: billion, percent: 7.5 },
        { atVnd: 2 * billion, percent: 5.5 },
        { atVnd: 5 * billion, percent: 3.9 },
        { atVnd: 7 * billion, percent: 3.2 },
        { atVnd: 10 * billion, percent: 2.8 },
      ],
    },
    {
      adjustments: [
        {
          kind: 'pay',
          percent: 80,
          name: { vi: 'điều chỉnh trong quy mô', en: 'adjusted within scale' },
          when: { answer: 'change', equals: 'within' },
          legalBasis: 'TT 35/2023/TT-BTC',
          confidence: 'text',
        },
        {
          kind: 'pay',
          percent: 50,
          name: { vi: 'điều chỉnh cục bộ', en: 'partial adjustment' },
          when: { answer: 'change', equals: 'partial' },
          legalBasis: 'TT 35/2023/TT-BTC',
          confidence: 'text',
        },
      ],
    },
  ),
);

/** TT 28/2023/TT-BTC: rule of the text, rates of the annex as a sample. */
export const feasibility = schedule(
  {
    investment: amountOf('Tổng mức đầu tư', 'Total investment'),
    verified: { type: 'yesNo', label: { vi: 'Đã thẩm tra', en: 'Verified by a third party' }, default: false },
  },
  rule(
    'tham-dinh',
    {
      kind: 'interpolated',
      answer: 'investment',
      points: [
        { atVnd: 15 * billion, percent: 0.019 },
        { atVnd: 25 * billion, percent: 0.017 },
        { atVnd: 50 * billion, percent: 0.015 },
        { atVnd: 100 * billion, percent: 0.0125 },
        { atVnd: 200 * billion, percent: 0.01 },
        { atVnd: 10_000 * billion, percent: 0.001 },
      ],
      minVnd: 500_000,
      maxVnd: 150 * million,
    },
    {
      adjustments: [
        {
          kind: 'pay',
          percent: 50,
          name: { vi: 'đã thẩm tra', en: 'verified' },
          when: { answer: 'verified', equals: true },
          legalBasis: 'TT 28/2023/TT-BTC, Điều 4',
          confidence: 'text',
        },
      ],
    },
  ),
);

const online80: NonNullable<RuleInput['adjustments']>[number] = {
  kind: 'pay',
  percent: 80,
  name: { vi: 'nộp trực tuyến', en: 'online' },
  when: { channel: 'online' },
  validFrom: '2024-01-01',
  validTo: '2025-12-31',
  legalBasis: 'TT 63/2023/TT-BTC',
  confidence: 'text',
};

/** TT 38/2022/TT-BTC with the online coefficient of TT 63/2023 and a general reduction such as TT 64/2025 gives. */
export const practiceCertificate = schedule(
  {
    kind: {
      type: 'choice',
      label: { vi: 'Loại', en: 'Kind' },
      options: [
        { value: 'new', label: { vi: 'cấp mới', en: 'new' } },
        { value: 'reissue', label: { vi: 'cấp lại', en: 'reissue' } },
      ],
    },
    authorityError: { type: 'yesNo', label: { vi: 'Lỗi của cơ quan', en: "Authority's error" }, default: false },
  },
  rule(
    'cchn',
    { kind: 'fixed', amountVnd: 300_000 },
    { when: { answer: 'kind', equals: 'new' }, adjustments: [online80] },
  ),
  rule(
    'cchn-cap-lai',
    { kind: 'percentOfFee', feeCode: 'cchn', percent: 50 },
    {
      when: { answer: 'kind', equals: 'reissue' },
      adjustments: [
        online80,
        {
          kind: 'pay',
          percent: 50,
          name: { vi: 'giảm chung', en: 'general reduction' },
          validFrom: '2025-07-01',
          validTo: '2026-12-31',
          legalBasis: 'TT 64/2025/TT-BTC',
          confidence: 'secondary',
        },
        {
          kind: 'exempt',
          name: { vi: 'do lỗi của cơ quan cấp', en: "the authority's own error" },
          when: { answer: 'authorityError', equals: true },
          legalBasis: 'TT 38/2022/TT-BTC, Điều 4(4)',
          confidence: 'text',
        },
      ],
    },
  ),
);

/** Land allocation by area, half of it in a commune; half online. */
export const land = schedule(
  {
    hectares: { type: 'measure', label: { vi: 'Diện tích', en: 'Area' }, unit: { vi: 'ha', en: 'ha' }, max: 100_000 },
    place: {
      type: 'choice',
      label: { vi: 'Địa bàn', en: 'Place' },
      options: [
        { value: 'ward', label: { vi: 'phường', en: 'ward' } },
        { value: 'commune', label: { vi: 'xã', en: 'commune' } },
      ],
    },
  },
  rule(
    'dat-dai',
    {
      kind: 'tiers',
      answer: 'hectares',
      tiers: [{ below: 2, amountVnd: 1_500_000 }, { below: 5, amountVnd: 2_500_000 }, { amountVnd: 5_000_000 }],
    },
    {
      adjustments: [
        {
          kind: 'pay',
          percent: 50,
          name: { vi: 'tại xã', en: 'in a commune' },
          when: { answer: 'place', equals: 'commune' },
          legalBasis: 'Nghị quyết HĐND',
          confidence: 'text',
        },
        {
          kind: 'pay',
          percent: 50,
          name: { vi: 'nộp trực tuyến', en: 'online' },
          when: { channel: 'online' },
          legalBasis: 'Nghị quyết HĐND',
          confidence: 'text',
        },
      ],
    },
  ),
);

/** A building permit, whose fee every provincial council sets. */
export const buildingPermit = schedule(
  {
    province: {
      type: 'choice',
      label: { vi: 'Tỉnh', en: 'Province' },
      options: [
        { value: '48', label: { vi: 'Đà Nẵng', en: 'Đà Nẵng' } },
        { value: '51', label: { vi: 'Quảng Ngãi', en: 'Quảng Ngãi' } },
      ],
    },
  },
  rule(
    'gpxd',
    {
      kind: 'byChoice',
      answer: 'province',
      values: [
        { choice: '48', amountVnd: 100_000, legalBasis: 'Nghị quyết HĐND Đà Nẵng' },
        { choice: '51', amountVnd: 120_000, validTo: '2025-06-30' },
        { choice: '51', amountVnd: 150_000, validFrom: '2025-07-01' },
      ],
    },
    {
      adjustments: [
        {
          kind: 'pay',
          percent: 50,
          name: { vi: 'nộp trực tuyến', en: 'online' },
          when: { all: [{ channel: 'online' }, { answer: 'province', equals: '48' }] },
          validFrom: '2024-01-01',
          validTo: '2025-12-31',
          legalBasis: 'Nghị quyết HĐND Đà Nẵng',
          confidence: 'text',
        },
      ],
    },
  ),
);

/** Copies from the civil status register at 8.000 ₫ (TT 281/2016/TT-BTC), sent home on request. */
export const civilStatusCopy = schedule(
  {
    copies: count('Số bản sao', 'Copies'),
    zone: {
      type: 'choice',
      label: { vi: 'Vùng bưu chính', en: 'Postal zone' },
      options: [
        { value: 'sameCommune', label: { vi: 'nội xã', en: 'same commune' } },
        { value: 'sameProvince', label: { vi: 'nội tỉnh', en: 'same province' } },
        { value: 'otherProvince', label: { vi: 'liên tỉnh', en: 'other province' } },
      ],
    },
    weightGrams: { ...count('Khối lượng (g)', 'Weight (g)', 30_000), default: 100 },
    poor: { type: 'yesNo', label: { vi: 'Hộ nghèo', en: 'Poor household' }, default: false },
  },
  rule('ban-sao', { kind: 'perUnit', answer: 'copies', unitVnd: 8_000, unit: { vi: 'bản', en: 'copies' } }),
  rule(
    'buu-chinh',
    {
      kind: 'postal',
      zoneAnswer: 'zone',
      weightGramsAnswer: 'weightGrams',
      supportedAnswer: 'poor',
      bothWays: false,
      tariff: samplePostalTariff,
    },
    { when: { homeReturn: true }, mandatory: false },
  ),
);
