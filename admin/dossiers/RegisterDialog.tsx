import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { DateField } from '../../ui/DateField.tsx';
import { requestDocument } from '../../ui/api-client.ts';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { mayOpen } from '../rights.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { useMe } from '../shared/use-me.ts';

interface Period {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

/** Asks for unit and period, has the register made, and gives it to be kept and printed. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const text = useLocalized();
  const units = useUnits();
  const today = localDateOf(new Date());
  const [period, setPeriod] = useState<Period>({
    unit: units[0]?.code ?? '',
    from: `${today.slice(0, 8)}01`,
    to: today,
  });
  const [made, setMade] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => (made === undefined ? undefined : () => URL.revokeObjectURL(made)), [made]);

  const change = (part: Partial<Period>) => {
    setPeriod({ ...period, ...part });
    setMade(undefined);
    setFailure(undefined);
  };
  const make = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      setMade(URL.createObjectURL(await requestDocument('/register', { query: { ...period } })));
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  const faults = fieldErrorsOf(failure);
  const faultOf = (name: keyof Period) => faults.find(({ field }) => field === `query.${name}`)?.message;

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="register-title">
      <DialogTitle id="register-title">{t('register.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t('register.hint')}</DialogContentText>
        <Stack spacing={2}>
          <TextField
            select
            label={t('register.unit')}
            value={period.unit}
            onChange={(event) => change({ unit: event.target.value })}
          >
            {units.map(({ code, name }) => (
              <MenuItem key={code} value={code}>
                {text(name)}
              </MenuItem>
            ))}
          </TextField>
          {(['from', 'to'] as const).map((name) => (
            <DateField
              key={name}
              label={t(`register.${name}`)}
              value={period[name]}
              onChange={(event) => change({ [name]: event.target.value })}
              error={faultOf(name) !== undefined}
              helperText={faultOf(name)}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ))}
        </Stack>
        {failure !== undefined && faults.length === 0 && <FailureNotice failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {made === undefined ? (
          <Button
            variant="contained"
            disabled={period.from === '' || period.to === ''}
            loading={isBusy}
            onClick={() => void make()}
          >
            {t('register.make')}
          </Button>
        ) : (
          <Button variant="contained" href={made} download={`${t('register.title')} ${period.from} ${period.to}.pdf`}>
            {t('register.print')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** The units whose register this person may have, each once. */
function useUnits() {
  const me = useMe();
  const held = me?.assignments.filter(({ role }) => mayOpen('register', [role])) ?? [];
  return [...new Map(held.map(({ unitCode, unitName }) => [unitCode, { code: unitCode, name: unitName }])).values()];
}
