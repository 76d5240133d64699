import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ExportView } from '../../api/contract/exports.ts';
import { exportKeptDays } from '../../domain/reports/exports.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatBytes, formatDateTime, formatNumber } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { mayOpen } from '../rights.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useRoles } from '../shared/use-me.ts';
import { useSay } from '../shared/use-say.ts';

const queryKey = ['exports'];
const followEveryMs = 1500;

const isUnderway = ({ status }: ExportView) => status === 'waiting' || status === 'writing';

/** My exports with how far they are; those that are ready can be fetched. */
export default function ExportsPage() {
  const t = useT();
  const roles = useRoles();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request('get', '/exports', { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderway) === true ? followEveryMs : false),
  });
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('exports.mine')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('exports.intro', { days: exportKeptDays })}
      </Typography>
      {mayOpen('reports', roles) && (
        <Button component={Link} to="/reports" sx={{ mb: 1 }}>
          {t('report.back')}
        </Button>
      )}
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
        {data === undefined ? error === null && <Skeleton height={120} /> : <ExportTable exports={data.data} />}
      </Paper>
    </Box>
  );
}

function ExportTable({ exports }: { exports: readonly ExportView[] }) {
  const t = useT();
  return (
    <PlainTable
      label={t('exports.mine')}
      rows={exports}
      keyOf={({ id }) => id}
      columns={[
        { name: t('exports.askedAt'), cell: ({ askedAt }) => formatDateTime(askedAt) },
        { name: t('exports.kind'), cell: ({ kind }) => t(`exports.kinds.${kind}`) },
        { name: t('exports.format'), cell: ({ format }) => t(`exports.as.${format}`) },
        { name: t('exports.statusLabel'), cell: (one) => <Progress one={one} /> },
        {
          name: t('exports.rows'),
          align: 'right',
          cell: ({ writtenRows, status }) => (status === 'waiting' ? '—' : formatNumber(writtenRows)),
        },
        {
          name: t('exports.size'),
          align: 'right',
          cell: ({ sizeBytes }) => (sizeBytes === null ? '—' : formatBytes(sizeBytes)),
        },
        { name: t('exports.actions'), cell: (one) => <ExportAction one={one} /> },
      ]}
    />
  );
}

function Progress({ one: { status, writtenRows, totalRows, expiresAt } }: { one: ExportView }) {
  const t = useT();
  const isKnown = totalRows !== null && totalRows > 0;
  const percent = isKnown ? Math.min(100, Math.floor((writtenRows * 100) / totalRows)) : 0;
  return (
    <Box sx={{ minWidth: 180 }}>
      {t(`exports.status.${status}`)}
      {status === 'writing' && isKnown && ` ${percent} %`}
      {(status === 'writing' || status === 'waiting') && (
        <LinearProgress
          aria-label={t(`exports.status.${status}`)}
          {...(status === 'writing' && isKnown ? { variant: 'determinate', value: percent } : {})}
        />
      )}
      {status === 'ready' && expiresAt !== null && (
        <Typography variant="caption" color="text.secondary" component="p">
          {t('exports.keptUntil', { when: formatDateTime(expiresAt) })}
        </Typography>
      )}
    </Box>
  );
}

function ExportAction({ one }: { one: ExportView }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => request('post', '/exports/{id}/cancel', { params: { id: one.id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  if (one.href !== null) {
    return (
      <Button href={one.href} download size="small">
        {t('exports.fetch')}
      </Button>
    );
  }
  if (!isUnderway(one)) return null;
  return (
    <Button size="small" color="inherit" loading={cancel.isPending} onClick={() => cancel.mutate()}>
      {t('exports.cancel')}
    </Button>
  );
}
