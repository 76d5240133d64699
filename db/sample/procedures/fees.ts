import type { z } from 'zod';
import type { Confidence } from '../../../domain/confidence.ts';
import type { Condition } from '../../../domain/fee/conditions.ts';
import type { Question } from '../../../domain/fee/questions.ts';
import { feeSchedule, type FeeSchedule } from '../../../domain/fee/rules.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';
import { samplePostalTariff } from '../../../domain/postage.ts';

/** The fees of the sample procedures. Amounts nobody could read in a source are graded `sample` and say so in their name. */

type Rule = z.input<typeof feeSchedule>['rules'][number];

/** One fee as its regulation names it. */
interface Fee {
  readonly code: string;
  readonly name: LocalizedText;
  readonly legalBasis: string;
  readonly confidence: Confidence;
}

function schedule(questions: Readonly<Record<string, Question>>, ...rules: readonly Rule[]): FeeSchedule {
  return feeSchedule.parse({ questions, rules });
}

/**
 * What all fees here share: the result waits for them, and they are given back when the dossier ends before it is
 * accepted. When a fee is given back is for its own circular to say; none was read, so this is a setting of the sample.
 */
const usual = { mandatory: true, refundPolicy: 'beforeAcceptance' } as const;

export const noFee = schedule({});

export function fixedFee({ amountVnd, ...fee }: Fee & { readonly amountVnd: number }): FeeSchedule {
  return schedule({}, { ...fee, ...usual, amount: { kind: 'fixed', amountVnd } });
}

const millionVnd = 1_000_000;
const billionVnd = 1_000 * millionVnd;

/** Postage is the post's money, not the agency's: no result is held back for it. */
const postage: Rule = {
  code: 'cuoc-buu-chinh',
  name: { vi: 'Cước bưu chính trả kết quả tại nhà (mẫu)', en: 'Postage for home return (sample)' },
  legalBasis: 'Quyết định 45/2016/QĐ-TTg, Điều 12; giá cước ở đây là mẫu',
  when: { homeReturn: true },
  amount: {
    kind: 'postal',
    zoneAnswer: 'postalZone',
    weightGramsAnswer: 'weightGrams',
    bothWays: false,
    tariff: samplePostalTariff,
  },
  mandatory: false,
  refundPolicy: 'beforeAcceptance',
  confidence: 'sample',
};

/** The fee of the service in the guide, with the postage of the guide's home return. See `investment.ts` for why. */
export const projectInformationFee = schedule(
  {
    postalZone: {
      type: 'choice',
      label: { vi: 'Nơi nhận kết quả, nếu nhận tại nhà', en: 'Where the result goes, if it is sent home' },
      options: [
        { value: 'sameCommune', label: { vi: 'Cùng xã, phường', en: 'Same commune' } },
        { value: 'sameProvince', label: { vi: 'Trong tỉnh', en: 'Within the province' } },
        { value: 'otherProvince', label: { vi: 'Tỉnh khác', en: 'Another province' } },
      ],
      default: 'sameProvince',
    },
    weightGrams: {
      type: 'count',
      label: { vi: 'Khối lượng bưu gửi (gam)', en: 'Weight of the parcel (grams)' },
      min: 1,
      max: 30_000,
      default: 100,
    },
  },
  {
    ...usual,
    code: 'phi-cung-cap-thong-tin',
    name: { vi: 'Phí cung cấp thông tin (mẫu)', en: 'Information fee (sample)' },
    amount: { kind: 'fixed', amountVnd: 50_000 },
    legalBasis: 'Mức thu mẫu, không phải quy định',
    confidence: 'sample',
  },
  postage,
);

/** So much for each set of certificates of origin. */
export function originFee(unitVnd: number): FeeSchedule {
  return schedule(
    { sets: { type: 'count', label: { vi: 'Số bộ C/O', en: 'C/O sets' }, min: 1, max: 50, default: 1 } },
    {
      ...usual,
      code: 'phi-co',
      name: { vi: 'Phí chứng nhận xuất xứ hàng hoá (C/O)', en: 'Certificate of origin fee' },
      amount: { kind: 'perUnit', answer: 'sets', unitVnd, unit: { vi: 'bộ C/O', en: 'C/O set' } },
      legalBasis: 'Thông tư 36/2023/TT-BTC, Điều 4 khoản 1',
      confidence: 'text',
    },
  );
}

