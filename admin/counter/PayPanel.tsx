import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { request, urlOf } from '../../ui/api-client.ts';
import { formatMoney, formatNumber, formatTime } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { givenValues } from '../actions/given-values.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { TransferQr } from '../payments/transfers/TransferQr.tsx';
import { Panel } from '../shared/Panel.tsx';

interface PayPanelProps {
  readonly dossier: Pick<Dossier, 'code' | 'allowedActions'>;
  readonly onPaid: () => void;
}

/** What is owed now: taken in cash with the change worked out, or paid at the bank's page by scanning a code. */
export function PayPanel({ dossier, onPaid }: PayPanelProps) {
  const t = useT();
  const { code } = dossier;
  const form = dossier.allowedActions.find(({ action }) => action === 'recordPayment')?.form;
  const { orderNo, bookedVnd } = form === undefined ? {} : givenValues(form);
  if (typeof orderNo !== 'number' || typeof bookedVnd !== 'number') {
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        {t('counter.payElsewhere')}
      </Alert>
    );
  }
  return (
    <Panel title={t('counter.pay', { amount: formatMoney(bookedVnd) })}>
      <Cash code={code} orderNo={orderNo} amountVnd={bookedVnd} onPaid={onPaid} />
      <UnitCode code={code} />
      <Link href={urlOf('/dossiers/{code}/fee-slip', { params: { code } })} target="_blank" rel="noreferrer">
        {t('counter.feeSlip')}
      </Link>
      <BankPage code={code} />
    </Panel>
  );
}

const notes = [50_000, 100_000, 200_000, 500_000];

interface CashProps {
  readonly code: string;
  readonly orderNo: number;
  readonly amountVnd: number;
  readonly onPaid: () => void;
}

function Cash({ code, orderNo, amountVnd, onPaid }: CashProps) {
  const t = useT();
  const [givenVnd, setGivenVnd] = useState<number>();
  const change = (givenVnd ?? amountVnd) - amountVnd;
  const taking = useMutation({
    mutationFn: () => {
      const body = { action: 'recordPayment', input: { orderNo, bookedVnd: amountVnd, channel: 'cash' } };
      return withIntentionKey(JSON.stringify([code, body]), (idempotencyKey) =>
        request('post', '/dossiers/{code}/actions', { params: { code }, body, idempotencyKey }),
      );
    },
    onSettled: onPaid,
  });
  return (
    <Stack spacing={1.5}>
      <TextField
        size="small"
        label={t('counter.given')}
        value={givenVnd === undefined ? '' : formatNumber(givenVnd)}
        placeholder={formatNumber(amountVnd)}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, '').slice(0, 12);
          setGivenVnd(digits === '' ? undefined : Number(digits));
        }}
        error={change < 0}
        helperText={change < 0 ? t('counter.tooLittle', { amount: formatMoney(-change) }) : undefined}
        slotProps={{
          htmlInput: { inputMode: 'numeric', autoComplete: 'off' },
          inputLabel: { shrink: true },
          input: { endAdornment: <InputAdornment position="end">₫</InputAdornment> },
        }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {notes
          .filter((note) => note > amountVnd)
          .map((note) => (
            <Button key={note} size="small" variant="outlined" onClick={() => setGivenVnd(note)}>
              {formatMoney(note)}
            </Button>
          ))}
      </Box>
      <Typography aria-live="polite">
        {t('counter.change')}: <strong>{formatMoney(Math.max(0, change))}</strong>
      </Typography>
      {taking.isError && <FailureNotice failure={taking.error} />}
      <Button variant="contained" loading={taking.isPending} disabled={change < 0} onClick={() => taking.mutate()}>
        {t('counter.taken', { amount: formatMoney(amountVnd) })}
      </Button>
    </Stack>
  );
}

/** The unit's own VietQR code: the dossier goes on by itself once the bank tells of the money. */
function UnitCode({ code }: { code: string }) {
  const t = useT();
  const opening = useMutation({
    mutationFn: () => request('get', '/dossiers/{code}/transfer', { params: { code } }),
  });
  const transfer = opening.data?.transfer;
  return (
    <Stack spacing={1} sx={{ mt: 1.5, alignItems: 'start' }}>
      <Button loading={opening.isPending} onClick={() => opening.mutate()}>
        {t('transfer.show')}
      </Button>
      {opening.isError && <FailureNotice failure={opening.error} />}
      {transfer === null && <Typography variant="body2">{t('transfer.none')}</Typography>}
      {transfer && <TransferQr transfer={transfer} />}
    </Stack>
  );
}

function BankPage({ code }: { code: string }) {
  const t = useT();
  const opening = useMutation({
    mutationFn: () =>
      withIntentionKey(`checkout ${code}`, (idempotencyKey) =>
        request('post', '/dossiers/{code}/checkout', { params: { code }, body: {}, idempotencyKey }),
      ),
  });
  const page = opening.data;
  return (
    <Stack spacing={1} sx={{ mt: 1.5, alignItems: 'start' }}>
      <Button loading={opening.isPending} onClick={() => opening.mutate()}>
        {t('counter.showQr')}
      </Button>
      {opening.isError && <FailureNotice failure={opening.error} />}
      {page !== undefined && (
        <>
          <img
            alt={t('counter.qr')}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(page.qrSvg)}`}
            style={{ width: 240, height: 240, background: '#fff', padding: 8 }}
          />
          <Typography variant="body2">{t('counter.qrHint', { time: formatTime(page.expiresAt) })}</Typography>
          <Link href={page.redirectUrl} target="_blank" rel="noreferrer">
            {t('counter.openBank')}
          </Link>
        </>
      )}
    </Stack>
  );
}
