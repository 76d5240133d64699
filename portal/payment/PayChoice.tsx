import AccountBalanceIcon from '@mui/icons-material/AccountBalanceOutlined';
import AccountBalanceWalletIcon from '@mui/icons-material/AccountBalanceWalletOutlined';
import CreditCardIcon from '@mui/icons-material/CreditCardOutlined';
import PaymentsIcon from '@mui/icons-material/PaymentsOutlined';
import QrCodeIcon from '@mui/icons-material/QrCode2Outlined';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentMethodChoice, Transaction } from '../../api/contract/transactions.ts';
import { useLocalized } from '../../ui/language.ts';
import { useCheckout } from '../data/transactions.ts';
import { Failure } from '../shared/Failure.tsx';
import { Section } from '../shared/Section.tsx';
import { TransferPanel } from './TransferPanel.tsx';

const icons: Record<PaymentMethodChoice, typeof QrCodeIcon> = {
  any: PaymentsIcon,
  bank: AccountBalanceIcon,
  ewallet: AccountBalanceWalletIcon,
  qr: QrCodeIcon,
  card: CreditCardIcon,
};

type Choice = PaymentMethodChoice | 'transfer';

/** Bank, e-wallet or whatever else is offered, then on to the page where it is paid; or the unit's own VietQR code. */
export function PayChoice({ transaction }: { readonly transaction: Transaction }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { transfer } = transaction;
  // A second QR code beside the unit's own would only make people wonder which is which.
  const methods = transaction.methods.filter(({ method }) => transfer === null || method !== 'qr');
  const [method, setMethod] = useState<Choice | undefined>(methods.length === 1 ? methods[0]?.method : undefined);
  const [bankCode, setBankCode] = useState('');
  const [isTried, setTried] = useState(false);
  const checkout = useCheckout(transaction.id);
  const banks = methods.find((one) => one.method === method)?.banks ?? [];
  const pay = () => {
    setTried(true);
    if (method === undefined || method === 'transfer') return;
    checkout.mutate(
      { method, ...(bankCode === '' ? {} : { bankCode }) },
      { onSuccess: ({ redirectUrl }) => window.location.assign(redirectUrl) },
    );
  };
  const isLeaving = checkout.isPending || checkout.isSuccess;
  return (
    <Section title={t('payment.chooseMethod')}>
      <Stack spacing={2}>
        <FormControl error={isTried && method === undefined}>
          <RadioGroup
            aria-label={t('payment.chooseMethod')}
            value={method ?? ''}
            onChange={(_, chosen) => {
              setMethod(chosen === 'transfer' ? chosen : methods.find((one) => one.method === chosen)?.method);
              setBankCode('');
            }}
          >
            {methods.map((one) => {
              const Icon = icons[one.method];
              return (
                <FormControlLabel
                  key={one.method}
                  value={one.method}
                  control={<Radio />}
                  label={
                    <Stack component="span" direction="row" spacing={1} sx={{ alignItems: 'center' }}>
                      <Icon aria-hidden />
                      <span>{localized(one.name)}</span>
                    </Stack>
                  }
                />
              );
            })}
            {transfer !== null && (
              <FormControlLabel
                value="transfer"
                control={<Radio />}
                label={
                  <Stack component="span" direction="row" spacing={1} sx={{ alignItems: 'center' }}>
                    <QrCodeIcon aria-hidden />
                    <span>{t('payment.transfer.method')}</span>
                  </Stack>
                }
              />
            )}
          </RadioGroup>
          {isTried && method === undefined && <FormHelperText>{t('payment.chooseFirst')}</FormHelperText>}
        </FormControl>
        {banks.length > 0 && (
          <TextField
            select
            label={`${t('payment.chooseBank')} (${t('common.optional')})`}
            value={bankCode}
            onChange={({ target }) => setBankCode(target.value)}
          >
            {banks.map((bank) => (
              <MenuItem key={bank.code} value={bank.code}>
                {bank.name}
              </MenuItem>
            ))}
          </TextField>
        )}
        {transfer !== null && method === 'transfer' ? (
          <TransferPanel transactionId={transaction.id} transfer={transfer} />
        ) : (
          <>
            <Typography color="textSecondary">{t('payment.leavingText')}</Typography>
            {checkout.isError && <Failure failure={checkout.error} />}
            <Button variant="contained" size="large" onClick={pay} disabled={isLeaving} sx={{ alignSelf: 'start' }}>
              {t(isLeaving ? 'payment.leaving' : 'payment.goPay')}
            </Button>
          </>
        )}
      </Stack>
    </Section>
  );
}
