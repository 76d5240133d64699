import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import type { Draft } from './use-draft.ts';

/** The same part was changed here and elsewhere: the writer says which is right. Nothing is saved until then. */
export function Conflict({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  if (draft.conflicts.length === 0) return null;
  return (
    <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
      <AlertTitle>{t('submit.conflictTitle')}</AlertTitle>
      {t('submit.conflictText')}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mt: 1 }}>
        <Button variant="contained" onClick={() => draft.saver.keepMine()}>
          {t('submit.keepMine')}
        </Button>
        <Button variant="outlined" onClick={() => draft.saver.takeTheirs()}>
          {t('submit.takeTheirs')}
        </Button>
      </Stack>
    </Alert>
  );
}
