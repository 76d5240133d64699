import { unitCodes } from '../units.ts';
import { defineProcedure, original, workingHours } from './define.ts';
import { schedule, usual } from './fees.ts';
import { eightHours } from './steps.ts';

/** Pages, copies and cases by TT 226/2016/TT-BTC: two rates with a cap for copies, one sum for everything else. */
const certificationFee = schedule(
  {
    kind: {
      type: 'choice',
      label: { vi: 'Việc chứng thực', en: 'What is certified' },
      options: [
        { value: 'copy', label: { vi: 'Bản sao từ bản chính', en: 'Copies of an original' } },
        { value: 'signature', label: { vi: 'Chữ ký', en: 'A signature' } },
        { value: 'contract', label: { vi: 'Hợp đồng, giao dịch', en: 'A contract or transaction' } },
      ],
      default: 'copy',
    },
    pages: {
      type: 'count',
      label: { vi: 'Số trang của bản chính', en: 'Pages of the original' },
      min: 1,
      max: 2000,
      default: 1,
    },
    copies: { type: 'count', label: { vi: 'Số bản sao', en: 'Number of copies' }, min: 1, max: 50, default: 1 },
  },
  {
    ...usual,
    code: 'phi-chung-thuc-ban-sao',
    name: { vi: 'Phí chứng thực bản sao từ bản chính', en: 'Fee for certifying copies' },
    when: { answer: 'kind', equals: 'copy' },
    amount: {
      kind: 'twoRates',
      answer: 'pages',
      copiesAnswer: 'copies',
      firstUnits: 2,
      firstVnd: 2_000,
      thenVnd: 1_000,
      capVnd: 200_000,
      unit: { vi: 'trang', en: 'pages' },
    },
    legalBasis: 'Thông tư 226/2016/TT-BTC',
    confidence: 'text',
  },
  {
    ...usual,
    code: 'phi-chung-thuc-khac',
    name: { vi: 'Phí chứng thực chữ ký, hợp đồng, giao dịch', en: 'Fee for certifying signatures and contracts' },
    when: { answer: 'kind', in: ['signature', 'contract'] },
    amount: {
      kind: 'byChoice',
      answer: 'kind',
      values: [
        { choice: 'copy', amountVnd: 0 },
        { choice: 'signature', amountVnd: 10_000 },
        { choice: 'contract', amountVnd: 50_000 },
      ],
    },
    legalBasis: 'Thông tư 226/2016/TT-BTC',
    confidence: 'text',
  },
);

/**
 * Certifications belong to communes and notary offices, which the sample does not have: the department stands in for
 * them, so that the rule of the hour is shown. What comes in after 15:00 is answered the next working day.
 */
export const certification = defineProcedure({
  unitCode: unitCodes.justice,
  fieldCode: 'chung-thuc',
  code: 'MAU.000002',
  name: {
    vi: 'Chứng thực bản sao từ bản chính, chữ ký, hợp đồng, giao dịch',
    en: 'Certification of copies, signatures, contracts and transactions',
  },
  onlineLevel: 'partial',
  returnMethods: ['counter'],
  homeCollection: false,
  papers: [
    original('original', {
      vi: 'Bản chính giấy tờ, văn bản cần chứng thực',
      en: 'The original that is to be certified',
    }),
  ],
  fees: certificationFee,
  payOn: 'onAcceptance',
  processing: workingHours(8),
  steps: eightHours,
  limits: {
    consultationPauses: false,
    cutoffTime: '15:00',
    legalBasis: 'Nghị định 23/2015/NĐ-CP, Điều 7',
    confidence: 'secondary',
  },
  result: { name: { vi: 'Bản sao, văn bản đã chứng thực', en: 'The certified copies or document' } },
  legalBasis: ['Nghị định 23/2015/NĐ-CP', 'Thông tư 226/2016/TT-BTC'],
  grades: { code: 'sample', processing: 'sample', components: 'sample', result: 'sample' },
});
