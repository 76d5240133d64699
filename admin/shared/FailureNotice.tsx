import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { describeFailure, fieldErrorsOf, ProblemError } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';

interface FailureNoticeProps {
  readonly failure: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, in words, with the number to quote and the way to try again. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const t = useT();
  const language = useLanguage();
  const fields = fieldErrorsOf(failure);
  const problem = failure instanceof ProblemError ? failure.problem : undefined;
  return (
    <Alert
      severity="error"
      sx={{ m: 2 }}
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      {problem !== undefined && <AlertTitle>{problem.title}</AlertTitle>}
      {describeFailure(failure, language)}
      {fields.length > 0 && (
        <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
          {fields.map(({ field, code, message }) => (
            <li key={`${field} ${code} ${message}`}>{message}</li>
          ))}
        </Box>
      )}
      {problem !== undefined && (
        <Typography variant="caption" component="p">
          {t('common.requestId', { id: problem.requestId })}
        </Typography>
      )}
    </Alert>
  );
}
