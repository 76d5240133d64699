import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import { useFieldName } from './field-name.ts';
import { stepOfField, submitSteps, type SubmitStep } from './steps.ts';

interface MissingListProps {
  readonly missing: readonly FieldError[];
  readonly procedure: Procedure;
  readonly onGo: (step: SubmitStep) => void;
}

/** What still keeps a dossier from being handed in, by the step in which it is mended, each by the name it has there. */
export function MissingList({ missing, procedure, onGo }: MissingListProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(procedure);
  return (
    <Alert severity="warning">
      <AlertTitle>{t('submit.review.missingTitle')}</AlertTitle>
      {submitSteps.map((step) => {
        const here = missing.filter(({ field }) => stepOfField(field) === step);
        if (here.length === 0) return null;
        return (
          <div key={step}>
            <Link
              component="button"
              onClick={() => onGo(step)}
              sx={{ font: 'inherit', textAlign: 'left', minHeight: 44 }}
            >
              {t(`submit.steps.${step}`)}
            </Link>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {here.map(({ field, message }) => (
                <li key={field}>{[nameOf(field), message].filter(Boolean).join(': ')}</li>
              ))}
            </Box>
          </div>
        );
      })}
    </Alert>
  );
}
