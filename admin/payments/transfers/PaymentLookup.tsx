import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PaymentSummary } from '../../../api/contract/payments.ts';
import { request } from '../../../ui/api-client.ts';
import { formatMoney } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { useDebounced } from '../../shared/use-debounced.ts';

interface PaymentLookupProps {
  readonly label: string;
  readonly hint: string;
  readonly required?: boolean;
  /** The payment found; `undefined` while there is none. */
  readonly onFound: (payment: PaymentSummary | undefined) => void;
}

/** Finds a payment by its dossier's code or its transfer reference, and shows whose it is before money goes there. */
export function PaymentLookup({ label, hint, required = false, onFound }: PaymentLookupProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim());
  const search = useQuery({
    queryKey: ['payment-lookup', q],
    enabled: q !== '',
    queryFn: ({ signal }) => request('get', '/payments', { query: { q, limit: 5 }, signal }),
  });
  const found = q === '' ? [] : (search.data?.data ?? []);
  const payment = found.find(({ status }) => status === 'awaited') ?? found[0];
  useEffect(() => onFound(payment), [onFound, payment]);
  return (
    <div>
      <TextField
        fullWidth
        label={label}
        helperText={hint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        required={required}
      />
      <div aria-live="polite">
        {q !== '' && search.isSuccess && payment === undefined && (
          <Alert severity="warning">{t('transfer.notFound')}</Alert>
        )}
        {payment !== undefined && (
          <Alert severity={payment.status === 'awaited' ? 'info' : 'warning'}>
            {payment.dossierCode} · {payment.payerName} ·{' '}
            {formatMoney(Math.max(0, payment.amountVnd - payment.receivedVnd))} ·{' '}
            {t(`payment.status.${payment.status}`)}
          </Alert>
        )}
      </div>
    </div>
  );
}
