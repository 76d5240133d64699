import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { sampleUnits, unitCodes } from './units.ts';

/**
 * The people of the sample. None of them exists: everyone's middle name is Mẫu ("sample"), mailboxes are under the
 * reserved domain `.example`, phone numbers and identity numbers are right in form only.
 */
export interface SampleStaff {
  readonly name: string;
  readonly email: string;
  readonly unitCode: string;
  readonly role: StaffRole;
  /** Mailbox of whoever is named to act in their place when they are away. */
  readonly substituteEmail?: string;
}

export interface SampleApplicant {
  readonly kind: 'citizen' | 'company';
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly personalId: string;
  readonly companyName?: string;
  readonly taxCode?: string;
  readonly addressLine: string;
  readonly communeCode: string;
  readonly provinceCode: string;
}

/**
 * One desk: a role, the given name in Latin letters for the mailbox, the full name, and the mailbox of the substitute
 * named for it.
 */
type Desk = readonly [role: StaffRole, mailbox: string, name: string, substitute?: `${string}.${StaffRole}`];

function staffOf(unitCode: string, desks: readonly Desk[]): SampleStaff[] {
  return desks.map(([role, mailbox, name, substitute]) => ({
    name,
    email: `${mailbox}.${role}@${unitCode}.example`,
    unitCode,
    role,
    ...(substitute === undefined ? {} : { substituteEmail: `${substitute}@${unitCode}.example` }),
  }));
}

export const sampleStaff: readonly SampleStaff[] = [
  ...staffOf(unitCodes.board, [
    ['clerk', 'lan', 'Nguyễn Mẫu Lan', 'hoa.officer'],
    ['officer', 'minh', 'Trần Mẫu Minh', 'hoa.officer'],
    ['officer', 'hoa', 'Lê Mẫu Hoa'],
    ['lead', 'dung', 'Phạm Mẫu Dũng', 'minh.officer'],
    ['signer', 'hung', 'Hoàng Mẫu Hùng'],
    ['accountant', 'thu', 'Vũ Mẫu Thu'],
    ['supervisor', 'binh', 'Đặng Mẫu Bình', 'dung.lead'],
    ['administrator', 'an', 'Bùi Mẫu An'],
    ['administrator', 'phuong', 'Đào Mẫu Phương'],
  ]),
  ...staffOf(unitCodes.construction, [
    ['clerk', 'mai', 'Đỗ Mẫu Mai'],
    ['officer', 'khoa', 'Hồ Mẫu Khoa'],
    ['officer', 'nga', 'Ngô Mẫu Nga'],
    ['lead', 'son', 'Dương Mẫu Sơn'],
    ['signer', 'long', 'Lý Mẫu Long'],
    ['accountant', 'yen', 'Phan Mẫu Yến'],
    ['supervisor', 'tam', 'Trịnh Mẫu Tâm'],
  ]),
  ...staffOf(unitCodes.justice, [
    ['clerk', 'cuc', 'Mai Mẫu Cúc'],
    ['officer', 'phuc', 'Đinh Mẫu Phúc'],
    ['officer', 'loan', 'Lâm Mẫu Loan'],
    ['lead', 'kien', 'Cao Mẫu Kiên'],
    ['signer', 'quang', 'Tạ Mẫu Quang'],
    ['accountant', 'hien', 'Châu Mẫu Hiền'],
    ['supervisor', 'vinh', 'Đoàn Mẫu Vinh'],
  ]),
  ...staffOf(unitCodes.landAndEnvironment, [
    ['officer', 'tuan', 'Lương Mẫu Tuấn'],
    ['lead', 'ha', 'Võ Mẫu Hà'],
  ]),
  ...staffOf(unitCodes.tax, [['officer', 'ngoc', 'Tống Mẫu Ngọc']]),
  ...staffOf(unitCodes.police, [['officer', 'thang', 'Kiều Mẫu Thắng']]),
];

export const sampleApplicants: readonly SampleApplicant[] = [
  {
    kind: 'citizen',
    name: 'Nguyễn Mẫu Xuân',
    email: 'xuan@cong-dan.example',
    phone: '0900000001',
    personalId: '000000000001',
    addressLine: 'Số 1, đường Mẫu',
    communeCode: '23293',
    provinceCode: '51',
  },
  {
    kind: 'citizen',
    name: 'A Mẫu Đức',
    email: 'duc@cong-dan.example',
    phone: '0900000002',
    personalId: '000000000002',
    addressLine: 'Thôn Mẫu',
    communeCode: '23377',
    provinceCode: '51',
  },
  {
    kind: 'company',
    name: 'Trần Mẫu Đông',
    email: 'dong@cong-ty-mau.example',
    phone: '0900000003',
    personalId: '000000000003',
    companyName: 'Công ty TNHH Mẫu Bờ Y',
    taxCode: '0000000001',
    addressLine: 'Lô M1, Khu kinh tế cửa khẩu (mẫu)',
    communeCode: '23377',
    provinceCode: '51',
  },
];

export interface SampleSignIn {
  readonly role: StaffRole | 'citizen' | 'company';
  /** The unit's Vietnamese name; an applicant has none. */
  readonly unit: string | null;
  readonly email: string;
}

/** Every sample account, for whoever prints how to sign in. All share the password of their installation. */
export const sampleSignIns: readonly SampleSignIn[] = [
  ...sampleApplicants.map(({ kind, email }) => ({ role: kind, unit: null, email })),
  ...sampleStaff.map(({ role, unitCode, email }) => ({
    role,
    unit: sampleUnits.find(({ code }) => code === unitCode)?.name.vi ?? unitCode,
    email,
  })),
];
