import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { TransferRequest } from '../../../api/contract/transfers.ts';
import { formatMoney } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { Facts } from '../../shared/Facts.tsx';

/** What is still owed, as a VietQR code and in words. */
export function TransferQr({ transfer }: { transfer: TransferRequest }) {
  const t = useT();
  const { account, amountVnd, content, qrSvg } = transfer;
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ alignItems: 'start' }}>
      <Box
        component="img"
        alt={t('transfer.qr', { amount: formatMoney(amountVnd), content })}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`}
        sx={{ width: 200, height: 200, flex: 'none', p: 1, bgcolor: '#fff' }}
      />
      <Facts
        facts={[
          [t('payment.amount'), <strong key="amount">{formatMoney(amountVnd)}</strong>],
          [t('transfer.content'), <strong key="content">{content}</strong>],
          [t('transfer.account'), account.number],
          [t('transfer.bank'), account.bank],
          [t('transfer.holder'), account.holder],
        ]}
      />
    </Stack>
  );
}
