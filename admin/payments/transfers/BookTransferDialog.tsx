import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Named } from '../../../api/contract/common.ts';
import type { PaymentSummary } from '../../../api/contract/payments.ts';
import { parseVnd } from '../../../domain/money.ts';
import { request } from '../../../ui/api-client.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { MoneyDialog } from '../MoneyDialog.tsx';
import { PaymentLookup } from './PaymentLookup.tsx';

interface BookTransferDialogProps {
  readonly unit: Named;
  /** The one the money came to. */
  readonly account: { readonly bankBin: string; readonly number: string };
  readonly onClose: () => void;
}

/** Books one transfer of the account statement by hand; without a payment it becomes a case. */
export function BookTransferDialog({ unit, account, onClose }: BookTransferDialogProps) {
  const t = useT();
  const text = useLocalized();
  const [reference, setReference] = useState('');
  const [amount, setAmount] = useState('');
  const [receivedAt, setReceivedAt] = useState('');
  const [payment, setPayment] = useState<PaymentSummary>();
  const amountVnd = parseVnd(amount);
  const send = async (): Promise<void> => {
    if (amountVnd === undefined) return;
    const body = {
      unit: unit.code,
      account,
      reference: reference.trim(),
      amountVnd,
      receivedAt: `${receivedAt}:00+07:00`,
      ...(payment === undefined ? {} : { paymentId: payment.id }),
    };
    await request('post', '/transfers', { body });
  };
  return (
    <MoneyDialog
      title={`${t('transfer.byHand')}: ${text(unit.name)}`}
      confirm={t('transfer.book')}
      done={t('transfer.booked')}
      isReady={reference.trim() !== '' && amountVnd !== undefined && amountVnd > 0 && receivedAt !== ''}
      send={send}
      onClose={onClose}
    >
      <TextField
        label={t('transfer.reference')}
        helperText={t('transfer.referenceHint')}
        value={reference}
        onChange={({ target }) => setReference(target.value)}
        required
      />
      <TextField
        label={t('payment.amount')}
        value={amount}
        onChange={({ target }) => setAmount(target.value)}
        error={amount !== '' && amountVnd === undefined}
        helperText={amount !== '' && amountVnd === undefined ? t('transfer.amountFault') : undefined}
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
        required
      />
      <TextField
        type="datetime-local"
        label={t('transfer.receivedAt')}
        value={receivedAt}
        onChange={({ target }) => setReceivedAt(target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        required
      />
      <PaymentLookup label={t('transfer.forPayment')} hint={t('transfer.forPaymentHint')} onFound={setPayment} />
    </MoneyDialog>
  );
}
