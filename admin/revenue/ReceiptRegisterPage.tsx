import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { RegisteredReceipt } from '../../api/contract/receipts.ts';
import { request } from '../../ui/api-client.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { ExportButtons } from '../reports/ExportButtons.tsx';
import { ReportPanel } from '../reports/ReportPanel.tsx';
import { useReport } from '../reports/use-report.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useMoneyFilter } from './money-filter.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { SeriesTable } from './SeriesTable.tsx';

const names = ['unit', 'from', 'to', 'series', 'status', 'number'] as const;
const statuses = ['issued', 'void'] as const;

/** The receipts register: series by series whether it is whole, then receipt by receipt. */
export default function ReceiptRegisterPage() {
  const t = useT();
  const [given, change] = useMoneyFilter(names);
  const { status: _status, ...others } = given;
  const status = statuses.find((one) => one === given.status);
  const filter = { ...others, ...(status === undefined ? {} : { status }) };
  const { unit, from = '', to = '', series = '', number = '' } = filter;
  const sums = useReport(['receipts', filter], (options) =>
    request('get', '/receipts/series', { query: filter, ...options }),
  );
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.receipts')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
        <PeriodFields unit={unit} from={from} to={to} onChange={change} />
        <FilterSelect
          label={t('revenue.receipt.statusLabel')}
          all={t('revenue.receipt.allStatuses')}
          value={status ?? ''}
          options={statuses.map((one) => [one, t(`revenue.receipt.status.${one}`)])}
          onChange={(chosen) => change({ status: chosen })}
        />
        <TextField
          size="small"
          label={t('revenue.receipt.number')}
          placeholder={t('revenue.receipt.numberHint')}
          value={number}
          onChange={({ target }) => change({ number: target.value.replaceAll(/\D/g, '').slice(0, 7) })}
          slotProps={{ htmlInput: { inputMode: 'numeric' }, inputLabel: { shrink: true } }}
          sx={{ width: 160 }}
        />
        <ExportButtons of={{ receipts: filter }} />
      </Box>
      <ReportPanel title={t('revenue.receipt.seriesTitle')} hint={t('revenue.receipt.hint')} report={sums}>
        {({ data }) => <SeriesTable sums={data} chosen={series} onChoose={(id) => change({ series: id })} />}
      </ReportPanel>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {t('revenue.receipt.listTitle')}
      </Typography>
      <KeysetList resource="receipts" filter={filter}>
        <KeysetRows empty={t('revenue.receipt.empty')}>
          <ReceiptRows />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function ReceiptRows() {
  const t = useT();
  const { data = [] } = useListContext<RegisteredReceipt>();
  return (
    <PlainTable
      label={t('nav.receipts')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        { name: t('revenue.receipt.series'), cell: ({ template, series }) => `${template} ${series}` },
        {
          name: t('revenue.receipt.number'),
          cell: ({ number, href }) =>
            href === null ? (
              number
            ) : (
              <Link href={href} target="_blank" rel="noopener">
                {number}
              </Link>
            ),
        },
        { name: t('revenue.receipt.issuedAt'), cell: ({ issuedAt }) => formatDateTime(issuedAt) },
        { name: t('revenue.receipt.payer'), cell: ({ payerName }) => payerName },
        {
          name: t('revenue.receipt.payment'),
          cell: ({ paymentId, dossierCode }) => (
            <Link component={RouterLink} to={`/payments/${paymentId}/show`} sx={{ whiteSpace: 'nowrap' }}>
              {dossierCode}
            </Link>
          ),
        },
        { name: t('revenue.receipt.collector'), cell: ({ collectorName }) => collectorName ?? '—' },
        { name: t('revenue.receipt.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
        {
          name: t('revenue.receipt.statusLabel'),
          cell: ({ status, voidReason }) => (
            <>
              {t(`revenue.receipt.status.${status}`)}
              {voidReason !== null && (
                <Typography variant="caption" color="text.secondary" component="p">
                  {voidReason}
                </Typography>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
