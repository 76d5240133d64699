import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import type { Payout, PayoutLine, SettlementRow } from '../../../api/contract/settlements.ts';
import { request } from '../../../ui/api-client.ts';
import { formatMoney } from '../../../ui/format.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { PlainTable } from '../../shared/PlainTable.tsx';

/** What one payout consists of; lines that do not fit come first. */
export function PayoutLines({ payout: { id, reference } }: { payout: Payout }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey: ['settlements', id],
    queryFn: ({ signal }) => request('get', '/settlements/{id}/lines', { params: { id }, signal }),
  });
  return (
    <Panel title={t('settlement.linesOf', { reference })}>
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <SettlementTable rows={data.data.map((line) => ({ ...line, outcome: line.meaning, payout: reference }))} />
      )}
    </Panel>
  );
}

/** Lines of a settlement file with what each is: what a person must look at stands out. */
export function SettlementTable({ rows }: { rows: readonly SettlementRow[] }) {
  const t = useT();
  const text = useLocalized();
  return (
    <PlainTable
      label={t('settlement.rows')}
      rows={rows}
      keyOf={({ payout, line, gatewayNo }) => `${payout} ${line} ${gatewayNo}`}
      columns={[
        { name: t('settlement.line'), align: 'right', cell: ({ line }) => line },
        {
          name: t('settlement.meaning'),
          cell: (row) => <Chip size="small" color={colorOf(row.outcome)} label={text(row.text)} />,
        },
        { name: t('settlement.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
        { name: t('settlement.fee'), align: 'right', cell: ({ feeVnd }) => formatMoney(feeVnd) },
        { name: t('payment.dossier'), cell: (row) => <Dossier row={row} /> },
        { name: t('settlement.attemptRef'), cell: ({ attemptRef }) => attemptRef },
        { name: t('settlement.gatewayNo'), cell: ({ gatewayNo }) => gatewayNo },
        { name: t('settlement.reference'), cell: ({ payout }) => payout },
      ]}
    />
  );
}

function Dossier({ row: { paymentId, dossierCode } }: { row: SettlementRow }) {
  if (paymentId === null || dossierCode === null) return '—';
  return (
    <Link component={RouterLink} to={`/payments/${paymentId}/show`} sx={{ whiteSpace: 'nowrap' }}>
      {dossierCode}
    </Link>
  );
}

function colorOf(outcome: PayoutLine['meaning'] | 'before'): 'default' | 'success' | 'warning' {
  switch (outcome) {
    case 'pays':
    case 'takesOff':
      return 'success';
    case 'unknown':
    case 'doubled':
    case 'wrongAmount':
      return 'warning';
    case 'before':
      return 'default';
  }
}
