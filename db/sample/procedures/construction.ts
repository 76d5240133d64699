import { unitCodes } from '../units.ts';
import { defineProcedure, optional, original, originalAndCopy, timeOf, workingDays } from './define.ts';
import { fixedFee, noFee } from './fees.ts';
import { choice, line } from './forms.ts';
import { buildingPermitSteps, fiveDays, sixteenDays, twelveDays } from './steps.ts';

/**
 * Construction inside the zones, where the Board is the permit authority (NĐ 217/2026/NĐ-CP Art. 53(2)). Papers are
 * those of decision 1077/QĐ-BXD, which still cites the decree before; the record gives an original and a copy for
 * every paper of a new permit.
 */
const field = { unitCode: unitCodes.board, fieldCode: 'xay-dung' } as const;

const permits = {
  ...field,
  asks: {
    worksName: line({ vi: 'Tên công trình', en: 'Name of the works' }),
    location: line({ vi: 'Địa điểm xây dựng', en: 'Construction site' }),
  },
  payOn: 'onAcceptance' as const,
  grades: { onlineLevel: 'text' as const },
};

/** The provincial council sets the fee; Kon Tum's figure was not found, so the amounts are made up. */
function permitFee(amountVnd: number) {
  return fixedFee({
    code: 'le-phi-giay-phep-xay-dung',
    name: { vi: 'Lệ phí cấp giấy phép xây dựng (mức mẫu)', en: 'Building permit charge (sample amount)' },
    amountVnd,
    legalBasis: 'Mức thu do HĐND tỉnh quyết định, số tiền ở đây là mẫu',
    confidence: 'sample',
  });
}

const newPermit = defineProcedure({
  ...permits,
  code: '1.013236',
  name: {
    vi: 'Cấp giấy phép xây dựng mới công trình cấp đặc biệt, cấp I, cấp II (Công trình không theo tuyến/Theo tuyến trong đô thị/Tín ngưỡng, tôn giáo/Tượng đài, tranh hoành tráng/Theo giai đoạn cho công trình không theo tuyến/Theo giai đoạn cho công trình theo tuyến trong đô thị/Dự án)',
    en: 'New building permit for special class, class I and class II works (works other than along a route / along a route in urban areas / religious works / monuments and murals / in stages / projects)',
  },
  papers: [
    originalAndCopy('request', {
      vi: 'Đơn đề nghị cấp giấy phép xây dựng',
      en: 'Application for a building permit',
    }),
    originalAndCopy('land-papers', {
      vi: 'Một trong những giấy tờ hợp pháp về đất đai chứng minh sự phù hợp mục đích sử dụng đất và sở hữu công trình',
      en: 'One of the lawful land papers showing that the works fit the land use and ownership',
    }),
    originalAndCopy('project-decision', {
      vi: 'Quyết định phê duyệt dự án; văn bản thông báo kết quả thẩm định của cơ quan chuyên môn về xây dựng và bản vẽ thiết kế cơ sở được đóng dấu (nếu có); báo cáo kết quả thẩm tra thiết kế xây dựng (nếu có)',
      en: 'Decision approving the project; notice of appraisal with stamped basic design drawings (if any); design verification report (if any)',
    }),
    originalAndCopy('drawings', {
      vi: '02 bộ bản vẽ thiết kế xây dựng trong hồ sơ thiết kế triển khai sau thiết kế cơ sở được phê duyệt',
      en: 'Two sets of construction drawings from the approved design after basic design',
    }),
    optional(
      originalAndCopy('bim', {
        vi: 'Dữ liệu BIM của công trình theo định dạng gốc và định dạng IFC 4.0 hoặc định dạng mở khác (trường hợp thuộc diện áp dụng); tại đây đính kèm bảng kê tệp',
        en: 'BIM data of the works in its own format and IFC 4.0 or another open format (where required); attach the list of files here',
      }),
    ),
  ],
  fees: permitFee(150_000),
  processing: workingDays(10),
  steps: buildingPermitSteps,
  limits: {
    replyWithin: workingDays(2),
    consultationPauses: false,
    legalBasis: 'Nghị định 217/2026/NĐ-CP, Điều 54',
    confidence: 'text',
  },
  result: {
    name: {
      vi: 'Giấy phép xây dựng kèm theo hồ sơ thiết kế có đóng dấu của cơ quan cấp giấy phép xây dựng',
      en: 'Building permit with the design stamped by the permit authority',
    },
  },
  legalBasis: ['Luật Xây dựng 135/2025/QH15', 'Nghị định 217/2026/NĐ-CP, Điều 53, 54, 56'],
});

