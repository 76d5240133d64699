import CheckIcon from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { missingOf } from './missing.ts';
import { stepOfField, submitSteps, type SubmitStep } from './steps.ts';
import type { Draft } from './use-draft.ts';

interface StepHeaderProps {
  readonly current: SubmitStep;
  readonly draft: Draft;
  readonly onGo: (step: SubmitStep) => void;
}

/** Where one is among the steps; earlier and later ones can be gone to at any time. */
export function StepHeader({ current, draft, onGo }: StepHeaderProps) {
  const { t } = useTranslation();
  const position = submitSteps.indexOf(current);
  const isDone = (step: SubmitStep, index: number) =>
    index < position && !missingOf(draft).some(({ field }) => stepOfField(field) === step);
  return (
    <Box component="nav" aria-label={t('submit.title')} sx={{ mb: 2 }}>
      <Typography color="textSecondary" sx={{ display: { sm: 'none' } }}>
        {t('submit.stepOf', { step: String(position + 1), count: submitSteps.length })}
      </Typography>
      <Box component="ol" sx={{ display: 'flex', gap: 1, listStyle: 'none', m: 0, p: 0 }}>
        {submitSteps.map((step, index) => (
          <Box component="li" key={step} sx={{ flex: 1 }}>
            <ButtonBase
              onClick={() => onGo(step)}
              aria-current={step === current ? 'step' : undefined}
              aria-label={`${index + 1} ${t(`submit.steps.${step}`)}`}
              sx={{
                width: '100%',
                minHeight: 44,
                pt: 1,
                gap: 1,
                borderTop: 4,
                borderColor: index <= position ? 'primary.main' : 'divider',
                justifyContent: 'flex-start',
                alignItems: 'flex-start',
                textAlign: 'left',
              }}
            >
              {isDone(step, index) ? (
                <CheckIcon fontSize="small" color="success" />
              ) : (
                <Typography component="span" sx={{ fontWeight: 650 }}>
                  {index + 1}
                </Typography>
              )}{' '}
              <Typography
                component="span"
                variant="caption"
                sx={{ display: { xs: 'none', sm: 'block' }, fontWeight: step === current ? 650 : 400 }}
              >
                {t(`submit.steps.${step}`)}
              </Typography>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
