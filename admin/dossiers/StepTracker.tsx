import type { SvgIconComponent } from '@mui/icons-material';
import DoneIcon from '@mui/icons-material/CheckCircle';
import PausedIcon from '@mui/icons-material/PauseCircleFilled';
import CurrentIcon from '@mui/icons-material/RadioButtonChecked';
import AheadIcon from '@mui/icons-material/RadioButtonUnchecked';
import SkippedIcon from '@mui/icons-material/RemoveCircleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Dossier } from '../../api/contract/dossiers.ts';
import type { StepView } from '../../api/contract/dossier-parts.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { DueCell } from '../shared/DueCell.tsx';
import { urgencyAt } from '../shared/due-words.ts';
import { useNow } from '../shared/use-now.ts';

const signs: Record<StepView['state'], SvgIconComponent> = {
  done: DoneIcon,
  current: CurrentIcon,
  paused: PausedIcon,
  ahead: AheadIcon,
  skipped: SkippedIcon,
};

/** The way of a dossier, from handing in to the result, with the place where it is now. */
export function StepTracker({ dossier }: { dossier: Dossier }) {
  const t = useT();
  return (
    <Box
      component="ol"
      aria-label={t('dossier.steps')}
      tabIndex={0}
      sx={{
        display: 'flex',
        gap: 1,
        m: 0,
        px: 2,
        py: 1,
        listStyle: 'none',
        overflowX: 'auto',
        borderBlock: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {dossier.steps.map((step) =>
        step.state === 'current' || step.state === 'paused' ? (
          <PresentStep key={step.key} step={step} dossier={dossier} />
        ) : (
          <OtherStep key={step.key} step={step} />
        ),
      )}
    </Box>
  );
}

function OtherStep({ step }: { step: StepView }) {
  return (
    <Box
      component="li"
      sx={{
        flex: '1 1 0',
        minWidth: 92,
        borderTop: 3,
        pt: 0.5,
        borderColor: step.state === 'done' ? 'success.main' : 'divider',
        color: step.state === 'done' ? 'text.primary' : 'text.secondary',
      }}
    >
      <StepName step={step} />
      {step.endedAt !== null && <Typography variant="caption">{formatDate(step.endedAt)}</Typography>}
    </Box>
  );
}

/** Where the dossier is: who has it, and how much time is left. */
function PresentStep({ step, dossier }: { step: StepView; dossier: Dossier }) {
  const text = useLocalized();
  const nowMs = useNow();
  const who = useHolderWords(dossier);
  const unit = step.unit === null || step.unit.code === dossier.unit.code ? '' : text(step.unit.name);
  const dueAt = step.dueAt;
  return (
    <Box
      component="li"
      aria-current="step"
      sx={{ flex: '0 0 auto', maxWidth: 280, borderTop: 3, pt: 0.5, borderColor: 'primary.main' }}
    >
      <StepName step={step} />
      <Typography variant="caption">
        {[who, unit].filter((part) => part !== '').join(' · ')}{' '}
        {dueAt !== null && (
          <DueCell
            due={{ dueAt, urgency: step.state === 'paused' ? 'paused' : urgencyAt(dueAt, nowMs), provisional: false }}
          />
        )}
      </Typography>
    </Box>
  );
}

function StepName({ step }: { step: StepView }) {
  const t = useT();
  const text = useLocalized();
  const Sign = signs[step.state];
  const isHere = step.state === 'current' || step.state === 'paused';
  return (
    <Typography variant="body2" sx={{ fontWeight: isHere ? 700 : 400 }}>
      <Sign
        fontSize="inherit"
        color={isHere ? 'primary' : step.state === 'done' ? 'success' : 'inherit'}
        sx={{ verticalAlign: '-0.125em', mr: 0.5 }}
      />
      {text(step.name)}
      <span style={{ position: 'absolute', left: -9999 }}> ({t(`dossier.step.${step.state}`)})</span>
    </Typography>
  );
}

/** Who has the dossier: somebody of the staff, nobody yet, or the applicant whose turn it is. */
function useHolderWords({ status, holder }: Pick<Dossier, 'status' | 'holder'>): string {
  const t = useT();
  if (holder !== null) return holder.name;
  switch (status) {
    case 'supplement_requested':
    case 'payment_requested':
      return t('dossier.waitingForApplicant');
    case 'submitted':
    case 'processing':
    case 'withdrawal_requested':
    case 'result_ready':
      return t('dossier.nobodyHolds');
    case 'draft':
    case 'stopped':
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return '';
  }
}
