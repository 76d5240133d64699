import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BankAccount, TestTransfer } from '../../api/contract/receiving-accounts.ts';
import type { UnitDetails } from '../../api/contract/units.ts';
import { searchText } from '../../domain/search-text.ts';
import { request } from '../../ui/api-client.ts';
import { formatMoney } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { ConfirmDialog, type FaultOf } from '../shared/ConfirmDialog.tsx';
import { Facts } from '../shared/Facts.tsx';
import { useSay } from '../shared/use-say.ts';
import { ReasonField } from '../staff/RoleFields.tsx';
import { PairRow } from './PairRow.tsx';
import { unitKeys } from './use-unit.ts';

const noAccount: BankAccount = { bank: '', bankBin: '', number: '', holder: '' };

/**
 * Another account for the money of a unit, in two steps: it is checked and shown as a VietQR code to be scanned, and
 * asked for once somebody has done so. It is used when another administrator confirms it.
 */
export function AccountDialog({ unit, onClose }: { unit: UnitDetails; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const queryClient = useQueryClient();
  const now = unit.receivingAccount;
  const [account, setAccount] = useState<BankAccount>(
    now === null ? noAccount : { ...now, bankBin: now.bankBin ?? '' },
  );
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<TestTransfer>();
  const send = (dryRun: boolean) =>
    request('put', '/units/{code}/receiving-account', {
      params: { code: unit.code },
      body: { account, reason, dryRun },
    });
  const set = async () => {
    await send(false);
    await Promise.all(unitKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    say(t('unit.accountAsked'), 'success');
    onClose();
  };
  const title = t(now === null ? 'unit.giveAccount' : 'unit.setAccount');
  if (shown === undefined) {
    const show = async () => setShown((await send(true)).testTransfer ?? undefined);
    return (
      <ConfirmDialog key="enter" title={title} confirm={t('unit.showQr')} onClose={onClose} onConfirm={show}>
        {(faultOf) => (
          <>
            <Typography>{t('unit.secondPerson')}</Typography>
            <UnderWay count={unit.awaitedPayments} />
            <BankFields
              account={account}
              onEdit={(change) => setAccount((before) => ({ ...before, ...change }))}
              faultOf={faultOf}
            />
            <ReasonField value={reason} onChange={setReason} faultOf={faultOf} />
          </>
        )}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog key="set" title={title} confirm={t('unit.askAccount')} onClose={onClose} onConfirm={set}>
      {(faultOf) => (
        <>
          <TestCode account={account} transfer={shown} />
          {faultOf('account.number').error && <Alert severity="error">{faultOf('account.number').helperText}</Alert>}
          <FormControlLabel control={<Checkbox required />} label={t('unit.qrChecked')} />
          <Button sx={{ alignSelf: 'start' }} onClick={() => setShown(undefined)}>
            {t('unit.enterAgain')}
          </Button>
        </>
      )}
    </ConfirmDialog>
  );
}

/** What becomes of payments that were asked for with the account there is. */
export function UnderWay({ count }: { count: number }) {
  const t = useT();
  return count === 0 ? (
    <Typography color="text.secondary">{t('unit.noneUnderWay')}</Typography>
  ) : (
    <Alert severity="warning">{t('unit.underWay', { count })}</Alert>
  );
}

interface BankFieldsProps {
  readonly account: BankAccount;
  readonly onEdit: (change: Partial<BankAccount>) => void;
  readonly faultOf: FaultOf;
}

function BankFields({ account, onEdit, faultOf }: BankFieldsProps) {
  const t = useT();
  const { data: banks = [] } = useQuery({
    queryKey: ['banks'],
    queryFn: async ({ signal }) => (await request('get', '/staff/banks', { signal })).data,
    staleTime: Infinity,
  });
  const choose = (bank: string) => {
    const known = banks.find(({ shortName }) => shortName === bank);
    onEdit({ bank, ...(known === undefined ? {} : { bankBin: known.bin }) });
  };
  const field = (key: 'bankBin' | 'number' | 'holder', help?: string) => (
    <TextField
      required
      label={t(`unit.${key}`)}
      value={account[key]}
      onChange={({ target }) => onEdit({ [key]: target.value })}
      {...faultOf(`account.${key}`, help)}
    />
  );
  return (
    <>
      <PairRow>
        <Autocomplete
          freeSolo
          options={banks.map(({ shortName }) => shortName)}
          inputValue={account.bank}
          onInputChange={(_, bank) => choose(bank)}
          filterOptions={(names, { inputValue }) =>
            names.filter((name) => searchText(fullNameOf(banks, name)).includes(searchText(inputValue)))
          }
          renderOption={({ key, ...props }, name) => (
            <li key={key} {...props}>
              {fullNameOf(banks, name)}
            </li>
          )}
          renderInput={(parameters) => (
            <TextField
              {...parameters}
              required
              label={t('unit.bank')}
              {...faultOf('account.bank', t('unit.bankHint'))}
            />
          )}
        />
        {field('bankBin', t('unit.bankBinHint'))}
      </PairRow>
      <PairRow>
        {field('number')}
        {field('holder')}
      </PairRow>
    </>
  );
}

function fullNameOf(banks: readonly { shortName: string; name: string }[], shortName: string): string {
  const known = banks.find((bank) => bank.shortName === shortName);
  return known === undefined ? shortName : `${known.shortName} – ${known.name}`;
}

function TestCode({ account, transfer }: { account: BankAccount; transfer: TestTransfer }) {
  const t = useT();
  const amount = formatMoney(transfer.amountVnd);
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
      <Box
        component="img"
        alt={t('unit.qr', { amount })}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(transfer.qrSvg)}`}
        sx={{ width: 220, height: 220, flex: 'none', p: 1, bgcolor: '#fff' }}
      />
      <Stack spacing={1.5}>
        <Typography>{t('unit.checkHint', { amount })}</Typography>
        <Facts
          facts={[
            [t('unit.bank'), `${account.bank} (${account.bankBin})`],
            [t('unit.number'), account.number],
            [t('unit.holder'), <strong key="holder">{account.holder}</strong>],
          ]}
        />
      </Stack>
    </Stack>
  );
}
