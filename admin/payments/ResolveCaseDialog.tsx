import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MoneyCase } from '../../api/contract/discrepancies.ts';
import type { PaymentSummary } from '../../api/contract/payments.ts';
import type { RefundMethod } from '../../domain/refund.ts';
import { request } from '../../ui/api-client.ts';
import { formatMoney } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { MethodChoice } from './MethodChoice.tsx';
import { MoneyDialog } from './MoneyDialog.tsx';
import { PaymentLookup } from './transfers/PaymentLookup.tsx';

interface ResolveCaseDialogProps {
  readonly found: MoneyCase;
  readonly onClose: () => void;
}

/** Resolves a case in one of the ways its kind has, the suggested one first. */
export function ResolveCaseDialog({ found, onClose }: ResolveCaseDialogProps) {
  const t = useT();
  const text = useLocalized();
  const [resolution, setResolution] = useState(found.resolutions[0]?.code);
  const [reason, setReason] = useState('');
  const [payment, setPayment] = useState<PaymentSummary>();
  const [method, setMethod] = useState<RefundMethod | ''>('');
  const isNewRefund = resolution === 'refund' && found.refundId === null;
  const send = async (): Promise<void> => {
    if (resolution === undefined) return;
    const body = {
      resolution,
      reason: reason.trim(),
      ...(resolution === 'assign' && payment !== undefined ? { dossierCode: payment.dossierCode } : {}),
      ...(isNewRefund && method !== '' ? { method } : {}),
    };
    await withIntentionKey(`resolve ${found.id} ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/discrepancies/{id}/resolve', { params: { id: found.id }, body, idempotencyKey }),
    );
  };
  return (
    <MoneyDialog
      title={`${text(found.name)}: ${formatMoney(found.amountVnd)}`}
      confirm={t(isNewRefund ? 'refund.askConfirm' : 'moneyCase.resolve')}
      done={t(isNewRefund ? 'refund.asked' : 'moneyCase.resolved')}
      isReady={resolution !== undefined && reason.trim() !== '' && (resolution !== 'assign' || payment !== undefined)}
      send={send}
      onClose={onClose}
    >
      <Typography>{text(found.advice)}</Typography>
      {found.transfer !== null && (
        <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {found.reference}: “{found.transfer.content}”
        </Typography>
      )}
      <div>
        <FormLabel id="resolution-label">{t('moneyCase.how')}</FormLabel>
        <RadioGroup aria-labelledby="resolution-label" value={resolution ?? ''}>
          {found.resolutions.map(({ code, name }) => (
            <FormControlLabel
              key={code}
              value={code}
              control={<Radio />}
              label={text(name)}
              onChange={() => setResolution(code)}
            />
          ))}
        </RadioGroup>
      </div>
      {resolution === 'assign' && (
        <PaymentLookup
          label={t('transfer.forPayment')}
          hint={t(found.dossierCode === null ? 'moneyCase.toAnyDossierHint' : 'moneyCase.toDossierHint')}
          required
          onFound={setPayment}
        />
      )}
      {resolution === 'refund' && (
        <Typography color="text.secondary">
          {t(isNewRefund ? 'moneyCase.refundAsks' : 'moneyCase.refundApproves')}
        </Typography>
      )}
      {isNewRefund && <MethodChoice value={method} onChange={setMethod} />}
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
