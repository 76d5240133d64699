import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { request } from '../../ui/api-client.ts';
import { readDossierCode } from '../../ui/dossier-code.ts';
import { useLocalized } from '../../ui/language.ts';
import { tokens } from '../../ui/theme.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { useSay } from '../shared/use-say.ts';
import { CounterFrame } from './CounterFrame.tsx';
import { handOverWay, type HandOverWay } from './hand-over-way.ts';

/** Trả kết quả: the receipt is scanned, and the result is handed over; or it is said why not, and what to do instead. */
export default function HandOverPage() {
  const t = useT();
  const say = useSay();
  const navigate = useNavigate();
  const refresh = useRefreshDossier();
  const searched = codeIn(useLocation().state);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const finding = useMutation({ mutationFn: findForHandOver });
  const find = (text: string) => {
    const code = readDossierCode(text);
    setWrong(code === undefined);
    if (code === undefined) return;
    setTyped('');
    finding.mutate(code);
  };
  const findSearched = useEffectEvent((code: string) => {
    // A reload must not open it again. Whoever searched for a dossier that has no result yet wants to see the dossier.
    void navigate('.', { replace: true, state: null });
    finding.mutate(code, {
      onSuccess: ({ way }) => way.kind === 'instead' && void navigate(dossierPath(code), { replace: true }),
    });
  });
  useEffect(() => {
    if (searched !== undefined) findSearched(searched);
  }, [searched]);

  const found = finding.data;
  const next = () => {
    finding.reset();
    field.current?.focus();
  };
  return (
    <CounterFrame page="handOver">
      <Stack spacing={2} sx={{ maxWidth: 640 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            find(typed);
          }}
        >
          <TextField
            inputRef={field}
            fullWidth
            autoFocus
            label={t('counter.scan')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            error={isWrong}
            helperText={t(isWrong ? 'counter.scanWrong' : 'counter.scanHint')}
            slotProps={{
              htmlInput: { autoComplete: 'off', spellCheck: false, style: { fontFamily: tokens.monospace } },
            }}
          />
        </form>
        {finding.isPending && <Typography aria-live="polite">{t('counter.loading')}</Typography>}
        {finding.isError && <FailureNotice failure={finding.error} />}
        {found !== undefined && <Found dossier={found.dossier} way={found.way} />}
      </Stack>
      {found?.way.kind === 'handOver' && (
        <ActionDialog
          dossier={found.dossier}
          action={found.way.action}
          onClose={next}
          onDone={() => {
            say(t('counter.handedOver', { code: found.dossier.code }), 'success');
            refresh();
            next();
          }}
        />
      )}
    </CounterFrame>
  );
}

/** What can be done with the dossier whose receipt was scanned. Its task is taken where nobody holds it. */
async function findForHandOver(code: string): Promise<{ dossier: Dossier; way: HandOverWay }> {
  const read = () => request('get', '/dossiers/{code}', { params: { code } });
  const dossier = await read();
  const way = handOverWay(dossier);
  if (way.kind !== 'claim') return { dossier, way };
  await request('post', '/tasks/{id}/claim', { params: { id: way.taskId } });
  const claimed = await read();
  return { dossier: claimed, way: handOverWay(claimed) };
}

function Found({ dossier, way }: { dossier: Dossier; way: HandOverWay }) {
  const t = useT();
  const text = useLocalized();
  return (
    <Alert
      severity={way.kind === 'instead' ? 'warning' : 'info'}
      action={
        <Button
          component={RouterLink}
          to={dossierPath(dossier.code)}
          color="inherit"
          size="small"
          sx={{ whiteSpace: 'nowrap' }}
        >
          {t('counter.openDossier')}
        </Button>
      }
    >
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Link component={RouterLink} to={dossierPath(dossier.code)} sx={{ fontFamily: tokens.monospace }}>
          {dossier.code}
        </Link>
        <StatusChip status={dossier.status} name={text(dossier.statusName)} />
      </Stack>
      <Typography sx={{ mt: 0.5 }}>{text(dossier.procedure.name)}</Typography>
      {way.kind === 'instead' && (
        <Typography sx={{ mt: 0.5, fontWeight: 600 }}>
          {t(`counter.instead.${way.reason}`, { name: way.holder ?? '' })}
        </Typography>
      )}
    </Alert>
  );
}

/** A whole code typed, or scanned, into the search box. */
function codeIn(state: unknown): string | undefined {
  return typeof state === 'object' && state !== null && 'searched' in state && typeof state.searched === 'string'
    ? state.searched
    : undefined;
}
