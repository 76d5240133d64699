import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Transaction } from '../../api/contract/transactions.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { Section } from '../shared/Section.tsx';

type Refund = Transaction['refunds'][number];

/** Every refund of a payment, step by step, and fee by fee why money goes back or does not. */
export function RefundSteps({ refunds }: { readonly refunds: readonly Refund[] }) {
  const { t } = useTranslation();
  if (refunds.length === 0) return null;
  return (
    <Section title={t('payment.refunds.title')}>
      <Stack spacing={3}>
        {refunds.map((refund) => (
          <OneRefund key={refund.id} refund={refund} />
        ))}
      </Stack>
    </Section>
  );
}

function OneRefund({ refund }: { readonly refund: Refund }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <div>
      <Typography sx={{ fontWeight: 600 }}>
        {formatMoney(refund.amountVnd)} · {localized(refund.statusName)}
      </Typography>
      <Typography color="textSecondary">{t(`payment.refunds.method.${refund.method}`)}</Typography>
      <Box component="ol" sx={{ mt: 1, mb: 0, pl: 2.5 }}>
        {refund.steps.map(({ name, at }) => (
          <Typography component="li" key={`${at} ${name.vi}`}>
            {formatDateTime(at)}: {localized(name)}
          </Typography>
        ))}
      </Box>
      {refund.lines.length > 0 && (
        <Box component="ul" sx={{ mt: 1, mb: 0, pl: 2.5 }}>
          {refund.lines.map(({ code, name, refundVnd, why }) => (
            <Typography component="li" key={code}>
              {localized(name)}: {formatMoney(refundVnd)}. {localized(why)}
            </Typography>
          ))}
        </Box>
      )}
      {refund.note !== null && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {localized(refund.note)}
        </Alert>
      )}
    </div>
  );
}
