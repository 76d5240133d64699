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

const icons: Record<PaymentMethodChoice, typeof QrCodeIcon> = {
  any: PaymentsIcon,
  bank: AccountBalanceIcon,
  ewallet: AccountBalanceWalletIcon,
  qr: QrCodeIcon,
  card: CreditCardIcon,
};

/** Bank, e-wallet or whatever else is offered; then on to the page where it is paid. */
export function PayChoice({ transaction }: { readonly transaction: Transaction }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const [method, setMethod] = useState(transaction.methods.length === 1 ? transaction.methods[0]?.method : undefined);
  const [bankCode, setBankCode] = useState('');
  const [isTried, setTried] = useState(false);
  const checkout = useCheckout(transaction.id);
  const banks = transaction.methods.find((one) => one.method === method)?.banks ?? [];
  const pay = () => {
    setTried(true);
    if (method === undefined) return;
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
              setMethod(transaction.methods.find((one) => one.method === chosen)?.method);
              setBankCode('');
            }}
          >
            {transaction.methods.map((one) => {
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
        <Typography color="textSecondary">{t('payment.leavingText')}</Typography>
        {checkout.isError && <Failure failure={checkout.error} />}
        <Button variant="contained" size="large" onClick={pay} disabled={isLeaving} sx={{ alignSelf: 'start' }}>
          {t(isLeaving ? 'payment.leaving' : 'payment.goPay')}
        </Button>
      </Stack>
    </Section>
  );
}
