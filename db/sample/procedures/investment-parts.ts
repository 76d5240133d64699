import { unitCodes } from '../units.ts';
import { copy, optional, original } from './define.ts';
import { projectQuestions } from './forms.ts';

/**
 * Investment, the Board's own field. Names and codes: the national procedure database; papers: decision 1165/QĐ-BTC and
 * the decree; times: NĐ 96/2026/NĐ-CP.
 */
export const field = { unitCode: unitCodes.board, fieldCode: 'dau-tu', asks: projectQuestions } as const;

export const investmentLaw = 'Luật Đầu tư 143/2025/QH15';
export const decree = (article: string) => `Nghị định 96/2026/NĐ-CP, ${article}`;
export const forms = 'Thông tư 55/2026/TT-BTC';

export const legalStatus = copy('legal-status', {
  vi: 'Tài liệu về tư cách pháp lý của nhà đầu tư',
  en: 'Documents on the legal status of the investor',
});
export const financialCapacity = copy('financial-capacity', {
  vi: 'Tài liệu chứng minh năng lực tài chính của nhà đầu tư gồm ít nhất một trong các tài liệu sau: báo cáo tài chính 02 năm gần nhất; cam kết hỗ trợ tài chính của công ty mẹ; cam kết hỗ trợ tài chính của tổ chức tài chính; bảo lãnh về năng lực tài chính; tài liệu khác chứng minh năng lực tài chính',
  en: 'Proof of the investor’s financial capacity, at least one of: financial statements of the last two years; commitment of financial support by the parent company or by a financial institution; guarantee of financial capacity; other proof',
});
export const technology = optional(
  original('technology', {
    vi: 'Nội dung giải trình về công nghệ sử dụng trong dự án đầu tư đối với dự án thuộc diện thẩm định về công nghệ theo quy định của pháp luật về chuyển giao công nghệ (nếu có)',
    en: 'Explanation of the technology used, for projects subject to technology appraisal under the law on technology transfer (if any)',
  }),
);
export const bccContract = optional(
  copy('bcc-contract', {
    vi: 'Hợp đồng BCC đối với dự án đầu tư theo hình thức hợp đồng BCC',
    en: 'Business cooperation contract, for projects in that form',
  }),
);
export const otherDocuments = optional(
  copy('other-documents', {
    vi: 'Tài liệu khác liên quan đến dự án đầu tư, yêu cầu về điều kiện, năng lực của nhà đầu tư theo quy định của pháp luật (nếu có)',
    en: 'Other documents on the project and on conditions the investor must meet by law (if any)',
  }),
);

/** One set as in Art. 32(1): for the policy approval and for the certificate alike. */
export const projectPapers = [
  original('request', {
    vi: 'Văn bản đề nghị thực hiện dự án đầu tư, gồm cả cam kết chịu mọi chi phí, rủi ro nếu dự án không được chấp thuận',
    en: 'Request to carry out the project, with the commitment to bear all costs and risks should it not be approved',
  }),
  legalStatus,
  financialCapacity,
  original('project-proposal', {
    vi: 'Đề xuất dự án đầu tư',
    en: 'Project proposal',
  }),
  optional(
    copy('land-use', {
      vi: 'Bản sao giấy tờ về quyền sử dụng đất hoặc tài liệu khác xác định quyền sử dụng địa điểm, trường hợp dự án không đề nghị Nhà nước giao đất, cho thuê đất, cho phép chuyển mục đích sử dụng đất',
      en: 'Copy of land use papers or other proof of the right to use the site, where the State is not asked to allocate or lease land or to permit a change of land use',
    }),
  ),
  technology,
  bccContract,
  otherDocuments,
];
