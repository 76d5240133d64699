import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StatementImport, TransferAccount } from '../../../api/contract/transfers.ts';
import { request } from '../../../ui/api-client.ts';
import { formatMoney } from '../../../ui/format.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { useRoles } from '../../shared/use-me.ts';
import { CsvButton } from '../CsvButton.tsx';
import { useCsvImport } from '../use-csv-import.ts';
import { useRefreshMoney } from '../use-refresh-money.ts';
import { BookTransferDialog } from './BookTransferDialog.tsx';
import { StatementRows } from './StatementRows.tsx';

/** Money that came to the units' accounts: a bank's statement is read, looked at, then booked; or one transfer by hand. */
export default function StatementPage() {
  const t = useT();
  const text = useLocalized();
  const isAccountant = useRoles().includes('accountant');
  const refresh = useRefreshMoney();
  const [accountKey, setAccountKey] = useState('');
  const [isBooking, setBooking] = useState(false);
  const accounts = useQuery({
    queryKey: ['receiving-accounts'],
    queryFn: ({ signal }) => request('get', '/receiving-accounts', { signal }),
  });
  const choices = accounts.data?.data ?? [];
  const chosen = choices.find((one) => keyOf(one) === accountKey) ?? choices[0];

  const { file, shown, isBusy, failure, choose, confirm, forget } = useCsvImport<StatementImport>(
    async ({ csv }, dryRun) => {
      if (chosen === undefined) throw new Error('No account is chosen');
      const body = { unit: chosen.unit.code, account: numberOf(chosen), csv, dryRun };
      const outcome = await request('post', '/transfers/statement', { body });
      if (!dryRun) refresh();
      return outcome;
    },
  );

  const toBook = shown?.rows.filter(({ outcome }) => outcome === 'books').length ?? 0;
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('transfer.title')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('transfer.intro')}
      </Typography>
      {accounts.isError && <FailureNotice failure={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.isPending && <Skeleton height={56} />}
      {accounts.isSuccess && choices.length === 0 && <Alert severity="info">{t('transfer.noAccount')}</Alert>}
      {chosen !== undefined && (
        <Stack direction="row" spacing={2} sx={{ alignItems: 'center', mb: 2, flexWrap: 'wrap' }}>
          <TextField
            select
            size="small"
            label={t('transfer.account')}
            value={keyOf(chosen)}
            onChange={({ target }) => {
              setAccountKey(target.value);
              forget();
            }}
            sx={{ minWidth: 320 }}
          >
            {choices.map((one) => (
              <MenuItem key={keyOf(one)} value={keyOf(one)}>
                {one.account.number} · {text(one.unit.name)}
                {one.isFormer && ` · ${one.account.bank} · ${t('transfer.former')}`}
              </MenuItem>
            ))}
          </TextField>
          {isAccountant && (
            <>
              <CsvButton
                label={t('transfer.choose')}
                isBusy={isBusy}
                onChoose={(statement) => void choose(statement)}
              />
              <Button onClick={() => setBooking(true)}>{t('transfer.byHand')}</Button>
            </>
          )}
        </Stack>
      )}
      {isBusy && <LinearProgress aria-label={t('counter.loading')} sx={{ my: 2 }} />}
      {failure !== undefined && <FailureNotice failure={failure} />}
      {shown !== undefined && file !== undefined && (
        <>
          <Alert
            severity={shown.dryRun ? 'info' : 'success'}
            role="status"
            sx={{ mb: 2 }}
            action={
              shown.dryRun &&
              toBook > 0 && (
                <Button variant="contained" disabled={isBusy} onClick={() => void confirm()}>
                  {t('transfer.confirm', { smart_count: toBook })}
                </Button>
              )
            }
          >
            {t(shown.dryRun ? 'transfer.preview' : 'transfer.imported', {
              file: file.name,
              smart_count: toBook,
              rows: shown.rows.length,
              amount: formatMoney(shown.bookedVnd),
            })}
          </Alert>
          <StatementRows rows={shown.rows} />
        </>
      )}
      {isBooking && chosen !== undefined && (
        <BookTransferDialog unit={chosen.unit} account={numberOf(chosen)} onClose={() => setBooking(false)} />
      )}
    </Box>
  );
}

const numberOf = ({ account: { bankBin, number } }: TransferAccount) => ({ bankBin, number });

const keyOf = ({ account: { bankBin, number } }: TransferAccount): string => `${bankBin}-${number}`;
