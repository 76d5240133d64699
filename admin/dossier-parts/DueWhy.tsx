import type { SvgIconComponent } from '@mui/icons-material';
import CountedIcon from '@mui/icons-material/Add';
import DueIcon from '@mui/icons-material/Flag';
import ProvisionalIcon from '@mui/icons-material/InfoOutlined';
import PausedIcon from '@mui/icons-material/Pause';
import StartIcon from '@mui/icons-material/PlayArrow';
import SkippedIcon from '@mui/icons-material/Redo';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { DueDate, ExplanationItem } from '../../api/contract/common.ts';
import { formatDate, formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { workingTimeParts } from '../shared/working-time.ts';

const signs: Record<ExplanationItem['kind'], SvgIconComponent> = {
  start: StartIcon,
  counted: CountedIcon,
  skipped: SkippedIcon,
  paused: PausedIcon,
  due: DueIcon,
  provisional: ProvisionalIcon,
};

/** Opens the reckoning behind a due date: what was counted, skipped and paused. */
export function DueWhy({ due }: { due: DueDate }) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Link
        component="button"
        type="button"
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ verticalAlign: 'baseline' }}
      >
        {t('dossier.why')}
      </Link>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('dossier.whyTitle') } }}
      >
        <Box sx={{ p: 2, maxWidth: 480 }}>
          <Typography variant="h3">{t('dossier.whyTitle')}</Typography>
          <Explanation due={due} />
        </Box>
      </Popover>
    </>
  );
}

/** The lines of a due date's explanation, with what is still provisional of it. */
export function Explanation({ due }: { due: DueDate }) {
  const t = useT();
  return (
    <>
      {due.provisional && (
        <Alert severity="info" sx={{ my: 1 }}>
          {t('dossier.provisional')}
        </Alert>
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, my: 1 }}>
        {due.explanation.map((line, index) => (
          <ExplanationLine key={index} line={line} />
        ))}
      </Box>
    </>
  );
}

function ExplanationLine({ line }: { line: ExplanationItem }) {
  const t = useT();
  const text = useLocalized();
  const Sign = signs[line.kind];
  const worked = workingTimeParts(line.minutes).map(({ key, count }) => t(key, { smart_count: count }));
  const facts = [whenOf(line), line.minutes > 0 ? worked.join(' ') : ''].filter((fact) => fact !== '');
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.5 }}>
      <Sign fontSize="small" color="action" />
      <div>
        <Typography variant="body2">{text(line.reason)}</Typography>
        <Typography variant="caption" color="text.secondary">
          {facts.join(' · ')}
        </Typography>
      </div>
    </Box>
  );
}

function whenOf(line: ExplanationItem): string {
  switch (line.kind) {
    case 'start':
    case 'due':
      return formatDateTime(line.at);
    case 'counted':
    case 'skipped':
      return line.onDate === line.throughDate
        ? formatDate(line.onDate)
        : `${formatDate(line.onDate)} – ${formatDate(line.throughDate)}`;
    case 'paused':
      return `${formatDateTime(line.from)} – ${formatDateTime(line.to)}`;
    case 'provisional':
      return formatDate(line.onDate);
  }
}
