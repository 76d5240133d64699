import type { SvgIconComponent } from '@mui/icons-material';
import DoneIcon from '@mui/icons-material/CheckCircle';
import PausedIcon from '@mui/icons-material/PauseCircleFilled';
import CurrentIcon from '@mui/icons-material/RadioButtonChecked';
import AheadIcon from '@mui/icons-material/RadioButtonUnchecked';
import SkippedIcon from '@mui/icons-material/RemoveCircleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PersonRef } from '../../api/contract/common.ts';
import type { StepView } from '../../api/contract/my-dossiers.ts';
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

interface StepTrackerProps {
  readonly steps: readonly StepView[];
  readonly holder: PersonRef | null;
}

/** The way of a dossier, from handing in to the result, with the place where it is now. */
export function StepTracker({ steps, holder }: StepTrackerProps) {
  const t = useT();
  return (
    <Box
      component="ol"
      aria-label={t('dossier.steps')}
      tabIndex={0}
      sx={{
        display: 'flex',
        gap: 0,
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
      {steps.map((step, index) => (
        <Step key={step.key} step={step} holder={holder} isFirst={index === 0} />
      ))}
    </Box>
  );
}

function Step({ step, holder, isFirst }: { step: StepView; holder: PersonRef | null; isFirst: boolean }) {
  const t = useT();
  const text = useLocalized();
  const nowMs = useNow();
  const Sign = signs[step.state];
  const isHere = step.state === 'current' || step.state === 'paused';
  return (
    <Box
      component="li"
      aria-current={isHere ? 'step' : undefined}
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        flexShrink: 0,
        color: step.state === 'ahead' || step.state === 'skipped' ? 'text.secondary' : 'text.primary',
      }}
    >
      {!isFirst && <Box aria-hidden sx={{ width: 20, borderTop: 2, borderColor: 'divider', mt: '11px', mx: 0.75 }} />}
      <div>
        <Typography variant="body2" sx={{ fontWeight: isHere ? 700 : 400, whiteSpace: 'nowrap' }}>
          <Sign
            fontSize="inherit"
            color={isHere ? 'primary' : step.state === 'done' ? 'success' : 'inherit'}
            sx={{ verticalAlign: '-0.125em', mr: 0.5 }}
          />
          {text(step.name)}
          <span style={{ position: 'absolute', left: -9999 }}> ({t(`dossier.step.${step.state}`)})</span>
        </Typography>
        <Typography variant="caption" component="div" sx={{ whiteSpace: 'nowrap' }}>
          {isHere ? (
            <>
              {holder === null ? t('dossier.nobodyHolds') : holder.name}
              {step.unit !== null && ` · ${text(step.unit.name)}`}
              {step.dueAt !== null && (
                <>
                  {' · '}
                  <DueCell
                    due={{
                      dueAt: step.dueAt,
                      urgency: step.state === 'paused' ? 'paused' : urgencyAt(step.dueAt, nowMs),
                      provisional: false,
                    }}
                  />
                </>
              )}
            </>
          ) : (
            step.endedAt !== null && formatDate(step.endedAt)
          )}
        </Typography>
      </div>
    </Box>
  );
}
