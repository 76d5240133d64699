import Link from '@mui/material/Link';
import type { Payment } from '../../api/contract/payments.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';

/** The receipts of a payment, the latest first; void ones keep their number. */
export function ReceiptTable({ receipts }: { receipts: Payment['receipts'] }) {
  const t = useT();
  return (
    <PlainTable
      label={t('payment.receipt')}
      rows={receipts}
      keyOf={({ id }) => id}
      columns={[
        { name: t('payment.receiptSeries'), cell: ({ template, series }) => `${template} ${series}` },
        {
          name: t('payment.receiptNumber'),
          cell: ({ number, href }) =>
            href === null ? (
              `${number} (${t('letter.beingMade')})`
            ) : (
              <Link href={href} target="_blank" rel="noopener">
                {number}
              </Link>
            ),
        },
        { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
        { name: t('payment.at'), cell: ({ issuedAt }) => formatDateTime(issuedAt) },
        {
          name: t('payment.statusLabel'),
          cell: ({ status, voidReason }) =>
            status === 'void' ? `${t('payment.receiptVoid')}: ${voidReason ?? ''}` : t('payment.receiptIssued'),
        },
      ]}
    />
  );
}
