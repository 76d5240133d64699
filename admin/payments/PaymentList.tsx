import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useMemo } from 'react';
import { useListContext, useStore } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { PaymentSummary } from '../../api/contract/payments.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useDebounced } from '../shared/use-debounced.ts';

const statuses = [
  'awaited',
  'paid',
  'waived',
  'expired',
  'cancelled',
  'refunding',
  'refunded',
] as const satisfies readonly PaymentSummary['status'][];

/** Payments of my units, latest first. */
export default function PaymentList() {
  const t = useT();
  const { text: searched } = useSearch();
  const q = useDebounced(searched.trim());
  const [status, setStatus] = useStore('payments.status', '');
  const filter = useMemo(() => ({ ...(status === '' ? {} : { status }), ...(q === '' ? {} : { q }) }), [status, q]);
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.payments')} />
      <Box sx={{ mb: 2 }}>
        <FilterSelect
          label={t('payment.statusLabel')}
          all={t('payment.allStatuses')}
          value={status}
          options={statuses.map((one) => [one, t(`payment.status.${one}`)])}
          onChange={setStatus}
        />
      </Box>
      <KeysetList resource="payments" filter={filter}>
        <KeysetRows empty={t('payment.emptyList')}>
          <PaymentTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function PaymentTable() {
  const t = useT();
  const text = useLocalized();
  const { data = [] } = useListContext<PaymentSummary>();
  return (
    <PlainTable
      label={t('nav.payments')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('payment.dossier'),
          cell: ({ id, dossierCode }) => (
            <Link component={RouterLink} to={`/payments/${id}/show`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {dossierCode}
            </Link>
          ),
        },
        { name: t('payment.payer'), cell: ({ payerName }) => payerName },
        { name: t('payment.unit'), cell: ({ unit }) => text(unit.name) },
        { name: t('payment.purposeLabel'), cell: ({ purpose }) => t(`payment.purpose.${purpose}`) },
        { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
        { name: t('payment.received'), align: 'right', cell: ({ receivedVnd }) => formatMoney(receivedVnd) },
        { name: t('payment.statusLabel'), cell: ({ status }) => t(`payment.status.${status}`) },
        { name: t('payment.createdAt'), cell: ({ createdAt }) => formatDateTime(createdAt) },
      ]}
    />
  );
}
