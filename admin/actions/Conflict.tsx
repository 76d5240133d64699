import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { TimelineEntry, useTimeline } from '../dossier-parts/Timeline.tsx';
import { useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { useT } from '../i18n/provider.ts';

interface ConflictProps {
  readonly dossier: Pick<Dossier, 'code' | 'seq'>;
  readonly failure: unknown;
  readonly onReload: () => void;
}

/** Somebody was faster: what happened since the form was opened, and the way on. What was filled in stays. */
export function Conflict({ dossier, failure, onReload }: ConflictProps) {
  const t = useT();
  const language = useLanguage();
  const refresh = useRefreshDossier();
  const { data: events, refetch } = useTimeline(dossier.code);
  useEffect(() => void refetch(), [refetch]);
  const since = events?.filter(({ seq }) => seq > dossier.seq) ?? [];
  return (
    <Box sx={{ py: 1 }}>
      <Alert severity="warning">{describeFailure(failure, language)}</Alert>
      {since.length > 0 && (
        <>
          <Typography variant="h3" component="p" sx={{ mt: 2 }}>
            {t('action.meanwhile')}
          </Typography>
          {since.map((event) => (
            <Box key={event.seq} sx={{ py: 1 }}>
              <TimelineEntry event={event} />
            </Box>
          ))}
        </>
      )}
      <Typography sx={{ my: 2 }}>{t('action.inputKept')}</Typography>
      <Button
        variant="contained"
        autoFocus
        onClick={() => {
          refresh();
          onReload();
        }}
      >
        {t('action.reload')}
      </Button>
    </Box>
  );
}
