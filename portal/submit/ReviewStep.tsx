import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { Failure } from '../shared/Failure.tsx';
import { FeeLines } from '../shared/FeeLines.tsx';
import { Section } from '../shared/Section.tsx';
import { missingOf } from './missing.ts';
import { MissingList } from './MissingList.tsx';
import { ReviewFacts } from './ReviewFacts.tsx';
import type { SubmitStep } from './steps.ts';
import { useSubmit } from './use-submit.ts';
import type { Draft } from './use-draft.ts';

interface ReviewStepProps {
  readonly draft: Draft;
  readonly procedure: Procedure;
  readonly onGo: (step: SubmitStep) => void;
}

/** Everything once more, what it will cost, and “Nộp hồ sơ”. */
export function ReviewStep({ draft, procedure, onGo }: ReviewStepProps) {
  const { t } = useTranslation();
  const submit = useSubmit(draft);
  const missing = missingOf(draft);
  return (
    <Stack spacing={2}>
      <Typography>{t('submit.review.lead')}</Typography>
      <ReviewFacts draft={draft} procedure={procedure} onGo={onGo} />
      <Section title={t('submit.review.quote')}>
        <Quote draft={draft} />
      </Section>
      {missing.length > 0 && <MissingList missing={missing} procedure={procedure} onGo={onGo} />}
      {submit.isError && <Failure failure={submit.error} />}
      <Stack direction="row" spacing={1.5}>
        <Button
          variant="contained"
          size="large"
          disabled={submit.isPending || missing.length > 0 || draft.conflicts.length > 0}
          onClick={() => submit.mutate()}
        >
          {t(submit.isPending ? 'submit.review.submitting' : 'submit.review.submit')}
        </Button>
        <Button onClick={() => onGo('delivery')}>{t('common.back')}</Button>
      </Stack>
    </Stack>
  );
}

function Quote({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { quote } = draft.saved;
  if (quote === null) return <Typography>{t('submit.review.quoteUnknown')}</Typography>;
  if (quote.lines.length === 0) return <Typography>{t('submit.review.quoteFree')}</Typography>;
  return <FeeLines {...quote} />;
}
