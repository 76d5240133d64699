import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { RevenueMovement } from '../../api/contract/revenue.ts';
import { formatDate, formatDateTime, formatMoney } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useMoneyFilter } from './money-filter.ts';

const names = ['unit', 'from', 'to', 'by', 'key'] as const;

/** The movements of money that a figure of the revenue report is the sum of. */
export default function MovementsPage() {
  const t = useT();
  const [filter] = useMoneyFilter(names);
  const { key, ...scope } = filter;
  const { by: _by, ...period } = scope;
  const { from, to } = period;
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t(key === undefined ? 'revenue.allMovements' : 'revenue.movements')} />
      {from !== undefined && to !== undefined && (
        <Typography color="text.secondary">
          {t('revenue.period', { from: formatDate(from), to: formatDate(to) })}
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 1, mb: 1 }}>
        <Button component={RouterLink} to={`/revenue?${new URLSearchParams(scope).toString()}`}>
          {t('revenue.back')}
        </Button>
        <Button component={RouterLink} to={`/receipts?${new URLSearchParams(period).toString()}`}>
          {t('revenue.receiptsOfPeriod')}
        </Button>
      </Box>
      <KeysetList resource="revenue-movements" filter={filter}>
        <KeysetRows empty={t('revenue.noMovements')}>
          <MovementTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function MovementTable() {
  const t = useT();
  const { data = [] } = useListContext<RevenueMovement>();
  return (
    <PlainTable
      label={t('revenue.movements')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        { name: t('revenue.at'), cell: ({ at }) => formatDateTime(at) },
        { name: t('revenue.kind'), cell: ({ direction }) => t(`revenue.direction.${direction}`) },
        { name: t('revenue.channel'), cell: ({ channel }) => t(`revenue.channels.${channel}`) },
        { name: t('revenue.reference'), cell: ({ reference }) => reference },
        {
          name: t('revenue.dossier'),
          cell: ({ paymentId, dossierCode }) =>
            paymentId === null ? (
              '—'
            ) : (
              <Link component={RouterLink} to={`/payments/${paymentId}/show`} sx={{ whiteSpace: 'nowrap' }}>
                {dossierCode}
              </Link>
            ),
        },
        { name: t('revenue.part'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
      ]}
    />
  );
}