const permitExtension = defineProcedure({
  ...permits,
  code: '1.013233',
  name: {
    vi: 'Gia hạn giấy phép xây dựng đối với công trình cấp đặc biệt, cấp I, cấp II (Công trình không theo tuyến/theo tuyến trong đô thị/tín ngưỡng, tôn giáo/tượng đài, tranh hoành tráng/sửa chữa, cải tạo/theo giai đoạn cho công trình không theo tuyến/theo giai đoạn cho công trình theo tuyến trong đô thị/Dự án)',
    en: 'Extension of a building permit for special class, class I and class II works (works other than along a route / along a route in urban areas / religious works / monuments and murals / repair and renovation / in stages / projects)',
  },
  papers: [
    original('request', { vi: 'Đơn đề nghị gia hạn giấy phép xây dựng', en: 'Request to extend the building permit' }),
    original('permit', {
      vi: 'Bản chính giấy phép xây dựng đã được cấp',
      en: 'Original of the building permit issued',
    }),
  ],
  fees: permitFee(15_000),
  processing: workingDays(5),
  steps: fiveDays,
  result: { name: { vi: 'Giấy phép xây dựng được gia hạn', en: 'Extended building permit' } },
  legalBasis: ['Luật Xây dựng 135/2025/QH15', 'Nghị định 217/2026/NĐ-CP'],
});

const permitReissue = defineProcedure({
  ...permits,
  code: '1.013235',
  name: {
    vi: 'Cấp lại giấy phép xây dựng đối với công trình cấp đặc biệt, cấp I, cấp II (công trình không theo tuyến/theo tuyến trong đô thị/tín ngưỡng, tôn giáo/tượng đài, tranh hoành tráng/sửa chữa, cải tạo/theo giai đoạn cho công trình không theo tuyến/theo giai đoạn cho công trình theo tuyến trong đô thị/dự án)',
    en: 'Reissue of a building permit for special class, class I and class II works (works other than along a route / along a route in urban areas / religious works / monuments and murals / repair and renovation / in stages / projects)',
  },
  papers: [
    original('request', {
      vi: 'Đơn đề nghị cấp lại giấy phép xây dựng, trong đó giải trình rõ lý do đề nghị cấp lại',
      en: 'Request for reissue, giving its reason',
    }),
    optional(
      original('permit', {
        vi: 'Bản chính giấy phép xây dựng đã được cấp (đối với trường hợp bị rách, nát)',
        en: 'Original of the building permit (where torn or damaged)',
      }),
    ),
  ],
  fees: permitFee(15_000),
  processing: workingDays(5),
  steps: fiveDays,
  result: { name: { vi: 'Giấy phép xây dựng được cấp lại', en: 'Reissued building permit' } },
  legalBasis: ['Luật Xây dựng 135/2025/QH15', 'Nghị định 217/2026/NĐ-CP'],
});

/** Sixteen working days for class I and special class, twelve for others. */
const completionInspection = defineProcedure({
  ...field,
  code: '1.009794',
  name: {
    vi: 'Kiểm tra công tác nghiệm thu hoàn thành công trình của cơ quan chuyên môn về xây dựng tại địa phương',
    en: 'Inspection of the acceptance of completed works by the local construction authority',
  },
  asks: {
    ...permits.asks,
    worksClass: choice(
      { vi: 'Cấp công trình', en: 'Class of the works' },
      {
        'special-or-one': { vi: 'Cấp đặc biệt, cấp I', en: 'Special class or class I' },
        other: { vi: 'Cấp khác', en: 'Another class' },
      },
    ),
  },
  papers: [
    original('completion-report', {
      vi: 'Báo cáo hoàn thành thi công xây dựng hạng mục công trình, công trình xây dựng (Phụ lục VI Nghị định số 207/2026/NĐ-CP)',
      en: 'Report on the completion of the works or an item of them (Annex VI, Decree 207/2026/NĐ-CP)',
    }),
  ],
  fees: noFee,
  processing: workingDays(16),
  steps: sixteenDays,
  cases: [
    timeOf({
      key: 'other-class',
      name: { vi: 'Công trình không phải cấp đặc biệt, cấp I', en: 'Works of neither special class nor class I' },
      when: { answer: 'worksClass', equals: 'other' },
      processing: workingDays(12),
      steps: twelveDays,
      legalBasis: 'Nghị định 207/2026/NĐ-CP',
    }),
  ],
  result: {
    name: {
      vi: 'Thông báo kết quả kiểm tra công tác nghiệm thu hoàn thành hạng mục công trình, công trình xây dựng',
      en: 'Notice of the inspection of the acceptance of completed works',
    },
  },
  legalBasis: ['Luật Xây dựng 135/2025/QH15', 'Nghị định 207/2026/NĐ-CP'],
});

export const construction = [newPermit, permitExtension, permitReissue, completionInspection];
