import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import PauseCircleIcon from '@mui/icons-material/PauseCircle';
import RadioButtonCheckedIcon from '@mui/icons-material/RadioButtonChecked';
import RadioButtonUncheckedIcon from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { StepView } from '../../api/contract/dossier-parts.ts';
import { formatDateTime, formatDeadline, formatPeriod } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { visuallyHidden } from '../shared/visually-hidden.ts';

/** The way of a dossier, done, under way and to come, with times and who has it. */
export function StepList({ steps }: { readonly steps: readonly StepView[] }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps.map((step, index) => (
        <Step key={step.key} step={step} isLast={index === steps.length - 1} />
      ))}
    </Box>
  );
}

function Step({ step, isLast }: { readonly step: StepView; readonly isLast: boolean }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  const { state, startedAt, endedAt, dueAt, unit } = step;
  const isHere = state === 'current' || state === 'paused';
  return (
    <Box
      component="li"
      aria-current={isHere ? 'step' : undefined}
      sx={{ display: 'flex', gap: 1.5, opacity: state === 'skipped' ? 0.7 : 1 }}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center' }}>
        <StateIcon state={state} />
        {!isLast && <Box sx={{ width: 2, flexGrow: 1, minHeight: 16, bgcolor: 'divider' }} />}
      </Box>
      <Box sx={{ pb: isLast ? 0 : 2 }}>
        <Typography sx={{ fontWeight: isHere ? 650 : 400 }} color={state === 'ahead' ? 'textSecondary' : 'textPrimary'}>
          {localized(step.name)}
          <span style={state === 'skipped' || state === 'paused' ? {} : visuallyHidden}>
            {' · '}
            {t(`dossier.stepState.${state}`)}
          </span>
        </Typography>
        {startedAt !== null && (
          <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {endedAt === null ? formatDateTime(startedAt) : formatPeriod(startedAt, endedAt)}
          </Typography>
        )}
        {isHere && unit !== null && (
          <Typography variant="caption" sx={{ display: 'block' }}>
            {t('dossier.heldBy', { unit: localized(unit.name) })}
          </Typography>
        )}
        {isHere && dueAt !== null && (
          <Typography variant="caption" sx={{ display: 'block' }}>
            {t('dossier.stepDue', { at: formatDeadline(dueAt, language) })}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

function StateIcon({ state }: { readonly state: StepView['state'] }) {
  switch (state) {
    case 'done':
      return <CheckCircleIcon color="success" />;
    case 'current':
      return <RadioButtonCheckedIcon color="primary" />;
    case 'paused':
      return <PauseCircleIcon color="warning" />;
    case 'ahead':
    case 'skipped':
      return <RadioButtonUncheckedIcon color="disabled" />;
  }
}
