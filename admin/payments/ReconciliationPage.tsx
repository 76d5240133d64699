import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Reconciliation } from '../../api/contract/reconciliations.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { DateField } from '../../ui/DateField.tsx';
import { newIdempotencyKey, request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatDate, formatDateTime, formatMoney, formatNumber } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useRoles } from '../shared/use-me.ts';
import { useSay } from '../shared/use-say.ts';
import { DayDifferences } from './DayDifferences.tsx';
import { LedgerCheckPanel } from './LedgerCheckPanel.tsx';

const queryKey = ['reconciliations'];
const followEveryMs = 2000;

/** Whether the books agree with themselves, and day by day with the gateway. */
export default function ReconciliationPage() {
  const t = useT();
  const [shownDay, setShownDay] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request('get', '/reconciliations', { query: {}, signal }),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => status === 'running') === true ? followEveryMs : false,
  });
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.reconciliation')} />
      <LedgerCheckPanel />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('reconciliation.intro')}
      </Typography>
      <RunDay />
      <Paper variant="outlined" sx={{ overflowX: 'auto', mb: 2 }}>
        {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
        {data === undefined ? (
          error === null && <Skeleton height={120} />
        ) : (
          <DayTable days={data.data} onShow={setShownDay} />
        )}
      </Paper>
      {shownDay !== undefined && <DayDifferences onDate={shownDay} />}
    </Box>
  );
}

function RunDay() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const isAccountant = useRoles().includes('accountant');
  const today = localDateOf(new Date());
  const [onDate, setOnDate] = useState(today);
  const run = useMutation({
    mutationFn: () => request('post', '/reconciliations', { body: { onDate }, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  if (!isAccountant) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ mb: 2, alignItems: 'flex-start' }}>
      <DateField
        size="small"
        label={t('reconciliation.day')}
        value={onDate}
        onChange={({ target }) => setOnDate(target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
      />
      <Button variant="contained" loading={run.isPending} disabled={onDate === ''} onClick={() => run.mutate()}>
        {t('reconciliation.run')}
      </Button>
    </Stack>
  );
}

function DayTable({ days, onShow }: { days: readonly Reconciliation[]; onShow: (onDate: string) => void }) {
  const t = useT();
  return (
    <PlainTable
      label={t('nav.reconciliation')}
      rows={days}
      keyOf={({ onDate }) => onDate}
      columns={[
        { name: t('reconciliation.day'), cell: ({ onDate }) => <strong>{formatDate(onDate)}</strong> },
        { name: t('reconciliation.state'), cell: (day) => <State day={day} /> },
        { name: t('reconciliation.sums'), cell: (day) => <Sums day={day} /> },
        {
          name: t('reconciliation.compared'),
          align: 'right',
          cell: ({ compared: { agreeing, recovered, differing, unanswered } }) =>
            formatNumber(agreeing + recovered + differing + unanswered),
        },
        { name: t('reconciliation.found'), cell: (day) => <Found day={day} onShow={onShow} /> },
      ]}
    />
  );
}

function State({ day: { status, finishedAt, requestedBy, compared } }: { day: Reconciliation }) {
  const t = useT();
  return (
    <>
      {status === 'running' || finishedAt === null
        ? t('reconciliation.running', { waiting: compared.waiting })
        : t('reconciliation.doneAt', { when: formatDateTime(finishedAt) })}
      <Typography variant="caption" color="text.secondary" component="p">
        {requestedBy === null ? t('reconciliation.nightly') : t('reconciliation.askedBy', { name: requestedBy })}
      </Typography>
    </>
  );
}

function Sums({ day: { sums } }: { day: Reconciliation }) {
  const t = useT();
  if (sums === null) return '—';
  if (sums.length === 0) return t('reconciliation.noMoney');
  return sums.map(({ channel, inVnd, outVnd }) => (
    <Box key={channel} sx={{ whiteSpace: 'nowrap' }}>
      {t('reconciliation.sum', {
        channel: t(`reconciliation.channel.${channelOf(channel)}`),
        came: formatMoney(inVnd),
        went: formatMoney(outVnd),
      })}
    </Box>
  ));
}

const channels = ['vnpay', 'cash', 'card', 'transfer'] as const;

function channelOf(channel: string): (typeof channels)[number] | 'other' {
  return channels.find((known) => known === channel) ?? 'other';
}

/** What did not simply agree, with the way to it. */
function Found({ day, onShow }: { day: Reconciliation; onShow: (onDate: string) => void }) {
  const t = useT();
  const { recovered, differing, unanswered } = day.compared;
  const found = [
    ...(recovered > 0 ? [t('reconciliation.recovered', { count: recovered })] : []),
    ...(differing > 0 ? [t('reconciliation.differing', { smart_count: differing, count: differing })] : []),
    ...(unanswered > 0 ? [t('reconciliation.unanswered', { count: unanswered })] : []),
  ];
  const findings = day.findings ?? 0;
  if (found.length === 0 && findings === 0) return day.finishedAt === null ? '—' : t('reconciliation.allAgrees');
  return (
    <>
      {found.length > 0 && (
        <Button size="small" onClick={() => onShow(day.onDate)}>
          {found.join(', ')}
        </Button>
      )}
      {findings > 0 && (
        <Link component={RouterLink} to="/money-cases" sx={{ display: 'block' }}>
          {t('reconciliation.findings', { smart_count: findings, count: findings })}
        </Link>
      )}
    </>
  );
}
