import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AuditCheckView } from '../../api/contract/audit.ts';
import { newIdempotencyKey, request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatDateTime, formatNumber } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useSay } from '../shared/use-say.ts';
import { CheckResult } from './CheckResult.tsx';
import { readAnchor, writeAnchor } from './read-anchor.ts';

const queryKey = ['audit-checks'];
const followEveryMs = 1500;

const isOpen = ({ status }: AuditCheckView) => status === 'waiting' || status === 'running';

/** Whether the log still is what was written: checks asked for here, done in the background, kept with their results. */
export default function AuditCheckPage() {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request('get', '/audit/checks', { signal })).data,
    refetchInterval: ({ state }) => (state.data?.some(isOpen) === true ? followEveryMs : false),
  });
  const latest = data?.[0];
  return (
    <Box sx={{ p: 2, maxWidth: 1100 }}>
      <PageTitle title={t('audit.checkTitle')} />
      <Button component={RouterLink} to="/audit" sx={{ mb: 1 }}>
        {t('audit.toLog')}
      </Button>
      <Typography sx={{ maxWidth: '75ch', mb: 1 }}>{t('audit.checkIntro')}</Typography>
      <Alert severity="info" sx={{ mb: 2 }}>
        {t('audit.cannotSee')}
      </Alert>
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Skeleton height={200} />
      ) : (
        <>
          {latest !== undefined && isOpen(latest) ? <UnderWay check={latest} /> : <StartCheck />}
          <Panel title={t('audit.checks')}>
            {data.length === 0 ? (
              <Typography color="text.secondary">{t('audit.noChecks')}</Typography>
            ) : (
              <Paper variant="outlined" sx={{ overflowX: 'auto', border: 0 }}>
                <CheckTable checks={data} />
              </Paper>
            )}
          </Panel>
        </>
      )}
    </Box>
  );
}

function StartCheck() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [pasted, setPasted] = useState('');
  const kept = readAnchor(pasted);
  const isUnreadable = pasted.trim() !== '' && kept === undefined;
  const start = useMutation({
    mutationFn: () =>
      request('post', '/audit/checks', {
        body: kept === undefined ? {} : { kept },
        idempotencyKey: newIdempotencyKey(),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  return (
    <Stack direction={{ xs: 'column', md: 'row' }} spacing={2} sx={{ mb: 2, alignItems: 'start' }}>
      <Button
        variant="contained"
        loading={start.isPending}
        disabled={isUnreadable}
        onClick={() => start.mutate()}
        sx={{ whiteSpace: 'nowrap', minHeight: 40 }}
      >
        {t('audit.startCheck')}
      </Button>
      <TextField
        size="small"
        fullWidth
        label={t('audit.kept')}
        value={pasted}
        onChange={({ target }) => setPasted(target.value)}
        error={isUnreadable}
        helperText={t(isUnreadable ? 'audit.keptUnreadable' : 'audit.keptHint')}
      />
    </Stack>
  );
}

function UnderWay({ check }: { check: AuditCheckView }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => request('post', '/audit/checks/{id}/cancel', { params: { id: check.id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  return (
    <Panel title={t(`audit.status.${check.status}`)}>
      <CheckResult check={check} />
      <Button sx={{ mt: 1 }} loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('audit.cancelCheck')}
      </Button>
    </Panel>
  );
}

function CheckTable({ checks }: { checks: readonly AuditCheckView[] }) {
  const t = useT();
  return (
    <PlainTable
      label={t('audit.checks')}
      rows={checks}
      keyOf={({ id }) => id}
      columns={[
        { name: t('audit.askedAt'), cell: ({ askedAt }) => formatDateTime(askedAt) },
        { name: t('audit.askedBy'), cell: ({ askedBy }) => askedBy.name },
        { name: t('audit.result'), cell: (check) => <CheckResult check={check} /> },
        { name: t('audit.entries'), align: 'right', cell: ({ checkedEntries }) => formatNumber(checkedEntries) },
        { name: t('audit.comparedWith'), cell: (check) => <Compared check={check} /> },
        { name: t('audit.anchor'), cell: ({ anchor }) => anchor !== null && <AnchorLine line={writeAnchor(anchor)} /> },
      ]}
    />
  );
}

function Compared({ check: { compared } }: { check: AuditCheckView }) {
  const t = useT();
  if (compared === null) return t('audit.nothingToCompare');
  const source = t(`audit.source.${compared.with}`, { through: formatDateTime(compared.through) });
  if (compared.agrees === null) return source;
  return `${source}: ${t(compared.agrees ? 'audit.agrees' : 'audit.differs')}`;
}

/** The anchor as one line, to be selected with one click: copying by itself needs a page served over TLS. */
function AnchorLine({ line }: { line: string }) {
  const t = useT();
  return (
    <details>
      <summary>{t('audit.showAnchor')}</summary>
      <Box component="code" sx={{ fontSize: 12, overflowWrap: 'anywhere', userSelect: 'all' }}>
        {line}
      </Box>
      <Typography variant="caption" component="p" color="text.secondary">
        {t('audit.anchorHint')}
      </Typography>
    </details>
  );
}
