import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, orOfficeFile, workingDays } from './define.ts';
import { fixedFee, noFee } from './fees.ts';
import { line } from './forms.ts';
import { sevenDays, tenDays, threeDays } from './steps.ts';

/** Labour. Names, codes and papers of work permits: decision 526/QĐ-BNV. */
const field = { unitCode: unitCodes.board, fieldCode: 'lao-dong', applicants: ['company' as const] };

const workPermits = {
  ...field,
  asks: {
    workerName: line({ vi: 'Họ tên người lao động nước ngoài', en: 'Name of the foreign worker' }),
    nationality: line({ vi: 'Quốc tịch', en: 'Nationality' }),
    position: line({ vi: 'Vị trí công việc', en: 'Position' }),
  },
  payOn: 'onAcceptance' as const,
  legalBasis: ['Bộ luật Lao động 45/2019/QH14', 'Nghị định 219/2025/NĐ-CP'],
};

/** A refusal is answered within three working days. */
const earlyRefusal = {
  refuseWithin: workingDays(3),
  consultationPauses: false,
  legalBasis: 'Nghị định 219/2025/NĐ-CP',
  confidence: 'text' as const,
};

/**
 * The provincial council sets the fee (TT 250/2016/TT-BTC); Kon Tum's figure was not found. The amounts are another
 * province's, quoted second-hand, so here they are no more than a sample.
 */
function workPermitFee(amountVnd: number) {
  return fixedFee({
    code: 'le-phi-giay-phep-lao-dong',
    name: {
      vi: 'Lệ phí cấp giấy phép lao động cho người nước ngoài (mức mẫu)',
      en: 'Charge for a foreigner’s work permit (sample amount)',
    },
    amountVnd,
    legalBasis: 'Thông tư 250/2016/TT-BTC; mức thu do HĐND tỉnh quyết định, số tiền ở đây là mẫu',
    confidence: 'sample',
  });
}

const photos = original('photos', {
  vi: '02 ảnh màu (4 cm x 6 cm, phông nền trắng, mặt nhìn thẳng, đầu để trần, không đeo kính)',
  en: 'Two colour photos (4 cm x 6 cm, white background, facing front, bare-headed, without glasses)',
});
const health = original('health-certificate', {
  vi: 'Giấy khám sức khỏe do cơ sở khám bệnh, chữa bệnh có đủ điều kiện cấp, trừ trường hợp kết quả đã được kết nối, chia sẻ trên cơ sở dữ liệu',
  en: 'Health certificate of a qualified medical facility, unless the result is already shared in the health database',
});

const workPermit = defineProcedure({
  ...workPermits,
  code: '1.014199',
  name: {
    vi: 'Cấp giấy phép lao động đối với người lao động nước ngoài làm việc tại Việt Nam',
    en: 'Issue of a work permit to a foreigner working in Viet Nam',
  },
  papers: [
    original('request', {
      vi: 'Văn bản của người sử dụng lao động báo cáo giải trình nhu cầu sử dụng lao động nước ngoài và đề nghị cấp giấy phép lao động (Mẫu số 03, Nghị định số 219/2025/NĐ-CP)',
      en: 'The employer’s account of the need for foreign workers and request for a work permit (form 03, Decree 219/2025/NĐ-CP)',
    }),
    health,
    original('passport', { vi: 'Hộ chiếu còn thời hạn', en: 'Valid passport' }),
    original('criminal-record', {
      vi: 'Phiếu lý lịch tư pháp hoặc văn bản xác nhận người lao động nước ngoài không phải là người đang trong thời gian chấp hành hình phạt hoặc chưa được xóa án tích hoặc đang bị truy cứu trách nhiệm hình sự',
      en: 'Criminal record certificate, or confirmation that the worker is not serving a sentence, has no uncleared conviction and is not being prosecuted',
    }),
    photos,
    original('qualification', {
      vi: 'Giấy tờ chứng minh người lao động nước ngoài là nhà quản lý, giám đốc điều hành, chuyên gia hoặc lao động kỹ thuật',
      en: 'Proof that the worker is a manager, executive director, expert or technical worker',
    }),
  ],
  fees: workPermitFee(600_000),
  processing: workingDays(10),
  steps: tenDays,
  limits: earlyRefusal,
  result: { name: { vi: 'Giấy phép lao động', en: 'Work permit' } },
});

