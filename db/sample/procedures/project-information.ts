import { samplePostalTariff } from '../../../domain/postage.ts';
import { unitCodes } from '../units.ts';
import { defineProcedure, original, workingDays } from './define.ts';
import { schedule, usual, type Rule } from './fees.ts';
import { projectQuestions } from './forms.ts';
import { fiveDays } from './steps.ts';

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

const projectInformationFee = schedule(
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

/**
 * The service the guide walks through. The national code was not found, so it has a sample code. No fee was found
 * either; the small one here is made up, on purpose, because the guide's third step is paying one: without it nobody
 * could follow the guide to its end. Postage is there for the guide's return of results at home.
 */
export const projectInformation = defineProcedure({
  unitCode: unitCodes.board,
  fieldCode: 'dau-tu',
  asks: projectQuestions,
  code: 'MAU.000001',
  name: { vi: 'Cung cấp thông tin về dự án đầu tư', en: 'Provision of information about an investment project' },
  papers: [original('request', { vi: 'Văn bản đề nghị cung cấp thông tin', en: 'Written request for information' })],
  fees: projectInformationFee,
  payOn: 'onAcceptance',
  processing: workingDays(5),
  steps: fiveDays,
  result: { name: { vi: 'Văn bản cung cấp thông tin về dự án đầu tư', en: 'Letter with the information asked for' } },
  legalBasis: ['Nghị định 96/2026/NĐ-CP, Điều 8 khoản 2'],
  grades: { code: 'sample', result: 'sample' },
});
