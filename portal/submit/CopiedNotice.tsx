import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/contract/application.ts';
import { useLocalized } from '../../ui/language.ts';

/** Where the data came from, and what the procedure asks otherwise since then. */
export function CopiedNotice({ copiedFrom }: { readonly copiedFrom: NonNullable<Application['copiedFrom']> }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { dossierCode, toCheck } = copiedFrom;
  return (
    <Alert severity={toCheck.length === 0 ? 'info' : 'warning'} sx={{ mb: 2 }}>
      <AlertTitle>{t('submit.copied.title', { code: dossierCode })}</AlertTitle>
      {t('submit.copied.text')}
      {toCheck.length > 0 && (
        <>
          {' '}
          {t('submit.copied.changed')}
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {toCheck.map((thing) => (
              <li key={thing.vi}>{localized(thing)}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
