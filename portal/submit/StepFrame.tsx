import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../ui/failures.ts';
import { Failure } from '../shared/Failure.tsx';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { Section } from '../shared/Section.tsx';
import { missingOf } from './missing.ts';
import { stepOfField, submitSteps, type SubmitStep } from './steps.ts';
import type { Draft } from './use-draft.ts';

interface StepFrameProps {
  readonly step: SubmitStep;
  readonly draft: Draft;
  readonly onGo: (step: SubmitStep) => void;
  /** Draws the step; once checked it shows what is missing at each field. */
  readonly children: (isChecked: boolean) => ReactNode;
}

/** One step with its button: saves, asks the server what is missing here, and only then goes on. */
export function StepFrame({ step, draft, onGo, children }: StepFrameProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const [isChecked, setChecked] = useState(false);
  const position = submitSteps.indexOf(step);
  // Asked of the saver itself: after saving, this drawing's own `draft` is of before.
  const isIncomplete = () => missingOf(draft.saver.getState()).some(({ field }) => stepOfField(field) === step);
  const next = useMutation({
    mutationFn: () => draft.saver.flush(),
    onSuccess: () => {
      const following = submitSteps[position + 1];
      if (isIncomplete()) showFaults();
      else if (following !== undefined) onGo(following);
    },
    onError: () => showFaults(),
  });
  const showFaults = () => {
    setChecked(true);
    if (body.current !== null) focusFirstFault(body.current);
  };
  const previous = submitSteps[position - 1];
  const isMissing = isChecked && isIncomplete();
  return (
    <Stack spacing={2} ref={body}>
      <Section title={`${position + 1}. ${t(`submit.steps.${step}`)}`}>{children(isChecked)}</Section>
      {isMissing && (
        <Alert severity="warning" role="status">
          {[t('submit.missingHere'), ...unplaced(draft)].join(' ')}
        </Alert>
      )}
      {next.isError && (next.error instanceof ProblemError || draft.progress === 'failed') && (
        <Failure failure={next.error} />
      )}
      <Stack direction="row" spacing={1.5}>
        <Button variant="contained" size="large" onClick={() => next.mutate()} disabled={next.isPending}>
          {t(next.isPending ? 'submit.checking' : 'submit.next')}
        </Button>
        {previous !== undefined && <Button onClick={() => onGo(previous)}>{t('common.back')}</Button>}
      </Stack>
    </Stack>
  );
}

/** What is said of things that have no field on the screen. */
function unplaced(draft: Draft): readonly string[] {
  return draft.saved.missing
    .filter(({ field }) => field === 'procedure' || field === 'applicant.kind')
    .map(({ message }) => message);
}
