import Typography from '@mui/material/Typography';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { formatDeadline } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';

/** Limits inside the processing time: by when other units must be asked, or a refusal be proposed. */
export function Limits({ dossier: { caseName, limits } }: { dossier: Pick<Dossier, 'caseName' | 'limits'> }) {
  const t = useT();
  const language = useLanguage();
  const open = limits.filter(({ metAt }) => metAt === null);
  return (
    <>
      {caseName !== null && (
        <Typography variant="body2" color="text.secondary">
          {t('dossier.case', { name: caseName[language] })}
        </Typography>
      )}
      {open.map(({ kind, name, dueAt }) => (
        <Typography key={kind} variant="body2" color="text.secondary">
          {t('dossier.limit', { name: name[language], when: formatDeadline(dueAt, language) })}
        </Typography>
      ))}
    </>
  );
}
