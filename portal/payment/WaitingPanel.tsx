import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Transaction } from '../../api/contract/transactions.ts';
import { formatTime } from '../../ui/format.ts';
import { useNow } from '../shared/use-now.ts';

const longMs = 2 * 60_000;

interface WaitingPanelProps {
  readonly transaction: Transaction;
  readonly onChooseAgain: () => void;
}

/** The bank has the payer and has not spoken. Nothing is claimed here; the page is read again until it has. */
export function WaitingPanel({ transaction, onChooseAgain }: WaitingPanelProps) {
  const { t } = useTranslation();
  const now = useNow();
  const startedAt = transaction.attempts[0]?.createdAt;
  const isLong = startedAt !== undefined && now - Date.parse(startedAt) > longMs;
  return (
    <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }}>
      <div role="status">
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t('payment.waiting.title')}
        </Typography>
        <Typography>{t(isLong ? 'payment.waiting.long' : 'payment.waiting.text')}</Typography>
      </div>
      <LinearProgress aria-label={t('payment.waiting.title')} sx={{ my: 2 }} />
      {startedAt !== undefined && (
        <Typography variant="caption" color="textSecondary">
          {t('payment.waiting.since', { at: formatTime(startedAt) })}
        </Typography>
      )}
      {transaction.payable && (
        <Box sx={{ mt: 1 }}>
          <Button onClick={onChooseAgain}>{t('payment.waiting.again')}</Button>
        </Box>
      )}
    </Paper>
  );
}
