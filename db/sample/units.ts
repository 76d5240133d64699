import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ReceivingAccount, UnitContact } from '../schema/index.ts';

/**
 * The units of the sample: the Economic Zones Management Board, two departments that take dossiers as well, and three
 * units that are only consulted or hold a single step. Names are those before the merger of provinces in 2025, as in
 * the guide this product follows; so are the Board's counter and phone numbers. Dossier code prefixes, receiving
 * accounts and everything of the other units are made up.
 */
export interface SampleUnit {
  readonly code: string;
  readonly name: LocalizedText;
  /** Begins the code of every dossier of the unit: `H34.18-261123-0001`. */
  readonly dossierPrefix: string;
  readonly counter: LocalizedText | null;
  readonly contacts: readonly UnitContact[];
  readonly address: string;
  readonly receivingAccount: ReceivingAccount | null;
}

export interface SampleField {
  readonly code: string;
  readonly unitCode: string;
  readonly name: LocalizedText;
}

export const unitCodes = {
  board: 'bqlkkt',
  construction: 'so-xay-dung',
  justice: 'so-tu-phap',
  landAndEnvironment: 'so-nnmt',
  tax: 'thue-tinh',
  police: 'cong-an-tinh',
} as const;

/** All units sit in Kon Tum ward, which is in Quảng Ngãi province since the merger. */
export const sampleSeat = { communeCode: '23293', provinceCode: '51' } as const;

/** There is no such bank: its BIN is outside those given to banks (9704…), so no app can send real money there. */
function sampleAccount(number: string, holder: string): ReceivingAccount {
  return { bank: 'Ngân hàng Mẫu', bankBin: '999999', number, holder };
}

/** A department of the province at a made-up counter. */
function department(code: string, counter: string, name: LocalizedText): SampleUnit {
  return {
    code,
    name,
    dossierPrefix: `H34.${counter}`,
    counter: { vi: `Quầy số ${counter} (mẫu)`, en: `Counter ${Number(counter)} (sample)` },
    contacts: [
      {
        purpose: { vi: 'Bộ phận tiếp nhận và trả kết quả (mẫu)', en: 'Reception and return of results (sample)' },
        phone: `0900 000 1${counter}`,
      },
    ],
    address: `Quầy số ${counter} (mẫu), Trung tâm Phục vụ hành chính công tỉnh`,
    receivingAccount: sampleAccount(`00000000${counter}`, `${name.vi} (mẫu)`),
  };
}

/** A unit without a counter of its own, nor an account, as it decides no procedure. */
function consultedUnit(code: string, number: string, name: LocalizedText): SampleUnit {
  return {
    code,
    name,
    dossierPrefix: `H34.${number}`,
    counter: null,
    contacts: [],
    address: 'Trụ sở cơ quan (mẫu)',
    receivingAccount: null,
  };
}

const board: SampleUnit = {
  code: unitCodes.board,
  name: { vi: 'Ban Quản lý Khu kinh tế tỉnh Kon Tum', en: 'Economic Zones Management Board of Kon Tum Province' },
  dossierPrefix: 'H34.18',
  counter: { vi: 'Quầy số 18', en: 'Counter 18' },
  contacts: [
    {
      purpose: { vi: 'Bộ phận tiếp nhận và trả kết quả', en: 'Reception and return of results' },
      phone: '(0260) 3797799, số máy lẻ 118',
    },
    {
      purpose: {
        vi: 'Ý kiến, kiến nghị về nội dung thủ tục hành chính – Văn phòng Ban',
        en: 'Opinions and complaints about procedures – Office of the Board',
      },
      phone: '(0260) 3910606',
    },
    { purpose: { vi: 'Tổng đài hỗ trợ', en: 'Hotline' }, phone: '(0260) 3797799' },
  ],
  address: 'Quầy số 18, Trung tâm Phục vụ hành chính công tỉnh',
  receivingAccount: sampleAccount('0000000018', 'Ban Quản lý Khu kinh tế tỉnh Kon Tum (mẫu)'),
};

export const sampleUnits: readonly SampleUnit[] = [
  board,
  department(unitCodes.construction, '04', { vi: 'Sở Xây dựng', en: 'Department of Construction' }),
  department(unitCodes.justice, '07', { vi: 'Sở Tư pháp', en: 'Department of Justice' }),
  consultedUnit(unitCodes.landAndEnvironment, '21', {
    vi: 'Sở Nông nghiệp và Môi trường',
    en: 'Department of Agriculture and Environment',
  }),
  consultedUnit(unitCodes.tax, '22', { vi: 'Thuế tỉnh', en: 'Provincial Tax Office' }),
  consultedUnit(unitCodes.police, '23', { vi: 'Công an tỉnh', en: 'Provincial Police' }),
];

export const sampleFields: readonly SampleField[] = [
  { code: 'dau-tu', unitCode: unitCodes.board, name: { vi: 'Đầu tư', en: 'Investment' } },
  { code: 'lao-dong', unitCode: unitCodes.board, name: { vi: 'Lao động', en: 'Labour' } },
  { code: 'xay-dung', unitCode: unitCodes.board, name: { vi: 'Xây dựng', en: 'Construction' } },
  { code: 'quy-hoach', unitCode: unitCodes.board, name: { vi: 'Quy hoạch', en: 'Spatial planning' } },
  { code: 'moi-truong', unitCode: unitCodes.board, name: { vi: 'Môi trường', en: 'Environment' } },
  {
    code: 'thuong-mai-quoc-te',
    unitCode: unitCodes.board,
    name: { vi: 'Thương mại quốc tế', en: 'International trade' },
  },
  { code: 'dat-dai', unitCode: unitCodes.board, name: { vi: 'Đất đai', en: 'Land' } },
  {
    code: 'hoat-dong-xay-dung',
    unitCode: unitCodes.construction,
    name: { vi: 'Hoạt động xây dựng', en: 'Construction practice' },
  },
  { code: 'ho-tich', unitCode: unitCodes.justice, name: { vi: 'Hộ tịch', en: 'Civil status' } },
  { code: 'chung-thuc', unitCode: unitCodes.justice, name: { vi: 'Chứng thực', en: 'Certification' } },
  { code: 'cong-chung', unitCode: unitCodes.justice, name: { vi: 'Công chứng', en: 'Notaries' } },
  { code: 'dau-gia-tai-san', unitCode: unitCodes.justice, name: { vi: 'Đấu giá tài sản', en: 'Property auctions' } },
];
