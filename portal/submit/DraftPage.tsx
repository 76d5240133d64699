import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import type { Application } from '../../api/contract/application.ts';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { useLocalized } from '../../ui/language.ts';
import { places } from '../places.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { ApplicantStep } from './ApplicantStep.tsx';
import { Conflict } from './Conflict.tsx';
import { CopiedNotice } from './CopiedNotice.tsx';
import { DeliveryStep } from './DeliveryStep.tsx';
import { DiscardButton } from './DiscardButton.tsx';
import { PapersStep } from './PapersStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { StepFrame } from './StepFrame.tsx';
import { StepHeader } from './StepHeader.tsx';
import { readStep, submitSteps, type SubmitStep } from './steps.ts';
import { useDraft } from './use-draft.ts';

interface DraftPageProps {
  readonly application: Application;
  readonly procedure: Procedure;
}

/** The four steps of handing in a dossier, one on the screen at a time. */
export function DraftPage({ application, procedure }: DraftPageProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const draft = useDraft(application);
  const [search, setSearch] = useSearchParams();
  const step = readStep(search.get('buoc'));
  const goTo = (target: SubmitStep) => setSearch({ buoc: String(submitSteps.indexOf(target) + 1) });
  if (draft.saved.dossierCode !== null) return <Navigate to={places.dossier(draft.saved.dossierCode)} replace />;
  return (
    <Box sx={{ maxWidth: 860, mx: 'auto' }}>
      <PageTitle>{t('submit.title')}</PageTitle>
      <Typography sx={{ mb: 2 }}>{localized(procedure.name)}</Typography>
      <StepHeader current={step} draft={draft} onGo={goTo} />
      {draft.saved.copiedFrom !== null && <CopiedNotice copiedFrom={draft.saved.copiedFrom} />}
      <Conflict draft={draft} />
      {step === 'review' ? (
        <ReviewStep draft={draft} procedure={procedure} onGo={goTo} />
      ) : (
        <StepFrame key={step} step={step} draft={draft} onGo={goTo}>
          {(isChecked) => {
            switch (step) {
              case 'applicant':
                return <ApplicantStep draft={draft} procedure={procedure} isChecked={isChecked} />;
              case 'papers':
                return <PapersStep draft={draft} procedure={procedure} isChecked={isChecked} />;
              case 'delivery':
                return <DeliveryStep draft={draft} procedure={procedure} isChecked={isChecked} />;
            }
          }}
        </StepFrame>
      )}
      <Box
        sx={{ display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'space-between', mt: 2, flexWrap: 'wrap' }}
      >
        <SaveStatus draft={draft} />
        <DiscardButton draft={draft} />
      </Box>
    </Box>
  );
}