/** By total investment; the provincial council sets it, and no council's figures were found. */
export const impactAssessmentFee = schedule(
  {
    totalInvestmentVnd: {
      type: 'amountVnd',
      label: { vi: 'Tổng vốn đầu tư (đồng)', en: 'Total investment (VND)' },
      default: 50 * billionVnd,
    },
  },
  {
    ...usual,
    code: 'phi-tham-dinh-dtm',
    name: {
      vi: 'Phí thẩm định báo cáo đánh giá tác động môi trường (mức mẫu)',
      en: 'Fee for appraising an environmental impact assessment (sample amounts)',
    },
    amount: {
      kind: 'tiers',
      answer: 'totalInvestmentVnd',
      tiers: [
        { upTo: 10 * billionVnd, amountVnd: 6 * millionVnd },
        { upTo: 50 * billionVnd, amountVnd: 9 * millionVnd },
        { upTo: 100 * billionVnd, amountVnd: 12 * millionVnd },
        { upTo: 500 * billionVnd, amountVnd: 15 * millionVnd },
        { amountVnd: 20 * millionVnd },
      ],
    },
    legalBasis: 'Thông tư 250/2016/TT-BTC; mức thu do HĐND tỉnh quyết định, số tiền ở đây là mẫu',
    confidence: 'sample',
  },
);

/**
 * A percentage of the total investment, interpolated (TT 28/2023/TT-BTC Art. 4). The rule, its bounds and its halving
 * were read; the table of percentages is from memory, and the general halving until the end of 2026 second-hand.
 */
export const feasibilityAppraisalFee = schedule(
  {
    totalInvestmentVnd: {
      type: 'amountVnd',
      label: { vi: 'Tổng mức đầu tư (đồng)', en: 'Total investment (VND)' },
      default: 30 * billionVnd,
    },
    study: {
      type: 'choice',
      label: { vi: 'Nội dung thẩm định', en: 'What is appraised' },
      options: [
        { value: 'first', label: { vi: 'Thẩm định lần đầu', en: 'A first study' } },
        {
          value: 'adjusted',
          label: {
            vi: 'Điều chỉnh, sử dụng lại nội dung đã thẩm định',
            en: 'An adjusted study re-using appraised content',
          },
        },
      ],
      default: 'first',
    },
    verified: {
      type: 'yesNo',
      label: {
        vi: 'Có mời tổ chức, cá nhân tư vấn thẩm tra cùng thực hiện',
        en: 'A third party verifies the study for the appraisal',
      },
      default: false,
    },
  },
  {
    ...usual,
    code: 'phi-tham-dinh-du-an',
    name: { vi: 'Phí thẩm định dự án đầu tư xây dựng', en: 'Fee for appraising a construction project' },
    amount: {
      kind: 'interpolated',
      answer: 'totalInvestmentVnd',
      points: [
        { atVnd: 15 * billionVnd, percent: 0.019 },
        { atVnd: 25 * billionVnd, percent: 0.017 },
        { atVnd: 50 * billionVnd, percent: 0.015 },
        { atVnd: 100 * billionVnd, percent: 0.0125 },
        { atVnd: 200 * billionVnd, percent: 0.01 },
        { atVnd: 500 * billionVnd, percent: 0.0075 },
        { atVnd: 1_000 * billionVnd, percent: 0.0047 },
        { atVnd: 2_000 * billionVnd, percent: 0.0025 },
        { atVnd: 5_000 * billionVnd, percent: 0.002 },
        { atVnd: 10_000 * billionVnd, percent: 0.001 },
      ],
      minVnd: 500_000,
      maxVnd: 150 * millionVnd,
    },
    adjustments: [
      {
        kind: 'pay',
        percent: 50,
        name: {
          vi: 'có thẩm tra của tư vấn, hoặc điều chỉnh sử dụng lại nội dung đã thẩm định',
          en: 'verified by a third party, or adjusted re-using appraised content',
        },
        when: {
          any: [
            { answer: 'verified', equals: true },
            { answer: 'study', equals: 'adjusted' },
          ],
        },
        legalBasis: 'Thông tư 28/2023/TT-BTC, Điều 4',
        confidence: 'text',
      },
      {
        kind: 'pay',
        percent: 50,
        name: { vi: 'giảm chung đến hết năm 2026', en: 'general reduction until the end of 2026' },
        validFrom: '2025-07-01',
        validTo: '2026-12-31',
        legalBasis: 'Thông tư 64/2025/TT-BTC',
        confidence: 'secondary',
      },
    ],
    legalBasis: 'Thông tư 28/2023/TT-BTC, Điều 4',
    confidence: 'recall',
  },
);

