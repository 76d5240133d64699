import { copy, defineProcedure, optional, original, timeOf, workingDays } from './define.ts';
import { noFee } from './fees.ts';
import { choice, projectQuestions, yesNo } from './forms.ts';
import { decree, field, investmentLaw, projectPapers } from './investment-parts.ts';
import { investmentPolicy } from './investment-policy.ts';
import { fiveDays, sevenDays, tenDays, threeDays } from './steps.ts';

/** Ten working days where no policy approval is needed; five once there is one. */
const certificate = defineProcedure({
  ...field,
  asks: {
    ...projectQuestions,
    hasPolicyApproval: yesNo({
      vi: 'Dự án đã được chấp thuận chủ trương đầu tư',
      en: 'The project has an approval of its investment policy',
    }),
  },
  code: '1.009664',
  name: {
    vi: 'Thủ tục cấp Giấy chứng nhận đăng ký đầu tư',
    en: 'Issue of an investment registration certificate',
  },
  papers: projectPapers,
  fees: noFee,
  processing: workingDays(10),
  steps: tenDays,
  cases: [
    timeOf({
      key: 'after-policy-approval',
      name: { vi: 'Dự án đã được chấp thuận chủ trương đầu tư', en: 'The investment policy has been approved' },
      when: { answer: 'hasPolicyApproval', equals: true },
      processing: workingDays(5),
      steps: fiveDays,
      legalBasis: decree('Điều 38'),
    }),
  ],
  result: { name: { vi: 'Giấy chứng nhận đăng ký đầu tư', en: 'Investment registration certificate' } },
  legalBasis: [investmentLaw, decree('Điều 38, 39, 43')],
});

/** Seven working days; three where only names, schedule or the address change. */
const certificateAdjustment = defineProcedure({
  ...field,
  asks: {
    ...projectQuestions,
    change: choice(
      { vi: 'Nội dung điều chỉnh', en: 'What changes' },
      {
        other: { vi: 'Nội dung khác', en: 'Something else' },
        'project-name': { vi: 'Chỉ đổi tên dự án', en: 'Only the name of the project' },
        'investor-name': { vi: 'Chỉ đổi tên nhà đầu tư', en: 'Only the name of the investor' },
        schedule: { vi: 'Chỉ điều chỉnh tiến độ', en: 'Only the schedule' },
        address: {
          vi: 'Chỉ cập nhật địa chỉ theo đơn vị hành chính mới',
          en: 'Only the address, after the new administrative units',
        },
      },
    ),
  },
  code: '1.009647',
  name: {
    vi: 'Thủ tục điều chỉnh Giấy chứng nhận đăng ký đầu tư',
    en: 'Adjustment of an investment registration certificate',
  },
  papers: [
    original('request', { vi: 'Văn bản đề nghị điều chỉnh', en: 'Request for adjustment' }),
    optional(
      copy('change-documents', {
        vi: 'Tài liệu về nội dung điều chỉnh (không cần khi chỉ cập nhật địa chỉ theo đơn vị hành chính mới)',
        en: 'Documents on the change (not needed when only the address follows the new administrative units)',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(7),
  steps: sevenDays,
  cases: [
    timeOf({
      key: 'name-schedule-address',
      name: {
        vi: 'Chỉ đổi tên dự án, tên nhà đầu tư, tiến độ hoặc cập nhật địa chỉ',
        en: 'Only the name of the project or investor, the schedule or the address changes',
      },
      when: { answer: 'change', in: ['project-name', 'investor-name', 'schedule', 'address'] },
      processing: workingDays(3),
      steps: threeDays,
      legalBasis: decree('Điều 56'),
    }),
  ],
  result: {
    name: { vi: 'Giấy chứng nhận đăng ký đầu tư điều chỉnh', en: 'Adjusted investment registration certificate' },
  },
  legalBasis: [investmentLaw, decree('Điều 56')],
});

const certificateReissue = defineProcedure({
  ...field,
  code: '1.009665',
  name: {
    vi: 'Thủ tục cấp lại và hiệu đính thông tin trên Giấy chứng nhận đăng ký đầu tư',
    en: 'Reissue of an investment registration certificate and correction of its particulars',
  },
  papers: [
    original('request', { vi: 'Văn bản đề nghị cấp lại hoặc hiệu đính', en: 'Request for reissue or correction' }),
  ],
  fees: noFee,
  processing: workingDays(3),
  steps: threeDays,
  result: {
    name: {
      vi: 'Giấy chứng nhận đăng ký đầu tư được cấp lại hoặc hiệu đính',
      en: 'Reissued or corrected investment registration certificate',
    },
  },
  legalBasis: [investmentLaw, decree('Điều 44')],
});

const termination = defineProcedure({
  ...field,
  code: '1.009662',
  name: {
    vi: 'Thủ tục thông báo về việc tự quyết định chấm dứt hoạt động dự án của nhà đầu tư',
    en: 'Notice of the investor’s own decision to terminate a project',
  },
  papers: [
    original('notice', { vi: 'Văn bản thông báo chấm dứt hoạt động của dự án', en: 'Notice of termination' }),
    original('decision', {
      vi: 'Quyết định chấm dứt hoạt động của dự án của nhà đầu tư',
      en: 'The investor’s decision to terminate the project',
    }),
  ],
  fees: noFee,
  processing: workingDays(3),
  steps: threeDays,
  result: { name: { vi: 'Thông báo chấm dứt hoạt động của dự án đầu tư', en: 'Notice that the project has ended' } },
  legalBasis: [investmentLaw, decree('Điều 66 khoản 2a')],
  grades: { components: 'sample', result: 'sample' },
});

/**
 * Near sensitive land the army and the police are asked within two working days and answer within five; that is the
 * officer's action, not a step.
 */
const capitalContribution = defineProcedure({
  ...field,
  code: '1.009729',
  name: {
    vi: 'Thủ tục góp vốn, mua cổ phần, mua phần vốn góp',
    en: 'Contribution of capital, purchase of shares or of contributed capital',
  },
  papers: [
    original('registration', {
      vi: 'Văn bản đăng ký góp vốn, mua cổ phần, mua phần vốn góp',
      en: 'Registration of the contribution or purchase',
    }),
    copy('legal-status', { vi: 'Tài liệu về tư cách pháp lý', en: 'Documents on legal status' }),
    copy('agreement', { vi: 'Văn bản thỏa thuận nguyên tắc', en: 'Agreement in principle' }),
    optional(
      copy('land-use-certificate', {
        vi: 'Bản sao Giấy chứng nhận quyền sử dụng đất (nếu có)',
        en: 'Copy of the land use right certificate (if any)',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(10),
  steps: tenDays,
  limits: {
    consultWithin: workingDays(2),
    replyWithin: workingDays(5),
    consultationPauses: false,
    legalBasis: decree('Điều 76'),
    confidence: 'text',
  },
  result: {
    name: {
      vi: 'Văn bản thông báo về việc đáp ứng điều kiện góp vốn, mua cổ phần, mua phần vốn góp',
      en: 'Notice whether the conditions for the contribution or purchase are met',
    },
  },
  legalBasis: [investmentLaw, decree('Điều 76')],
});

export const investment = [
  ...investmentPolicy,
  certificate,
  certificateAdjustment,
  certificateReissue,
  termination,
  capitalContribution,
];
