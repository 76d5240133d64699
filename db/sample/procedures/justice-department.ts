import { unitCodes } from '../units.ts';
import { certification } from './certification.ts';
import { copy, defineProcedure, optional, original, workingDays, workingHours } from './define.ts';
import { fixedFee, schedule, usual } from './fees.ts';
import { choice, line } from './forms.ts';
import { eightHours, fiveDays, tenDays } from './steps.ts';

/**
 * The Department of Justice. Criminal record certificates are not here, although people still look for them here: they
 * moved to the provincial police in 2025.
 */
const unit = { unitCode: unitCodes.justice };

/** So much for each copy; free online for a while for people whose papers are in the national identity app. */
const civilStatusCopyFee = schedule(
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

const civilStatusCopy = defineProcedure({
  ...unit,
  fieldCode: 'ho-tich',
  code: '2.000635',
  name: {
    vi: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
    en: 'Copies of civil status extracts and of birth certificates',
  },
  applicants: ['citizen'],
  asks: {
    event: choice(
      { vi: 'Loại giấy tờ', en: 'Kind of document' },
      {
        birth: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
        marriage: { vi: 'Trích lục kết hôn', en: 'Extract of marriage' },
        death: { vi: 'Trích lục khai tử', en: 'Extract of death' },
        other: { vi: 'Trích lục hộ tịch khác', en: 'Another civil status extract' },
      },
    ),
    person: line({ vi: 'Họ tên người trong giấy tờ', en: 'Name of the person in the document' }),
  },
  papers: [
    optional(
      original('authorisation', {
        vi: 'Văn bản ủy quyền trong trường hợp ủy quyền thực hiện yêu cầu; không phải chứng thực khi người được ủy quyền là ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột',
        en: 'Authorisation, where somebody else asks; need not be certified for grandparents, parents, children, spouses, brothers and sisters',
      }),
    ),
    optional(
      original('residence', {
        vi: 'Giấy tờ có giá trị chứng minh thông tin về cư trú, trường hợp không khai thác được trong cơ sở dữ liệu',
        en: 'Proof of residence, where it cannot be looked up in the databases',
      }),
    ),
  ],
  fees: civilStatusCopyFee,
  payOn: 'onSubmission',
  processing: workingHours(8),
  steps: eightHours,
  result: {
    name: {
      vi: 'Bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
      en: 'Copies of civil status extracts or of birth certificates',
    },
  },
  legalBasis: ['Luật Hộ tịch 60/2014/QH13', 'Thông tư 281/2016/TT-BTC'],
  grades: { processing: 'sample' },
});

/** Notaries. Codes, names and fees were read; times and papers were not found and are a sample. */
const notaries = {
  ...unit,
  fieldCode: 'cong-chung',
  payOn: 'onAcceptance' as const,
  legalBasis: ['Thông tư 257/2016/TT-BTC'],
  grades: { processing: 'sample' as const, components: 'sample' as const, result: 'sample' as const },
};

const notaryCard = defineProcedure({
  ...notaries,
  code: '1.013859',
  name: { vi: 'Cấp thẻ công chứng viên', en: 'Issue of a notary’s card' },
  applicants: ['citizen'],
  asks: { office: line({ vi: 'Tổ chức hành nghề công chứng', en: 'Notarial practice organisation' }) },
  papers: [
    original('request', { vi: 'Văn bản đề nghị cấp thẻ công chứng viên', en: 'Request for a notary’s card' }),
    copy('appointment', { vi: 'Quyết định bổ nhiệm công chứng viên', en: 'Decision appointing the notary' }),
    original('photo', { vi: '01 ảnh màu', en: 'One colour photo' }),
  ],
  fees: fixedFee({
    code: 'phi-the-cong-chung-vien',
    name: { vi: 'Phí cấp thẻ công chứng viên', en: 'Fee for a notary’s card' },
    amountVnd: 100_000,
    legalBasis: 'Thông tư 257/2016/TT-BTC, Điều 4 khoản 9',
    confidence: 'text',
  }),
  processing: workingDays(5),
  steps: fiveDays,
  result: { name: { vi: 'Thẻ công chứng viên', en: 'Notary’s card' } },
});

function officeRegistrationFee(amountVnd: number) {
  return fixedFee({
    code: 'phi-dang-ky-van-phong-cong-chung',
    name: {
      vi: 'Phí thẩm định điều kiện hoạt động Văn phòng công chứng',
      en: 'Fee for checking the conditions of a notary office',
    },
    amountVnd,
    legalBasis: 'Thông tư 257/2016/TT-BTC, Điều 4',
    confidence: 'text',
  });
}

const notaryOffice = defineProcedure({
  ...notaries,
  code: '1.013835',
  name: { vi: 'Đăng ký hoạt động Văn phòng công chứng', en: 'Registration of a notary office' },
  asks: { office: line({ vi: 'Tên Văn phòng công chứng', en: 'Name of the notary office' }) },
  papers: [
    original('request', { vi: 'Đơn đăng ký hoạt động', en: 'Application for registration' }),
    copy('establishment', {
      vi: 'Quyết định cho phép thành lập Văn phòng công chứng',
      en: 'Decision permitting the notary office',
    }),
    copy('premises', { vi: 'Giấy tờ chứng minh về trụ sở', en: 'Proof of premises' }),
  ],
  fees: officeRegistrationFee(1_000_000),
  processing: workingDays(10),
  steps: tenDays,
  result: {
    name: { vi: 'Giấy đăng ký hoạt động Văn phòng công chứng', en: 'Registration certificate of the notary office' },
  },
});

const notaryOfficeReissue = defineProcedure({
  ...notaries,
  code: '1.013837',
  name: {
    vi: 'Cấp lại Giấy đăng ký hoạt động cho Văn phòng công chứng do bị mất, hỏng',
    en: 'Reissue of a notary office’s registration certificate, lost or damaged',
  },
  papers: [
    original('request', {
      vi: 'Đơn đề nghị cấp lại Giấy đăng ký hoạt động',
      en: 'Request to reissue the registration certificate',
    }),
  ],
  fees: officeRegistrationFee(500_000),
  processing: workingDays(5),
  steps: fiveDays,
  result: {
    name: {
      vi: 'Giấy đăng ký hoạt động Văn phòng công chứng (cấp lại)',
      en: 'Registration certificate of the notary office (reissued)',
    },
  },
});

const auctions = {
  ...unit,
  fieldCode: 'dau-gia-tai-san',
  applicants: ['citizen' as const],
  payOn: 'onAcceptance' as const,
  processing: workingDays(10),
  steps: tenDays,
  legalBasis: ['Luật Đấu giá tài sản 01/2016/QH14', 'Luật 37/2024/QH15', 'Thông tư 106/2017/TT-BTC'],
};

const photo = original('photo', { vi: 'Một ảnh màu cỡ 3 cm x 4 cm', en: 'One colour photo, 3 cm x 4 cm' });

function auctioneerFee(amountVnd: number) {
  return fixedFee({
    code: 'phi-chung-chi-dau-gia',
    name: {
      vi: 'Phí thẩm định tiêu chuẩn, điều kiện hành nghề đấu giá tài sản',
      en: 'Fee for checking the standards of an auctioneer',
    },
    amountVnd,
    legalBasis: 'Thông tư 106/2017/TT-BTC, Điều 4',
    confidence: 'text',
  });
}

const auctioneer = defineProcedure({
  ...auctions,
  code: '1.003915',
  name: { vi: 'Cấp Chứng chỉ hành nghề đấu giá', en: 'Issue of an auctioneer’s practice certificate' },
  papers: [
    original('request', {
      vi: 'Văn bản đề nghị cấp Chứng chỉ hành nghề đấu giá (Mẫu 01-PLIII-ĐGTS, Thông tư số 08/2025/TT-BTP)',
      en: 'Request for an auctioneer’s certificate (form 01-PLIII-ĐGTS, Circular 08/2025/TT-BTP)',
    }),
    copy('diploma', {
      vi: 'Bằng tốt nghiệp từ đại học trở lên thuộc một trong các ngành luật, kinh tế, quản trị kinh doanh, kế toán, kiểm toán, tài chính, ngân hàng (bản sao có chứng thực hoặc kèm bản chính để đối chiếu)',
      en: 'University degree in law, economics, business, accounting, auditing, finance or banking (certified copy, or copy with the original shown)',
    }),
    photo,
  ],
  fees: auctioneerFee(800_000),
  result: { name: { vi: 'Quyết định cấp Chứng chỉ hành nghề đấu giá', en: 'Decision issuing the certificate' } },
});

const auctioneerReissue = defineProcedure({
  ...auctions,
  code: '1.000802',
  name: { vi: 'Cấp lại Chứng chỉ hành nghề đấu giá', en: 'Reissue of an auctioneer’s practice certificate' },
  papers: [
    original('request', {
      vi: 'Văn bản đề nghị cấp lại Chứng chỉ hành nghề đấu giá (Mẫu 02-PLIII-ĐGTS, Thông tư số 08/2025/TT-BTP)',
      en: 'Request to reissue an auctioneer’s certificate (form 02-PLIII-ĐGTS, Circular 08/2025/TT-BTP)',
    }),
    photo,
  ],
  fees: auctioneerFee(500_000),
  result: { name: { vi: 'Quyết định cấp lại Chứng chỉ hành nghề đấu giá', en: 'Decision reissuing the certificate' } },
});

export const justiceDepartment = [
  civilStatusCopy,
  certification,
  notaryCard,
  notaryOffice,
  notaryOfficeReissue,
  auctioneer,
  auctioneerReissue,
];
