import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { TransferRequest } from '../../api/contract/transfers.ts';
import { formatMoney } from '../../ui/format.ts';
import { useTransaction } from '../data/transactions.ts';
import { CopyText } from '../shared/CopyText.tsx';
import { Facts } from '../shared/Facts.tsx';

interface TransferPanelProps {
  readonly transactionId: string;
  readonly transfer: TransferRequest;
}

/** A VietQR code and the same in words. While it is shown, the page follows the payment. */
export function TransferPanel({ transactionId, transfer }: TransferPanelProps) {
  const { t } = useTranslation();
  useTransaction(transactionId, { isFollowed: true });
  const { account, amountVnd, content, qrSvg } = transfer;
  return (
    <Stack spacing={2}>
      <Typography>{t('payment.transfer.text')}</Typography>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={3} sx={{ alignItems: { xs: 'center', sm: 'start' } }}>
        <Box
          component="img"
          alt={t('payment.transfer.qr', { amount: formatMoney(amountVnd), content })}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`}
          sx={{ width: 240, height: 240, flex: 'none', p: 1, bgcolor: '#fff' }}
        />
        <Facts
          facts={[
            {
              name: t('payment.amount'),
              value: <CopyText text={String(amountVnd)} shown={formatMoney(amountVnd)} />,
            },
            { name: t('payment.transfer.content'), value: <CopyText text={content} /> },
            { name: t('payment.number'), value: <CopyText text={account.number} /> },
            { name: t('payment.bank'), value: account.bank },
            { name: t('payment.holder'), value: account.holder },
          ]}
        />
      </Stack>
      <div role="status">
        <Typography sx={{ fontWeight: 600 }}>{t('payment.transfer.waiting')}</Typography>
        <Typography color="textSecondary">{t('payment.transfer.waitingText')}</Typography>
      </div>
      <LinearProgress aria-label={t('payment.transfer.waiting')} />
    </Stack>
  );
}
