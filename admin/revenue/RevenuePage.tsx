import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { RevenueReport } from '../../api/contract/revenue.ts';
import { revenueGroupings, type RevenueGrouping } from '../../domain/reports/revenue.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { request } from '../../ui/api-client.ts';
import { formatDate, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { ExportButtons } from '../reports/ExportButtons.tsx';
import { useReport } from '../reports/use-report.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useMoneyFilter } from './money-filter.ts';
import { PeriodFields } from './PeriodFields.tsx';

type Group = RevenueReport['groups'][number];
type Sums = Pick<Group, 'cameVnd' | 'wentVnd' | 'movedVnd' | 'netVnd' | 'noFeeVnd'>;

const names = ['unit', 'from', 'to', 'by'] as const;

/** Money that came and went in a period by fee, unit, channel or day; every figure opens what is behind it. */
export default function RevenuePage() {
  const t = useT();
  const [filter, change] = useMoneyFilter(names);
  const today = localDateOf(new Date());
  const by = revenueGroupings.find((one) => one === filter.by) ?? 'fee';
  const { unit, to = today, from = `${to.slice(0, 7)}-01` } = filter;
  const query = { by, from, to, ...(unit === undefined ? {} : { unit }) };
  const { data, error, isPlaceholderData, refetch } = useReport(['revenue', query], (options) =>
    request('get', '/reports/revenue', { query, ...options }),
  );
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.revenue')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('revenue.hint')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
        <PeriodFields unit={unit} from={from} to={to} onChange={change} />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={by}
          aria-label={t('revenue.groupedBy')}
          onChange={(_event, chosen: RevenueGrouping | null) => chosen !== null && change({ by: chosen })}
        >
          {revenueGroupings.map((one) => (
            <ToggleButton key={one} value={one}>
              {t(`revenue.by.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <ExportButtons of={{ revenue: query }} />
      </Box>
      <Paper variant="outlined" sx={{ overflowX: 'auto', opacity: isPlaceholderData ? 0.5 : 1 }}>
        {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
        {data === undefined ? (
          error === null && <Skeleton height={120} />
        ) : (
          <RevenueTable report={data} query={query} />
        )}
      </Paper>
    </Box>
  );
}

type Query = Readonly<Record<string, string>> & { readonly by: RevenueGrouping };

function RevenueTable({ report: { groups, total }, query }: { report: RevenueReport; query: Query }) {
  const t = useT();
  if (groups.length === 0) {
    return (
      <Typography color="text.secondary" sx={{ p: 4, textAlign: 'center' }}>
        {t('revenue.empty')}
      </Typography>
    );
  }
  const all = { ...total, group: undefined, href: `?${new URLSearchParams(query).toString()}` };
  const rows = [...groups.map((group) => ({ ...group, group })), all];
  const hasMoved = rows.some(({ movedVnd }) => movedVnd !== 0);
  const amount = (name: string, key: keyof Sums) => ({
    name,
    align: 'right' as const,
    cell: (row: Sums & { readonly group: Group | undefined }) => (
      <Amount vnd={row[key]} isTotal={row.group === undefined} />
    ),
  });
  return (
    <PlainTable
      label={t('nav.revenue')}
      rows={rows}
      keyOf={({ group }) => group?.key ?? 'total'}
      columns={[
        { name: t(`revenue.by.${query.by}`), cell: ({ group }) => <GroupName group={group} /> },
        amount(t('revenue.came'), 'cameVnd'),
        amount(t('revenue.went'), 'wentVnd'),
        ...(hasMoved ? [amount(t('revenue.moved'), 'movedVnd')] : []),
        {
          name: t('revenue.net'),
          align: 'right',
          cell: ({ netVnd, href, group }) => (
            <Link
              component={RouterLink}
              to={`/revenue/movements${href.slice(href.indexOf('?'))}`}
              aria-label={`${t('revenue.movements')}: ${formatMoney(netVnd)}`}
            >
              <Amount vnd={netVnd} isTotal={group === undefined} />
            </Link>
          ),
        },
        ...(query.by === 'fee' ? [] : [amount(t('revenue.noFee'), 'noFeeVnd')]),
      ]}
    />
  );
}

function Amount({ vnd, isTotal }: { vnd: number; isTotal: boolean }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontWeight: isTotal ? 600 : undefined }}>
      {vnd === 0 ? '—' : formatMoney(vnd)}
    </Box>
  );
}

function GroupName({ group }: { group: Group | undefined }) {
  const t = useT();
  const text = useLocalized();
  if (group === undefined) return <strong>{t('revenue.total')}</strong>;
  return (
    <>
      {group.name === null ? formatDate(group.key) : text(group.name)}
      {group.procedure !== null && (
        <Typography variant="caption" color="text.secondary" component="p">
          {`${group.procedure.code} · ${text(group.procedure.name)}`}
        </Typography>
      )}
    </>
  );
}
