import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import OnTimeIcon from '@mui/icons-material/RadioButtonUnchecked';
import SoonIcon from '@mui/icons-material/Timelapse';
import OverdueIcon from '@mui/icons-material/WarningRounded';
import Box from '@mui/material/Box';
import type { SvgIconComponent } from '@mui/icons-material';
import Tooltip from '@mui/material/Tooltip';
import { formatDate, formatDeadline, formatTime } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT, type Translate } from '../i18n/provider.ts';
import { dueWords, type DueWords, type Urgency } from './due-words.ts';
import { useNow } from './use-now.ts';

const signs: Record<Urgency, { readonly Sign: SvgIconComponent; readonly color: string }> = {
  overdue: { Sign: OverdueIcon, color: 'error.main' },
  dueSoon: { Sign: SoonIcon, color: 'warning.main' },
  onTime: { Sign: OnTimeIcon, color: 'text.secondary' },
  paused: { Sign: PauseIcon, color: 'text.secondary' },
};

interface DueCellProps {
  readonly due: { readonly dueAt: string | null; readonly urgency: Urgency; readonly provisional: boolean };
  /** What is said where there is no due date: a dossier has none yet, a task none at all. */
  readonly none?: 'due.none' | 'due.noneForTask';
}

/** A due date in words, with a sign and a colour; the words alone say it all. */
export function DueCell({ due, none = 'due.none' }: DueCellProps) {
  const t = useT();
  const language = useLanguage();
  const nowMs = useNow();
  const words = dueWords(due, nowMs);
  const urgency = words.key.startsWith('due.overdue') ? 'overdue' : due.urgency;
  const { Sign, color } = signs[due.dueAt === null ? 'paused' : urgency];
  return (
    <Tooltip title={due.dueAt === null ? '' : formatDeadline(due.dueAt, language)}>
      <Box
        component="span"
        sx={{ color, fontWeight: urgency === 'overdue' || urgency === 'dueSoon' ? 600 : 400, whiteSpace: 'nowrap' }}
      >
        {due.dueAt !== null && <Sign fontSize="inherit" sx={{ verticalAlign: '-0.125em', mr: 0.5 }} />}
        {due.dueAt === null ? t(none) : spell(words, due.dueAt, t)}
        {due.provisional && due.dueAt !== null && ` (${t('due.provisional')})`}
      </Box>
    </Tooltip>
  );
}

function spell(words: DueWords, dueAt: string, t: Translate): string {
  if ('count' in words) return t(words.key, { smart_count: words.count });
  return t(words.key, { time: formatTime(dueAt), date: formatDate(dueAt).slice(0, 5) });
}
