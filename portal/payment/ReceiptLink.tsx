import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { Transaction } from '../../api/contract/transactions.ts';

/** The receipt as PDF once it is made; a void one says so. */
export function ReceiptLink({ receipt }: { readonly receipt: NonNullable<Transaction['receipt']> }) {
  const { t } = useTranslation();
  const name = t(receipt.isVoid ? 'payment.receipt.void' : 'payment.receipt.name', { number: receipt.number });
  if (receipt.href === null) return <>{t('payment.receipt.beingMade', { number: receipt.number })}</>;
  return (
    <Link href={receipt.href} target="_blank" rel="noopener" sx={{ display: 'inline-block', py: 1 }}>
      {name}
    </Link>
  );
}
