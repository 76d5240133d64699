import { useTranslation } from 'react-i18next';
import type { FileKind } from '../../domain/procedure/definition.ts';

const kindNames: Record<FileKind, string> = { pdf: 'PDF', png: 'PNG', jpeg: 'JPG', docx: 'DOCX', xlsx: 'XLSX' };

/** Words for how many of a paper are asked for, and as what kind of file. */
export function usePaperWords() {
  const { t } = useTranslation();
  const countWords = ({ originals, copies }: { originals: number; copies: number }): string[] => [
    ...(originals > 0 ? [t('service.originals', { count: originals })] : []),
    ...(copies > 0 ? [t('service.copies', { count: copies })] : []),
  ];
  const kindWords = (kinds: readonly FileKind[]): string => kinds.map((kind) => kindNames[kind]).join(', ');
  return { countWords, kindWords };
}
