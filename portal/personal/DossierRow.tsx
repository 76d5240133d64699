import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { MyDossierSummary } from '../../api/contract/my-dossiers.ts';
import { formatDate, formatDeadline } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { StatusChip } from '../dossier/StatusChip.tsx';
import { places } from '../places.ts';
import { ProvisionalMark } from '../shared/DueWhy.tsx';
import { ListRow } from './ListRow.tsx';

/** One of my dossiers in a list. */
export function DossierRow({ dossier }: { readonly dossier: MyDossierSummary }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  return (
    <ListRow
      to={places.dossier(dossier.code)}
      title={localized(dossier.procedure.name)}
      end={<StatusChip dossier={dossier} />}
    >
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {dossier.code} · {localized(dossier.unit.name)} · {t('dossier.submittedAt')} {formatDate(dossier.submittedAt)}
      </Typography>
      {dossier.dueAt !== null && (
        <Typography variant="caption" sx={{ display: 'block' }}>
          {t('dossier.due')}: {formatDeadline(dossier.dueAt, language)}
          <ProvisionalMark isProvisional={dossier.provisional} />
        </Typography>
      )}
    </ListRow>
  );
}
