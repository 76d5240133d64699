import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewAbsence } from '../../api/contract/absences.ts';
import { absenceKindNames, absenceKinds } from '../../domain/absence.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { DateField } from '../../ui/DateField.tsx';
import { request } from '../../ui/api-client.ts';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { useMe } from '../shared/use-me.ts';
import { useSay } from '../shared/use-say.ts';
import { SubstituteChoice } from './SubstituteChoice.tsx';
import { useRefreshAbsences } from './use-refresh-absences.ts';
import { proposedOf, useSubstitutes } from './use-substitutes.ts';

/** Enters an absence: whose, which days, why, and who stands in. */
export function EnterAbsenceDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const refresh = useRefreshAbsences();
  const myId = useMe()?.account?.id ?? '';
  const [form, setForm] = useState<NewAbsence>(() => emptyForm());
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const colleagues = useQuery({
    queryKey: ['absences', 'colleagues'],
    queryFn: ({ signal }) => request('get', '/staff/absences/colleagues', { signal }),
    select: ({ data }) => data,
  });
  const personId = form.personId ?? myId;
  const substitutes = useSubstitutes(personId, form);
  const substituteId = form.substituteId === '' ? proposedOf(substitutes.data) : form.substituteId;
  const edit = (change: Partial<NewAbsence>) => {
    setForm((before) => ({ ...before, ...change }));
    setFailure(undefined);
  };
  /** Who can stand in hangs on whose absence it is and when. */
  const editDays = (change: Partial<NewAbsence>) => edit({ ...change, substituteId: '' });
  const faults = fieldErrorsOf(failure);
  const faultOf = (field: keyof NewAbsence) => {
    const message = faults.find((fault) => fault.field === field)?.message;
    return { error: message !== undefined, helperText: message };
  };
  const dateField = (field: 'fromDate' | 'throughDate') => ({
    value: form[field],
    onChange: ({ target }: { target: { value: string } }) => editDays({ [field]: target.value }),
    slotProps: { inputLabel: { shrink: true } },
    fullWidth: true,
    ...faultOf(field),
  });

  const enter = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { ...form, personId, substituteId };
      await withIntentionKey(`absence ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/staff/absences', { body, idempotencyKey }),
      );
      say(t('absence.entered'), 'success');
      refresh();
      onClose();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="enter-absence-title">
      <DialogTitle id="enter-absence-title">{t('absence.enter')}</DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ pt: 1 }}>
          {colleagues.data !== undefined && colleagues.data.length > 1 && (
            <TextField
              select
              label={t('absence.person')}
              value={personId}
              onChange={({ target }) => editDays({ personId: target.value })}
            >
              {colleagues.data.map(({ id, name }) => (
                <MenuItem key={id} value={id}>
                  {id === myId ? t('absence.me', { name }) : name}
                </MenuItem>
              ))}
            </TextField>
          )}
          <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
            <DateField label={t('absence.from')} {...dateField('fromDate')} />
            <DateField label={t('absence.through')} {...dateField('throughDate')} />
          </Stack>
          <TextField
            select
            label={t('absence.kind')}
            value={form.kind}
            onChange={({ target }) => edit({ kind: absenceKinds.find((kind) => kind === target.value) ?? 'other' })}
          >
            {absenceKinds.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {text(absenceKindNames[kind])}
              </MenuItem>
            ))}
          </TextField>
          <SubstituteChoice
            substitutes={substitutes}
            value={substituteId}
            onChange={(chosen) => edit({ substituteId: chosen })}
            message={faultOf('substituteId').helperText}
          />
          {failure !== undefined && faults.length === 0 && <FailureNotice failure={failure} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={substituteId === ''} loading={isBusy} onClick={() => void enter()}>
          {t('absence.enter')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function emptyForm(): NewAbsence {
  const today = localDateOf(new Date());
  return { fromDate: today, throughDate: today, kind: 'leave', substituteId: '' };
}