/**
 * TT 38/2022/TT-BTC as amended by TT 63/2023/TT-BTC. What TT 156/2025/TT-BTC changed from 2026 on could not be made
 * out, so the fee is graded second-hand although these two were read.
 */
const practiceCertificate: Rule = {
  ...usual,
  code: 'le-phi-chung-chi-hanh-nghe',
  name: { vi: 'Lệ phí cấp chứng chỉ hành nghề hoạt động xây dựng', en: 'Charge for a practice certificate' },
  amount: { kind: 'fixed', amountVnd: 300_000 },
  legalBasis: 'Thông tư 38/2022/TT-BTC, Điều 4 (chưa đối chiếu Thông tư 156/2025/TT-BTC)',
  confidence: 'secondary',
};

const practiceCertificateOnline = {
  kind: 'pay',
  percent: 80,
  name: { vi: 'nộp hồ sơ trực tuyến', en: 'submitted online' },
  when: { channel: 'online' },
  validFrom: '2024-01-01',
  validTo: '2025-12-31',
  legalBasis: 'Thông tư 63/2023/TT-BTC',
  confidence: 'text',
} as const;

export const practiceCertificateFee = schedule(
  {},
  { ...practiceCertificate, adjustments: [practiceCertificateOnline] },
);

/** Nobody is both: a rule that is never charged and only stands for another to take a percentage of. */
const onlyForReference: Condition = { all: [{ applicant: 'citizen' }, { applicant: 'company' }] };

/** Half of a first issue; nothing where the authority made the mistake (TT 38/2022/TT-BTC Art. 4). */
export const practiceCertificateReissueFee = schedule(
  {
    reason: {
      type: 'choice',
      label: { vi: 'Lý do cấp lại', en: 'Reason for reissue' },
      options: [
        { value: 'lost', label: { vi: 'Bị mất', en: 'Lost' } },
        { value: 'damaged', label: { vi: 'Hư hỏng', en: 'Damaged' } },
        {
          value: 'authority-error',
          label: { vi: 'Ghi sai do lỗi của cơ quan cấp', en: 'Wrong by the issuing authority’s own error' },
        },
      ],
      default: 'lost',
    },
  },
  { ...practiceCertificate, when: onlyForReference },
  {
    ...usual,
    code: 'le-phi-cap-lai-chung-chi',
    name: { vi: 'Lệ phí cấp lại chứng chỉ hành nghề', en: 'Charge for reissuing a practice certificate' },
    amount: { kind: 'percentOfFee', feeCode: practiceCertificate.code, percent: 50 },
    adjustments: [
      practiceCertificateOnline,
      {
        kind: 'exempt',
        name: { vi: 'lỗi của cơ quan cấp', en: 'the issuing authority’s own error' },
        when: { answer: 'reason', equals: 'authority-error' },
        legalBasis: 'Thông tư 38/2022/TT-BTC, Điều 4',
        confidence: 'text',
      },
    ],
    legalBasis: 'Thông tư 38/2022/TT-BTC, Điều 4 (chưa đối chiếu Thông tư 156/2025/TT-BTC)',
    confidence: 'secondary',
  },
);

/** So much for each copy; free online for a while for people whose papers are in the national identity app. */
export const civilStatusCopyFee = schedule(
  {
    copies: { type: 'count', label: { vi: 'Số bản sao', en: 'Number of copies' }, min: 1, max: 50, default: 1 },
    digitalCitizen: {
      type: 'yesNo',
      label: {
        vi: 'Là «công dân số»: đã tích hợp đủ giấy tờ theo quy định trên VNeID',
        en: 'Is a “digital citizen”: the required papers are integrated in VNeID',
      },
      default: false,
    },
  },
  {
    ...usual,
    code: 'phi-ban-sao-ho-tich',
    name: { vi: 'Phí cấp bản sao trích lục hộ tịch', en: 'Fee for copies of civil status documents' },
    amount: { kind: 'perUnit', answer: 'copies', unitVnd: 8_000, unit: { vi: 'bản sao', en: 'copies' } },
    adjustments: [
      {
        kind: 'exempt',
        name: { vi: 'công dân số nộp trực tuyến', en: 'digital citizen, submitted online' },
        when: { all: [{ channel: 'online' }, { answer: 'digitalCitizen', equals: true }] },
        validFrom: '2026-08-15',
        validTo: '2027-02-28',
        legalBasis: 'Nghị quyết 66.22/2026/NQ-CP',
        confidence: 'secondary',
      },
    ],
    legalBasis: 'Thông tư 281/2016/TT-BTC',
    confidence: 'text',
  },
);
