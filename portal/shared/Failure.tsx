import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { describeFailure, ProblemError } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';

interface FailureProps {
  readonly failure: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** What went wrong, in the API's own words, and the way out. Announced when it appears. */
export function Failure({ failure, title, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Alert
      severity="error"
      role="alert"
      {...(onRetry === undefined
        ? {}
        : {
            action: (
              <Button color="inherit" onClick={onRetry}>
                {t('common.retry')}
              </Button>
            ),
          })}
    >
      {title !== undefined && <AlertTitle>{title}</AlertTitle>}
      {describeFailure(failure, language)}
      {failure instanceof ProblemError && failure.problem.status >= 500 && (
        <Typography variant="caption" sx={{ display: 'block' }}>
          {t('common.requestId', { id: failure.problem.requestId })}
        </Typography>
      )}
    </Alert>
  );
}
