import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Payment } from '../../api/contract/payments.ts';
import type { RefundMethod } from '../../domain/refund.ts';
import { request } from '../../ui/api-client.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useT } from '../i18n/provider.ts';
import { MethodChoice } from './MethodChoice.tsx';
import { MoneyDialog } from './MoneyDialog.tsx';

interface RequestRefundDialogProps {
  readonly payment: Pick<Payment, 'id' | 'dossierCode' | 'refundableVnd'>;
  readonly onClose: () => void;
}

/** Asks for money to go back; somebody else then approves it. */
export function RequestRefundDialog({ payment, onClose }: RequestRefundDialogProps) {
  const t = useT();
  const [amountVnd, setAmount] = useState<number>(payment.refundableVnd);
  const [reason, setReason] = useState('');
  const [method, setMethod] = useState<RefundMethod | ''>('');
  const isTooMuch = amountVnd > payment.refundableVnd;
  const send = () => {
    const body = { amountVnd, reason: reason.trim(), ...(method === '' ? {} : { method }) };
    return withIntentionKey(`refund ${payment.id} ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/payments/{id}/refunds', { params: { id: payment.id }, body, idempotencyKey }),
    );
  };
  return (
    <MoneyDialog
      title={t('refund.ask', { code: payment.dossierCode })}
      confirm={t('refund.askConfirm')}
      done={t('refund.asked')}
      isReady={amountVnd > 0 && !isTooMuch && reason.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <Typography>{t('refund.askNote', { amount: formatMoney(payment.refundableVnd) })}</Typography>
      <TextField
        label={t('payment.amount')}
        value={amountVnd === 0 ? '' : formatNumber(amountVnd)}
        error={isTooMuch}
        helperText={isTooMuch ? t('refund.tooMuch', { amount: formatMoney(payment.refundableVnd) }) : undefined}
        onChange={({ target }) => setAmount(Number(target.value.replace(/\D/g, '').slice(0, 15)))}
        slotProps={{
          htmlInput: { inputMode: 'numeric' },
          input: { endAdornment: <InputAdornment position="end">₫</InputAdornment> },
        }}
        required
      />
      <MethodChoice value={method} onChange={setMethod} />
      <TextField
        label={t('refund.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        required
        multiline
        minRows={2}
      />
    </MoneyDialog>
  );
}
