import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useCallback, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AllowedAction } from '../../api/contract/common.ts';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { formatDeadline } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { tokens } from '../../ui/theme.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { keepInputDraft } from '../actions/input-draft.ts';
import { useDossier, useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { useT } from '../i18n/provider.ts';
import { useLiveNews } from '../live/live-events.tsx';
import { dossierPath } from '../shared/dossier-path.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { LetterToPrint } from './LetterToPrint.tsx';
import { PayPanel } from './PayPanel.tsx';
import { ScanPanel } from './ScanPanel.tsx';
import type { TakenSession } from './counter-session.ts';
import { useAccept } from './use-accept.ts';
import type { Scans } from './use-counter.ts';
import { useScanUploads } from './use-scan-uploads.ts';

interface TakenPanelProps {
  readonly taken: TakenSession;
  readonly scans: Scans;
  readonly onNext: () => void;
}

/** A dossier just taken in: its code, what is still done by itself, the receipt to print, the money, and the next person. */
export function TakenPanel({ taken, scans, onNext }: TakenPanelProps) {
  const { code } = taken;
  const { data: dossier, error, refetch } = useDossier(code);
  const refresh = useRefreshDossier();
  const reread = useCallback(() => void refetch(), [refetch]);
  useLiveNews((news) => {
    if (news.type === 'missed' || (news.type === 'dossier' && news.code === code)) refresh();
  });
  const uploads = useScanUploads(code, scans, reread);
  const isUploaded = uploads.isSettled && uploads.uploads.every(({ status }) => status === 'done');
  const accepting = useAccept(dossier, { taken, isReady: isUploaded, onDone: refresh });

  if (dossier === undefined) {
    return error == null ? (
      <Skeleton variant="rounded" height={320} />
    ) : (
      <FailureNotice failure={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', md: '380px minmax(0, 1fr)' },
        alignItems: 'start',
      }}
    >
      <div>
        <Head dossier={dossier} isBusy={accepting.isBusy} onNext={onNext} />
        {accepting.failure !== undefined && (
          <FailureNotice failure={accepting.failure} onRetry={() => void accepting.accept()} />
        )}
        {taken.missing.length > 0 && dossier.status === 'submitted' && (
          <Incomplete dossier={dossier} missing={taken.missing} onDone={refresh} />
        )}
        {dossier.status === 'payment_requested' && <PayPanel dossier={dossier} onPaid={refresh} />}
        <ScanPanel dossier={dossier} uploads={uploads} chosen={taken.scans} />
      </div>
      <LetterToPrint code={code} seq={dossier.seq} isExpected={dossier.status !== 'submitted'} />
    </Box>
  );
}

function Head({ dossier, isBusy, onNext }: { dossier: Dossier; isBusy: boolean; onNext: () => void }) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const { code, status, statusName, procedure, due } = dossier;
  const isOwing = status === 'submitted' || status === 'payment_requested';
  return (
    <Panel title={text(procedure.name)}>
      <Stack spacing={1.5} sx={{ alignItems: 'start' }} aria-live="polite">
        <Typography
          component="p"
          aria-label={t('counter.code')}
          sx={{
            fontFamily: tokens.monospace,
            fontSize: '1.75rem',
            fontWeight: 700,
            lineHeight: 1.2,
            userSelect: 'all',
          }}
        >
          {code}
        </Typography>
        <StatusChip status={status} name={text(statusName)} />
        {due !== null && (
          <Typography>
            {t('counter.due')}: <strong>{formatDeadline(due.dueAt, language)}</strong>
          </Typography>
        )}
        {isBusy && <Typography color="text.secondary">{t('counter.accepting')}</Typography>}
        <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
          <Button variant={isOwing ? 'outlined' : 'contained'} size="large" onClick={onNext}>
            {t('counter.next')}
          </Button>
          <Link component={RouterLink} to={dossierPath(code)}>
            {t('counter.openDossier')}
          </Link>
        </Stack>
      </Stack>
    </Panel>
  );
}

interface IncompleteProps {
  readonly dossier: Dossier;
  readonly missing: readonly string[];
  readonly onDone: () => void;
}

/** Taken in with papers missing: what is missing is asked for in writing, once and completely, or reception is refused. */
function Incomplete({ dossier, missing, onDone }: IncompleteProps) {
  const t = useT();
  const text = useLocalized();
  const [chosen, setChosen] = useState<AllowedAction>();
  const ways = ['requestSupplement', 'refuse'].flatMap(
    (name) => dossier.allowedActions.find(({ action }) => action === name) ?? [],
  );
  const open = (action: AllowedAction) => {
    if (action.action === 'requestSupplement')
      keepInputDraft(dossier.code, action.action, { components: [...missing] });
    setChosen(action);
  };
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {t('counter.takenIncomplete')}
      <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
        {ways.map((action, index) => (
          <Button
            key={action.action}
            size="small"
            variant={index === 0 ? 'contained' : 'outlined'}
            onClick={() => open(action)}
          >
            {text(action.label)}
          </Button>
        ))}
      </Stack>
      {chosen !== undefined && (
        <ActionDialog
          dossier={dossier}
          action={chosen}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined);
            onDone();
          }}
        />
      )}
    </Alert>
  );
}
