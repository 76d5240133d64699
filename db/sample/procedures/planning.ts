import { unitCodes } from '../units.ts';
import { defineProcedure, original, workingDays } from './define.ts';
import { noFee } from './fees.ts';
import { line, paragraph } from './forms.ts';
import { fiveDays } from './steps.ts';

/** Spatial planning. Only code and name were read; time and papers are a sample. */
const planningInformation = defineProcedure({
  unitCode: unitCodes.board,
  fieldCode: 'quy-hoach',
  code: '1.014159',
  name: {
    vi: 'Cung cấp thông tin quy hoạch đô thị và nông thôn',
    en: 'Provision of information on urban and rural planning',
  },
  asks: {
    location: line({ vi: 'Khu vực cần thông tin', en: 'Area asked about' }),
    purpose: paragraph({ vi: 'Mục đích sử dụng thông tin', en: 'Purpose of the information' }),
  },
  papers: [
    original('request', {
      vi: 'Văn bản đề nghị cung cấp thông tin quy hoạch',
      en: 'Request for planning information',
    }),
  ],
  fees: noFee,
  processing: workingDays(5),
  steps: fiveDays,
  result: { name: { vi: 'Văn bản cung cấp thông tin quy hoạch', en: 'Letter with the planning information' } },
  legalBasis: ['Luật Quy hoạch đô thị và nông thôn 47/2024/QH15'],
  grades: { processing: 'sample', components: 'sample', result: 'sample' },
});

export const planning = [planningInformation];
