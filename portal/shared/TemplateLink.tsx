import DownloadIcon from '@mui/icons-material/Download';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { PaperTemplate } from '../../api/contract/papers.ts';
import { useLocalized } from '../../ui/language.ts';

/** The form of a paper, to download and fill in. */
export function TemplateLink({ template }: { readonly template: PaperTemplate }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <Link
      href={template.href}
      target="_blank"
      rel="noopener"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, minHeight: 44 }}
    >
      <DownloadIcon fontSize="small" aria-hidden />
      {t('service.template', { name: localized(template.name) })}
    </Link>
  );
}
