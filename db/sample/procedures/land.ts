import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, workingDays } from './define.ts';
import { noFee } from './fees.ts';
import { line } from './forms.ts';
import { assign, issue, review, sign, step } from './steps.ts';

/**
 * Land inside the zones, after the Board of Gia Lai (decision 2761/QĐ-UBND), the only one whose records were read. Its
 * deadlines are real fractions of days, 50 and 38 working hours, and the certificate is made by another department.
 * Codes and times are Gia Lai's, so for this Board they are samples. The land price is not a fee: the tax office sets
 * it, and the officer asks for it as a consultation.
 */
const field = {
  unitCode: unitCodes.board,
  fieldCode: 'dat-dai',
  applicants: ['company' as const],
  onlineLevel: 'partial' as const,
  asks: {
    projectName: line({ vi: 'Tên dự án', en: 'Name of the project' }),
    parcel: line({ vi: 'Thửa đất, tờ bản đồ', en: 'Parcel and map sheet' }),
  },
  fees: noFee,
  /** The clock stands while the tax office sets the land money and it is paid. */
  limits: { consultationPauses: true, legalBasis: 'Quyết định 2761/QĐ-UBND (Gia Lai)', confidence: 'sample' as const },
  grades: { code: 'sample' as const, processing: 'sample' as const },
};

function landSteps(hours: { draft: number; review: number; sign: number; certificate: number }) {
  return [
    assign(4),
    step(
      'inspect-and-draft',
      { vi: 'Rà soát, kiểm tra thực địa, dự thảo quyết định', en: 'Check, inspect the site and draft the decision' },
      { kind: 'work', role: 'officer', hours: hours.draft },
    ),
    review(hours.review),
    sign(hours.sign),
    step(
      'certificate',
      { vi: 'In, ký Giấy chứng nhận quyền sử dụng đất', en: 'Print and sign the land use right certificate' },
      { kind: 'work', role: 'officer', unitCode: unitCodes.landAndEnvironment, hours: hours.certificate },
    ),
    issue(2),
  ];
}

const allocation = defineProcedure({
  ...field,
  code: '1.115336',
  name: {
    vi: 'Giao đất, cho thuê đất đối với trường hợp giao đất, cho thuê đất không đấu giá quyền sử dụng đất, không đấu thầu lựa chọn nhà đầu tư thực hiện dự án có sử dụng đất; trường hợp giao đất, cho thuê đất thông qua đấu thầu lựa chọn nhà đầu tư thực hiện dự án có sử dụng đất',
    en: 'Allocation or lease of land without auction of land use rights and without tender for the investor of a project using land; allocation or lease of land through such a tender',
  },
  papers: [
    original('request', { vi: 'Đơn xin giao đất, cho thuê đất (Mẫu số 01)', en: 'Application for land (form 01)' }),
    original('cadastral-extract', {
      vi: 'Trích lục bản đồ địa chính thửa đất hoặc trích đo địa chính thửa đất',
      en: 'Extract of the cadastral map, or cadastral survey of the parcel',
    }),
    original('deposit', {
      vi: 'Chứng từ nộp tiền ký quỹ đầu tư theo quy định',
      en: 'Proof of the investment deposit',
    }),
    optional(
      copy('forest-conversion', {
        vi: 'Quyết định chuyển mục đích sử dụng rừng (nếu có)',
        en: 'Decision on the change of forest use (if any)',
      }),
    ),
  ],
  processing: workingDays(6.25),
  steps: landSteps({ draft: 28, review: 4, sign: 4, certificate: 8 }),
  result: {
    name: {
      vi: 'Quyết định giao đất, cho thuê đất và Giấy chứng nhận quyền sử dụng đất',
      en: 'Decision allocating or leasing the land, and land use right certificate',
    },
  },
  legalBasis: ['Luật Đất đai 31/2024/QH15', 'Nghị định 102/2024/NĐ-CP', 'Nghị định 151/2025/NĐ-CP'],
});

const decisionAdjustment = defineProcedure({
  ...field,
  code: '1.115338',
  name: {
    vi: 'Điều chỉnh quyết định giao đất, cho thuê đất; điều chỉnh thời hạn sử dụng đất của dự án đầu tư',
    en: 'Adjustment of a decision allocating or leasing land; adjustment of a project’s term of land use',
  },
  papers: [
    original('request', { vi: 'Đơn đề nghị điều chỉnh (Mẫu số 03)', en: 'Request for adjustment (form 03)' }),
    copy('ground', {
      vi: 'Văn bản của cơ quan nhà nước có thẩm quyền có nội dung làm thay đổi căn cứ quyết định giao đất, cho thuê đất, cho phép chuyển mục đích sử dụng đất',
      en: 'Document of the competent authority that changes the grounds of the decision',
    }),
    original('certificate', {
      vi: 'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
      en: 'Certificate of land use rights and ownership of assets on the land',
    }),
    optional(
      copy('land-papers', {
        vi: 'Một trong các loại giấy tờ quy định tại Điều 137 Luật số 31/2024/QH15',
        en: 'One of the papers listed in Art. 137 of Law 31/2024/QH15',
      }),
    ),
    copy('decision', {
      vi: 'Quyết định giao đất, quyết định cho thuê đất, quyết định cho phép chuyển mục đích sử dụng đất qua các thời kỳ',
      en: 'The decisions allocating or leasing the land or permitting its change of use',
    }),
  ],
  processing: workingDays(4.75),
  steps: landSteps({ draft: 20, review: 3, sign: 3, certificate: 6 }),
  result: {
    name: {
      vi: 'Quyết định điều chỉnh quyết định giao đất, cho thuê đất và Giấy chứng nhận quyền sử dụng đất',
      en: 'Decision adjusting the allocation or lease, and land use right certificate',
    },
  },
  legalBasis: ['Luật Đất đai 31/2024/QH15', 'Nghị định 102/2024/NĐ-CP', 'Nghị định 151/2025/NĐ-CP'],
});

export const land = [allocation, decisionAdjustment];
