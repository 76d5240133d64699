import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useCloseAccount } from '../data/personal-data.ts';
import { places } from '../places.ts';
import { Confirm } from '../shared/Confirm.tsx';
import { faultOf } from '../shared/field-checks.ts';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { PasswordEntry } from '../shared/PasswordEntry.tsx';

/** Deleting the account: the password, and once more the question. */
export function CloseAccountForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const close = useCloseAccount();
  const fault = faultOf(password);
  const wrong = fieldErrorsOf(close.error).find(({ field }) => field === 'password');
  const ask = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (fault === undefined) setAsked(true);
    else focusFirstFault(event.currentTarget);
  };
  const confirm = () =>
    close.mutate(password, {
      // Where this page leads to for nobody signed in would ask to sign in again.
      onSuccess: () => void navigate(places.accountClosed, { replace: true }),
      onError: (failure) => setAsked(fieldErrorsOf(failure).length === 0),
    });
  return (
    <Stack component="form" noValidate spacing={2} onSubmit={ask} sx={{ maxWidth: 420 }}>
      <PasswordEntry
        which="current"
        label={t('personal.profile.currentPassword')}
        value={password}
        onChange={setPassword}
        fault={isTried ? fault : undefined}
        message={wrong?.message}
      />
      <Button type="submit" variant="outlined" color="error" sx={{ alignSelf: 'start' }}>
        {t('personal.data.close')}
      </Button>
      <Confirm
        isOpen={isAsked}
        question={t('personal.data.closeAsk')}
        yes={t('personal.data.close')}
        isBusy={close.isPending}
        failure={wrong === undefined ? close.error : null}
        onYes={confirm}
        onNo={() => setAsked(false)}
      />
    </Stack>
  );
}
