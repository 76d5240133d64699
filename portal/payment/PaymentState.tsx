import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Transaction } from '../../api/contract/transactions.ts';
import { useLocalized } from '../../ui/language.ts';
import { isUnderWay } from '../data/transactions.ts';
import { places } from '../places.ts';
import { PayChoice } from './PayChoice.tsx';
import { ReceiptLink } from './ReceiptLink.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

/** Where the money stands, and the one thing to do about it. Announced as it changes. */
export function PaymentState({ transaction }: { readonly transaction: Transaction }) {
  const { t } = useTranslation();
  const [isChoosingAgain, setChoosingAgain] = useState(false);
  switch (transaction.status) {
    case 'awaited':
      return isUnderWay(transaction) && !isChoosingAgain ? (
        <WaitingPanel transaction={transaction} onChooseAgain={() => setChoosingAgain(true)} />
      ) : (
        <ToPay transaction={transaction} isOpen={isChoosingAgain} />
      );
    case 'paid':
      return <Paid transaction={transaction} />;
    case 'waived':
    case 'expired':
    case 'cancelled':
    case 'refunding':
    case 'refunded':
      return (
        <Alert severity={transaction.status === 'expired' ? 'error' : 'info'} role="status">
          {t(`payment.closed.${transaction.status}`)}
        </Alert>
      );
  }
}

function Paid({ transaction }: { readonly transaction: Transaction }) {
  const { t } = useTranslation();
  const { receipt, dossierCode } = transaction;
  return (
    <Alert severity="success" role="status">
      <AlertTitle>{t('payment.success.title')}</AlertTitle>
      <Typography>{t('payment.success.text')}</Typography>
      {receipt !== null && <ReceiptLink receipt={receipt} />}
      <div>
        <Button component={RouterLink} to={places.dossier(dossierCode)} variant="contained" sx={{ mt: 1 }}>
          {t('payment.success.follow')}
        </Button>
      </div>
    </Alert>
  );
}

interface ToPayProps {
  readonly transaction: Transaction;
  /** The choice of methods is open from the start. */
  readonly isOpen: boolean;
}

function ToPay({ transaction, isOpen }: ToPayProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const [isChoosing, setChoosing] = useState(isOpen);
  const [last] = transaction.attempts;
  const hasFailed = last?.status === 'failed' || last?.status === 'expired';
  return (
    <Stack spacing={2}>
      {hasFailed && (
        <Alert severity="error" role="status">
          <AlertTitle>{t('payment.failed.title')}</AlertTitle>
          {last.reason !== null && <Typography>{localized(last.reason)}</Typography>}
          {last.reason === null && last.status === 'expired' && <Typography>{t('payment.failed.expired')}</Typography>}
          <Typography>{t('payment.failed.text')}</Typography>
        </Alert>
      )}
      {transaction.payable && !isChoosing && (
        <Button variant="contained" size="large" onClick={() => setChoosing(true)} sx={{ alignSelf: 'start' }}>
          {t('payment.pay')}
        </Button>
      )}
      {transaction.payable && isChoosing && <PayChoice transaction={transaction} />}
    </Stack>
  );
}
