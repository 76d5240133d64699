import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeeQuoteRequest, Procedure } from '../../api/contract/catalogue.ts';
import type { ApplicantKind } from '../../api/contract/common.ts';
import { SchemaForm } from '../../ui/action-form/SchemaForm.tsx';
import { failureCode } from '../../ui/failures.ts';
import { useFeeQuote } from '../data/catalogue.ts';
import { Disclosure } from '../shared/Disclosure.tsx';
import { Failure } from '../shared/Failure.tsx';
import { FeeLines } from '../shared/FeeLines.tsx';
import { Loading } from '../shared/Loading.tsx';
import { defaultAnswers, feeQuestions } from './fee-questions.ts';

type Answers = NonNullable<FeeQuoteRequest['answers']>;

/** The fee for a case like the reader's, line by line, as they answer the questions that decide it. */
export default function FeeQuoteForm({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const [applicant, setApplicant] = useState<ApplicantKind>(procedure.applicants[0] ?? 'citizen');
  const [homeReturn, setHomeReturn] = useState(false);
  const [answers, setAnswers] = useState<Answers>(() => defaultAnswers(procedure.form));
  const quote = useFeeQuote(procedure.code, { answers, applicant, homeReturn, channel: 'online' });
  const questions = feeQuestions(procedure);
  const isUndecided = ['fee_not_determinable', 'validation_failed'].includes(failureCode(quote.error) ?? '');
  return (
    <Stack spacing={2}>
      <Disclosure label={t('service.feeFor')}>
        <Stack spacing={2} sx={{ pt: 1 }}>
          {procedure.applicants.length > 1 && (
            <TextField
              select
              label={t('service.feeApplicant')}
              value={applicant}
              onChange={({ target }) => setApplicant(target.value === 'company' ? 'company' : 'citizen')}
            >
              {procedure.applicants.map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {t(`common.applicantKind.${kind}`)}
                </MenuItem>
              ))}
            </TextField>
          )}
          {procedure.returnMethods.includes('home') && (
            <FormControlLabel
              control={<Checkbox checked={homeReturn} onChange={(_, isChecked) => setHomeReturn(isChecked)} />}
              label={t('service.feeHomeReturn')}
            />
          )}
          {questions !== undefined && (
            <SchemaForm
              id="fee"
              schema={questions}
              value={answers}
              onChange={(changed) => setAnswers(JSON.parse(JSON.stringify(changed)) as Answers)}
            />
          )}
        </Stack>
      </Disclosure>
      <Box aria-live="polite">
        {quote.isPending && <Loading lines={2} />}
        {isUndecided && <Typography>{t('service.feeAnswerMore')}</Typography>}
        {quote.isError && !isUndecided && <Failure failure={quote.error} onRetry={() => void quote.refetch()} />}
        {quote.data !== undefined && !quote.isError && <FeeLines {...quote.data} />}
      </Box>
    </Stack>
  );
}
