import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { MyDossierSummary } from '../../api/contract/my-dossiers.ts';
import { formatDate, formatDeadline } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { StatusChip } from '../dossier/StatusChip.tsx';
import { places } from '../places.ts';
import { ProvisionalMark } from '../shared/DueWhy.tsx';

/** One of my dossiers in a list. */
export function DossierRow({ dossier }: { readonly dossier: MyDossierSummary }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', alignItems: 'center' }}
    >
      <div style={{ flex: '1 1 260px' }}>
        <Link
          component={RouterLink}
          to={places.dossier(dossier.code)}
          sx={{ display: 'inline-block', py: 1, fontWeight: 600 }}
        >
          {localized(dossier.procedure.name)}
        </Link>
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {dossier.code} · {localized(dossier.unit.name)} · {t('dossier.submittedAt')} {formatDate(dossier.submittedAt)}
        </Typography>
        {dossier.dueAt !== null && (
          <Typography variant="caption" sx={{ display: 'block' }}>
            {t('dossier.due')}: {formatDeadline(dossier.dueAt, language)}
            <ProvisionalMark isProvisional={dossier.provisional} />
          </Typography>
        )}
      </div>
      <StatusChip dossier={dossier} />
    </Paper>
  );
}
