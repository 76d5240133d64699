import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { describeFailure, isPassing } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { usePaperWords } from '../shared/paper-words.ts';
import type { UploadEntry, Uploads } from './use-uploads.ts';

interface UploadListProps {
  readonly uploads: Pick<Uploads, 'entries' | 'broken' | 'retry' | 'dismiss'>;
  readonly accepts: readonly FileKind[];
}

/** Files on their way, and those that did not get through with the way out. */
export function UploadList({ uploads, accepts }: UploadListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { kindWords } = usePaperWords();
  const faultText = ({ fault, file, failure }: UploadEntry): string | undefined => {
    if (fault !== undefined) return t(`submit.papers.${fault}`, { name: file.name, kinds: kindWords(accepts) });
    return failure === undefined ? undefined : `${file.name}: ${describeFailure(failure, language)}`;
  };
  const shown = uploads.entries.map((entry) => {
    const wrong = faultText(entry);
    if (wrong === undefined) return <Progress key={entry.key} entry={entry} />;
    return (
      <Alert
        key={entry.key}
        severity="error"
        role="alert"
        sx={{ mt: 1, ml: { xs: -4.5, sm: 0 } }}
        onClose={() => uploads.dismiss(entry)}
      >
        {wrong}
        {isPassing(entry.failure) && (
          <Button color="inherit" onClick={() => uploads.retry(entry)}>
            {t('submit.papers.tryAgain')}
          </Button>
        )}
      </Alert>
    );
  });
  return (
    <>
      {uploads.broken.map((name) => (
        <Alert key={name} severity="info" sx={{ mt: 1, ml: { xs: -4.5, sm: 0 } }}>
          {t('submit.papers.broken', { name })}
        </Alert>
      ))}
      {shown}
    </>
  );
}

function Progress({ entry: { file, share, isStalled, cancel } }: { readonly entry: UploadEntry }) {
  const { t } = useTranslation();
  const percent = Math.round(share * 100);
  const label = t('submit.papers.uploading', { name: file.name, percent: String(percent) });
  return (
    <Box sx={{ mt: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="caption" sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {label}
        </Typography>
        <Button size="small" onClick={cancel} aria-label={t('submit.papers.cancelUpload', { name: file.name })}>
          {t('common.cancel')}
        </Button>
      </Box>
      <LinearProgress
        variant="determinate"
        value={percent}
        aria-label={label}
        color={isStalled ? 'warning' : 'primary'}
      />
      {isStalled && (
        <Typography variant="caption" color="warning" role="status">
          {t('submit.papers.stalled')}
        </Typography>
      )}
    </Box>
  );
}
