import CloudDoneIcon from '@mui/icons-material/CloudDoneOutlined';
import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import CloudSyncIcon from '@mui/icons-material/CloudSyncOutlined';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../ui/failures.ts';
import { formatTime } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import type { Draft } from './use-draft.ts';

/** Says how far the dossier is saved: `Đã lưu 10:42`. */
export function SaveStatus({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const look = { fontSize: 'small', color: 'action' } as const;
  return (
    <Stack direction="row" spacing={1} role="status" sx={{ alignItems: 'center', minHeight: 32 }}>
      {draft.progress === 'saved' && (
        <>
          <CloudDoneIcon {...look} />
          <Typography color="textSecondary">{t('submit.saved', { at: formatTime(draft.saved.savedAt) })}</Typography>
        </>
      )}
      {(draft.progress === 'saving' || draft.progress === 'waiting') && (
        <>
          <CloudSyncIcon {...look} />
          <Typography color="textSecondary">{t('submit.saving')}</Typography>
        </>
      )}
      {draft.progress === 'failed' && (
        <>
          <CloudOffIcon fontSize="small" color="error" />
          <Typography color="error">
            {t('submit.notSaved')}. {describeFailure(draft.failure, language)}
          </Typography>
        </>
      )}
    </Stack>
  );
}
