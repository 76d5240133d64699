import type { LocalizedText } from './localized-text.ts';

/**
 * Applicants who are helped first (NĐ 63/2010 Art. 18(8)). Belonging to one of these groups is sensitive personal data:
 * it is told to nobody but staff who may see the dossier.
 */
export const priorityGroups = ['elderly', 'disabled', 'poor', 'pregnant'] as const;
export type PriorityGroup = (typeof priorityGroups)[number];

export const priorityNames: Readonly<Record<PriorityGroup, LocalizedText>> = {
  elderly: { vi: 'Người cao tuổi', en: 'Elderly' },
  disabled: { vi: 'Người khuyết tật', en: 'Person with a disability' },
  poor: { vi: 'Người nghèo', en: 'Poor household' },
  pregnant: { vi: 'Phụ nữ mang thai', en: 'Pregnant' },
};

export const priorityBasis: LocalizedText = {
  vi: 'Nghị định 63/2010/NĐ-CP, Điều 18 khoản 8',
  en: 'Decree 63/2010/NĐ-CP, Article 18(8)',
};
