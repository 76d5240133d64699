import type { LocalizedText } from '../localized-text.ts';

/** Who acts on a dossier. `system` is the workflow itself: timers, the gateway, the post. */
export const roles = [
  'applicant',
  'clerk',
  'officer',
  'lead',
  'signer',
  'accountant',
  'supervisor',
  'administrator',
  'system',
] as const;
export type Role = (typeof roles)[number];

export const staffRoles = ['clerk', 'officer', 'lead', 'signer', 'accountant', 'supervisor', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const roleNames: Readonly<Record<Role, LocalizedText>> = {
  applicant: { vi: 'Người nộp hồ sơ', en: 'Applicant' },
  clerk: { vi: 'Cán bộ một cửa', en: 'Counter clerk' },
  officer: { vi: 'Chuyên viên', en: 'Officer' },
  lead: { vi: 'Lãnh đạo phòng', en: 'Head of division' },
  signer: { vi: 'Lãnh đạo đơn vị', en: 'Signer' },
  accountant: { vi: 'Kế toán', en: 'Accountant' },
  supervisor: { vi: 'Giám sát', en: 'Supervisor' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
  system: { vi: 'Hệ thống', en: 'System' },
};
