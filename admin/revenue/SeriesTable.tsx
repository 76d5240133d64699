import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReceiptSeriesSum } from '../../api/contract/receipts.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';

interface SeriesTableProps {
  readonly sums: readonly ReceiptSeriesSum[];
  /** The series the page is narrowed to; empty for all. */
  readonly chosen: string;
  readonly onChoose: (seriesId: string) => void;
}

/** Series by series: from which to which number, what is issued and void, and whether any number is missing. */
export function SeriesTable({ sums, chosen, onChoose }: SeriesTableProps) {
  const t = useT();
  const text = useLocalized();
  return (
    <>
      <PlainTable
        label={t('revenue.receipt.seriesTitle')}
        rows={sums}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('revenue.receipt.series'),
            cell: ({ id, template, series }) => (
              <Link component="button" type="button" onClick={() => onChoose(id)}>
                {`${template} ${series}`}
              </Link>
            ),
          },
          { name: t('inbox.unit'), cell: ({ unit }) => text(unit.name) },
          { name: t('revenue.receipt.numbers'), cell: ({ first, last }) => `${first ?? ''} – ${last ?? ''}` },
          {
            name: t('revenue.receipt.issued'),
            align: 'right',
            cell: ({ issued, issuedVnd }) => <Counted count={issued} vnd={issuedVnd} />,
          },
          {
            name: t('revenue.receipt.voided'),
            align: 'right',
            cell: ({ voided, voidedVnd }) => <Counted count={voided} vnd={voidedVnd} />,
          },
          { name: t('revenue.receipt.gaps'), cell: (sum) => <Gaps sum={sum} /> },
        ]}
      />
      {chosen !== '' && (
        <Link component="button" type="button" onClick={() => onChoose('')} sx={{ mt: 1 }}>
          {t('revenue.receipt.allSeries')}
        </Link>
      )}
    </>
  );
}

function Counted({ count, vnd }: { count: number; vnd: number }) {
  return (
    <>
      {formatNumber(count)}
      <Typography variant="caption" color="text.secondary" component="p">
        {formatMoney(vnd)}
      </Typography>
    </>
  );
}

function Gaps({ sum: { gaps, taken } }: { sum: ReceiptSeriesSum }) {
  const t = useT();
  if (gaps.length === 0) return t('revenue.receipt.noGap', { taken: formatNumber(taken) });
  const numbers = gaps.map(({ from, to }) => (from === to ? from : `${from} – ${to}`)).join(', ');
  return (
    <Typography variant="body2" color="error">
      {t('revenue.receipt.missing', { numbers })}
    </Typography>
  );
}
