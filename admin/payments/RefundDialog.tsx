import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Refund } from '../../api/contract/refunds.ts';
import { request } from '../../ui/api-client.ts';
import { formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useMe } from '../shared/use-me.ts';
import { MoneyDialog } from './MoneyDialog.tsx';

export type RefundDecision = 'approve' | 'decline' | 'settle';

const labels = {
  approve: 'refund.reason',
  decline: 'refund.declineReason',
  takeBack: 'refund.takeBackReason',
  settle: 'refund.voucher',
} as const;

interface RefundDialogProps {
  readonly refund: Refund;
  readonly decision: RefundDecision;
  readonly onClose: () => void;
}

/** Decides on a refund, with everything it rests on: amounts fee by fee, and both people by name. */
export function RefundDialog({ refund, decision, onClose }: RefundDialogProps) {
  const t = useT();
  const text = useLocalized();
  const me = useMe()?.account;
  const [words, setWords] = useState('');
  const params = { id: refund.id };
  const isMine = refund.requestedBy !== null && refund.requestedBy.id === me?.id;
  const step = decision === 'decline' && isMine ? 'takeBack' : decision;
  const declineHint = refund.dossierCode === null ? undefined : t('refund.declineHint');
  const hint = decision === 'settle' ? t('refund.voucherHint') : declineHint;
  const send = (): Promise<unknown> => {
    switch (decision) {
      case 'approve':
        return request('post', '/refunds/{id}/approve', { params });
      case 'decline':
        return request('post', '/refunds/{id}/decline', { params, body: { reason: words.trim() } });
      case 'settle':
        return request('post', '/refunds/{id}/settle', { params, body: { reference: words.trim() } });
    }
  };
  return (
    <MoneyDialog
      title={t(`refund.title.${step}`)}
      confirm={t(`refund.do.${step}`)}
      done={t(`refund.done.${step}`)}
      isReady={decision === 'approve' || words.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <Facts
        facts={[
          [t('payment.dossier'), refund.dossierCode ?? ''],
          [t('payment.amount'), formatMoney(refund.amountVnd)],
          [t('refund.method'), t(`refund.methodName.${refund.method}`)],
          [t('refund.reason'), text(refund.reason)],
          [t('refund.requestedBy'), refund.requestedBy?.name ?? t('refund.bySystem')],
          [
            t('refund.decidedBy'),
            refund.decidedBy?.name ?? (refund.mayDecide ? t('refund.you', { name: me?.name ?? '' }) : ''),
          ],
        ]}
      />
      {refund.lines.length > 0 && (
        <PlainTable
          label={t('payment.lines')}
          rows={refund.lines}
          keyOf={({ code }) => code}
          columns={[
            { name: t('payment.line'), cell: ({ name }) => text(name) },
            { name: t('refund.goesBack'), align: 'right', cell: ({ refundVnd }) => formatMoney(refundVnd) },
            { name: t('payment.reason'), cell: ({ why }) => text(why) },
          ]}
        />
      )}
      {decision === 'approve' && refund.method === 'gateway' && <Typography>{t('refund.sentOnce')}</Typography>}
      {decision !== 'approve' && (
        <TextField
          label={t(labels[step])}
          helperText={hint}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          required
          autoFocus
        />
      )}
    </MoneyDialog>
  );
}
