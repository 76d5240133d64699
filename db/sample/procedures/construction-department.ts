import type { Condition } from '../../../domain/fee/conditions.ts';
import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, originalAndCopy, workingDays } from './define.ts';
import { fixedFee, schedule, usual, type Rule } from './fees.ts';
import { line } from './forms.ts';
import { fiveDays, sixDays } from './steps.ts';

/**
 * The Department of Construction. Codes, names and papers: decision 1077/QĐ-BXD; fees: TT 38/2022/TT-BTC. The portal
 * gives the times in days without saying working days, hence second-hand.
 */
const field = { unitCode: unitCodes.construction, fieldCode: 'hoat-dong-xay-dung' } as const;

const law = ['Luật Xây dựng 135/2025/QH15', 'Nghị định 175/2024/NĐ-CP'];

/**
 * TT 38/2022/TT-BTC as amended by TT 63/2023/TT-BTC. What TT 156/2025/TT-BTC changed from 2026 on could not be made
 * out, so the fee is graded second-hand although these two were read.
 */
const practiceCertificateCharge: Rule = {
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

const practiceCertificateFee = schedule({}, { ...practiceCertificateCharge, adjustments: [practiceCertificateOnline] });

/** Nobody is both: a rule that is never charged and only stands for another to take a percentage of. */
const onlyForReference: Condition = { all: [{ applicant: 'citizen' }, { applicant: 'company' }] };

/** Half of a first issue; nothing where the authority made the mistake (TT 38/2022/TT-BTC Art. 4). */
const practiceCertificateReissueFee = schedule(
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
  { ...practiceCertificateCharge, when: onlyForReference },
  {
    ...usual,
    code: 'le-phi-cap-lai-chung-chi',
    name: { vi: 'Lệ phí cấp lại chứng chỉ hành nghề', en: 'Charge for reissuing a practice certificate' },
    amount: { kind: 'percentOfFee', feeCode: practiceCertificateCharge.code, percent: 50 },
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

const practice = line({ vi: 'Lĩnh vực, hạng chứng chỉ đề nghị', en: 'Field and class of the certificate' });

const portrait = original('photo', {
  vi: 'Tệp tin ảnh màu cỡ 4x6 cm có nền màu trắng chân dung của người đề nghị, chụp trong thời gian không quá 06 tháng',
  en: 'Colour portrait 4x6 cm on white, not older than six months, as a file',
});

const practiceCertificate = defineProcedure({
  ...field,
  code: '1.013237',
  name: {
    vi: 'Cấp mới chứng chỉ hành nghề hoạt động xây dựng',
    en: 'New practice certificate for construction activities',
  },
  applicants: ['citizen'],
  asks: { practice },
  papers: [
    original('request', {
      vi: 'Đơn đề nghị cấp chứng chỉ hành nghề theo Mẫu số 01 Phụ lục IV Nghị định số 175/2024/NĐ-CP',
      en: 'Application for a practice certificate (form 01, Annex IV, Decree 175/2024/NĐ-CP)',
    }),
    portrait,
    copy('diploma', {
      vi: 'Văn bằng do cơ sở đào tạo hợp pháp cấp phù hợp với lĩnh vực, hạng chứng chỉ hành nghề đề nghị cấp (bản sao có chứng thực)',
      en: 'Diploma of a lawful institution that fits the field and class asked for (certified copy)',
    }),
    copy('assignments', {
      vi: 'Các quyết định phân công công việc (giao nhiệm vụ) của tổ chức cho cá nhân hoặc văn bản xác nhận của đại diện theo pháp luật (bản sao có chứng thực)',
      en: 'Work assignments by the organisation, or confirmation by its legal representative (certified copy)',
    }),
    optional(
      copy('earlier-certificate', {
        vi: 'Chứng chỉ hành nghề (nếu có) đã được cơ quan có thẩm quyền cấp trước đó (bản sao có chứng thực)',
        en: 'Earlier practice certificate (if any) (certified copy)',
      }),
    ),
    optional(
      copy('residence', {
        vi: 'Giấy tờ về cư trú hoặc giấy phép lao động tại Việt Nam đối với người nước ngoài hoặc người Việt Nam định cư ở nước ngoài (bản sao có chứng thực)',
        en: 'Residence papers or work permit, for foreigners and Vietnamese residing abroad (certified copy)',
      }),
    ),
    optional(
      original('reserved-exam-result', {
        vi: 'Thông báo kết quả đánh giá hồ sơ (trường hợp cá nhân bảo lưu quyền dự thi sát hạch)',
        en: 'Notice of the assessment of the dossier (where the right to sit the exam was reserved)',
      }),
    ),
  ],
  fees: practiceCertificateFee,
  payOn: 'onAcceptance',
  processing: workingDays(6),
  steps: sixDays,
  result: { name: { vi: 'Chứng chỉ hành nghề hoạt động xây dựng', en: 'Practice certificate' } },
  legalBasis: [...law, 'Thông tư 38/2022/TT-BTC', 'Thông tư 63/2023/TT-BTC'],
  grades: { processing: 'secondary' },
});

const practiceCertificateReissue = defineProcedure({
  ...field,
  code: '1.013217',
  name: {
    vi: 'Cấp lại chứng chỉ hành nghề hoạt động xây dựng',
    en: 'Reissue of a practice certificate for construction activities',
  },
  applicants: ['citizen'],
  asks: { practice },
  papers: [
    originalAndCopy('request', {
      vi: 'Đơn đề nghị cấp chứng chỉ hành nghề theo Mẫu số 1 Phụ lục số IV Nghị định số 175/2024/NĐ-CP',
      en: 'Application for a practice certificate (form 1, Annex IV, Decree 175/2024/NĐ-CP)',
    }),
    { ...portrait, copies: 1 },
    optional(
      originalAndCopy('certificate', {
        vi: 'Bản gốc chứng chỉ hành nghề đề nghị cấp lại (trừ trường hợp bị mất)',
        en: 'Original of the certificate to be reissued (unless lost)',
      }),
    ),
  ],
  fees: practiceCertificateReissueFee,
  payOn: 'onAcceptance',
  processing: workingDays(5),
  steps: fiveDays,
  result: { name: { vi: 'Chứng chỉ hành nghề hoạt động xây dựng (cấp lại)', en: 'Practice certificate (reissued)' } },
  legalBasis: [...law, 'Thông tư 38/2022/TT-BTC'],
  grades: { processing: 'secondary' },
});

const foreignContractor = defineProcedure({
  ...field,
  code: '1.013222',
  name: {
    vi: 'Cấp giấy phép hoạt động xây dựng cho nhà thầu nước ngoài',
    en: 'Construction permit for a foreign contractor',
  },
  asks: { packageName: line({ vi: 'Tên gói thầu', en: 'Name of the package' }) },
  papers: [
    originalAndCopy('request', {
      vi: 'Đơn đề nghị cấp giấy phép hoạt động xây dựng bằng tiếng Việt, theo Mẫu số 01 (tổ chức) hoặc Mẫu số 04 (cá nhân)',
      en: 'Application in Vietnamese, form 01 (organisations) or form 04 (individuals)',
    }),
    originalAndCopy('bid-result', {
      vi: 'Kết quả đấu thầu hoặc quyết định chọn thầu hợp pháp (bản sao có chứng thực)',
      en: 'Bid result or lawful decision on the choice of contractor (certified copy)',
    }),
    optional(
      originalAndCopy('establishment', {
        vi: 'Giấy phép thành lập hoặc Giấy chứng nhận đăng ký kinh doanh đối với tổ chức, được hợp pháp hóa lãnh sự (bản sao có chứng thực)',
        en: 'Establishment licence or business registration, for organisations, legalised (certified copy)',
      }),
    ),
    originalAndCopy('experience', {
      vi: 'Biểu báo cáo kinh nghiệm hoạt động liên quan đến các công việc nhận thầu theo Mẫu số 02',
      en: 'Report on experience with the works contracted for, form 02',
    }),
    originalAndCopy('joint-venture', {
      vi: 'Hợp đồng liên danh với nhà thầu Việt Nam hoặc hợp đồng với nhà thầu phụ Việt Nam (bản sao có chứng thực)',
      en: 'Joint venture contract with a Vietnamese contractor, or contract with a Vietnamese subcontractor (certified copy)',
    }),
    optional(
      originalAndCopy('authorisation', {
        vi: 'Giấy ủy quyền hợp pháp đối với người không phải là người đại diện theo pháp luật của nhà thầu',
        en: 'Lawful authorisation of whoever is not the contractor’s legal representative',
      }),
    ),
  ],
  fees: fixedFee({
    code: 'le-phi-nha-thau-nuoc-ngoai',
    name: {
      vi: 'Lệ phí cấp giấy phép hoạt động xây dựng cho nhà thầu nước ngoài',
      en: 'Charge for a foreign contractor’s construction permit',
    },
    amountVnd: 2_000_000,
    legalBasis: 'Thông tư 38/2022/TT-BTC (chưa đối chiếu Thông tư 156/2025/TT-BTC)',
    confidence: 'secondary',
  }),
  payOn: 'onAcceptance',
  processing: workingDays(6),
  steps: sixDays,
  result: {
    name: {
      vi: 'Giấy phép hoạt động xây dựng cho nhà thầu nước ngoài',
      en: 'Construction permit for a foreign contractor',
    },
  },
  legalBasis: [...law, 'Thông tư 38/2022/TT-BTC'],
  grades: { processing: 'secondary' },
});

export const constructionDepartment = [practiceCertificate, practiceCertificateReissue, foreignContractor];
