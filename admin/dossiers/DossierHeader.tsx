import VisibilityIcon from '@mui/icons-material/Visibility';
import VisibilityOutlinedIcon from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { priorityNames } from '../../domain/priority.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatDay, formatDeadline } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PriorityChip } from '../shared/PriorityChip.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { DueWhy } from '../dossier-parts/DueWhy.tsx';
import { useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { useSay } from '../shared/use-say.ts';
import { AlsoHere } from './AlsoHere.tsx';
import { Limits } from './Limits.tsx';

/** Names of procedures can be whole sentences. */
const twoLines = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const;

interface DossierHeaderProps {
  readonly dossier: Dossier;
  readonly actions: ReactNode;
}

/** What this is, where it stands, when it is due and why, and what I can do. */
export function DossierHeader({ dossier, actions }: DossierHeaderProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1, px: 2, pt: 1.5, pb: 1 }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 22rem' }}>
        <Typography variant="h2" component="h1" title={dossier.procedure.name[language]} sx={twoLines}>
          {dossier.procedure.name[language]}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{dossier.code}</Typography>
          <StatusChip status={dossier.status} name={dossier.statusName[language]} />
          {dossier.priority !== null && (
            <PriorityChip label={t('dossier.priorityChip', { group: priorityNames[dossier.priority][language] })} />
          )}
          {dossier.due === null ? (
            <Typography color="text.secondary">{t('due.none')}</Typography>
          ) : (
            <Typography component="span">
              {t('dossier.due', { when: formatDeadline(dossier.due.dueAt, language) })} <DueWhy due={dossier.due} />
            </Typography>
          )}
          {dossier.promisedOn !== null && (
            <Typography component="span">
              {t('dossier.promisedAnew', { day: formatDay(dossier.promisedOn, language) })}
            </Typography>
          )}
          <Limits dossier={dossier} />
          <AlsoHere code={dossier.code} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {actions}
        <WatchButton dossier={dossier} />
      </Box>
    </Box>
  );
}

function WatchButton({ dossier: { code, watching } }: { dossier: Dossier }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const refresh = useRefreshDossier();
  const [isBusy, setBusy] = useState(false);
  const toggle = async () => {
    setBusy(true);
    try {
      await request(watching ? 'delete' : 'put', '/dossiers/{code}/watch', { params: { code } });
      refresh();
    } catch (failure) {
      say(describeFailure(failure, language), 'error');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip title={t(watching ? 'dossier.unwatch' : 'dossier.watch')}>
      <IconButton
        aria-label={t('dossier.watch')}
        aria-pressed={watching}
        loading={isBusy}
        onClick={() => void toggle()}
      >
        {watching ? <VisibilityIcon color="primary" /> : <VisibilityOutlinedIcon />}
      </IconButton>
    </Tooltip>
  );
}