const workPermitReissue = defineProcedure({
  ...workPermits,
  code: '1.014200',
  name: {
    vi: 'Cấp lại giấy phép lao động đối với người lao động nước ngoài làm việc tại Việt Nam',
    en: 'Reissue of a work permit to a foreigner working in Viet Nam',
  },
  papers: [
    photos,
    optional(
      original('proof-of-change', {
        vi: 'Giấy tờ chứng minh việc thay đổi nội dung ghi trong giấy phép lao động còn thời hạn: họ và tên; quốc tịch; số hộ chiếu; tên người sử dụng lao động',
        en: 'Proof of what has changed in the valid permit: name, nationality, passport number, name of the employer',
      }),
    ),
    optional(
      original('work-permit', {
        vi: 'Giấy phép lao động còn thời hạn, trừ trường hợp bị mất hoặc bị hư hỏng không sử dụng được',
        en: 'The valid work permit, unless lost or damaged beyond use',
      }),
    ),
  ],
  fees: workPermitFee(450_000),
  processing: workingDays(3),
  steps: threeDays,
  result: { name: { vi: 'Giấy phép lao động (cấp lại)', en: 'Work permit (reissued)' } },
});

const workPermitExtension = defineProcedure({
  ...workPermits,
  code: '1.014201',
  name: {
    vi: 'Gia hạn giấy phép lao động đối với người lao động nước ngoài làm việc tại Việt Nam',
    en: 'Extension of the work permit of a foreigner working in Viet Nam',
  },
  papers: [
    original('request', {
      vi: 'Văn bản của người sử dụng lao động báo cáo giải trình nhu cầu sử dụng lao động nước ngoài và đề nghị gia hạn giấy phép lao động (Mẫu số 03, Nghị định số 219/2025/NĐ-CP)',
      en: 'The employer’s account of the need for foreign workers and request to extend the work permit (form 03, Decree 219/2025/NĐ-CP)',
    }),
    health,
    photos,
    original('work-permit', {
      vi: 'Bản sao giấy phép lao động còn thời hạn đã được cấp',
      en: 'Copy of the valid work permit',
    }),
    original('passport-page', {
      vi: 'Bản sao trang nhân thân hộ chiếu còn thời hạn',
      en: 'Copy of the identity page of the valid passport',
    }),
    optional({
      ...copy('form-of-work', {
        vi: 'Giấy tờ chứng minh hình thức làm việc, trừ trường hợp thực hiện hợp đồng lao động',
        en: 'Proof of the form of work, unless under an employment contract',
      }),
      confidence: 'sample',
    }),
  ],
  fees: workPermitFee(450_000),
  processing: workingDays(10),
  steps: tenDays,
  limits: earlyRefusal,
  result: { name: { vi: 'Giấy phép lao động (gia hạn)', en: 'Work permit (extended)' } },
});

/** On the portal the department of home affairs decides; a Board does so by delegation, which is not confirmed. */
const labourRules = defineProcedure({
  ...field,
  code: '2.001955',
  name: {
    vi: 'Đăng ký nội quy lao động của doanh nghiệp',
    en: 'Registration of an enterprise’s internal labour rules',
  },
  papers: [
    original('request', { vi: 'Văn bản đề nghị đăng ký nội quy lao động', en: 'Request to register labour rules' }),
    orOfficeFile(original('labour-rules', { vi: 'Nội quy lao động', en: 'Internal labour rules' })),
    optional(
      original('workers-opinion', {
        vi: 'Văn bản góp ý của tổ chức đại diện người lao động tại cơ sở (nơi có tổ chức)',
        en: 'Opinion of the workers’ representative organisation (where there is one)',
      }),
    ),
    optional(
      original('discipline-rules', {
        vi: 'Các văn bản có quy định liên quan đến kỷ luật lao động và trách nhiệm vật chất (nếu có)',
        en: 'Rules on labour discipline and material liability (if any)',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(7),
  steps: sevenDays,
  result: {
    name: { vi: 'Thông báo kết quả đăng ký nội quy lao động', en: 'Notice on the registration of labour rules' },
  },
  legalBasis: ['Bộ luật Lao động 45/2019/QH14, Điều 119', 'Nghị định 145/2020/NĐ-CP, Điều 69'],
  grades: { result: 'sample' },
});

export const labour = [workPermit, workPermitReissue, workPermitExtension, labourRules];
