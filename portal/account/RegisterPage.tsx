import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Link from '@mui/material/Link';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { AuthError, signUp } from '../../ui/auth-client.ts';
import { getLanguage } from '../../ui/language.ts';
import { places } from '../places.ts';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { PasswordEntry } from '../shared/PasswordEntry.tsx';
import { TextEntry } from '../shared/TextEntry.tsx';
import { AuthFailure } from './AuthFailure.tsx';
import { Card } from './Card.tsx';
import { emptyRegistration, registrationFaults, toSignUp, type Registration } from './registration.ts';

export default function RegisterPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form, setForm] = useState(emptyRegistration);
  const [isTried, setTried] = useState(false);
  const register = useMutation({ mutationFn: signUp });
  const faults = registrationFaults(form);
  const refused = register.error instanceof AuthError ? register.error.errors : [];
  const entry = (field: Exclude<keyof Registration, 'kind'>) => ({
    value: form[field],
    onChange: (value: string) => setForm({ ...form, [field]: value }),
    fault: isTried ? faults[field] : undefined,
    message: refused.find((error) => error.field === field)?.message,
    required: true,
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) {
      focusFirstFault(event.currentTarget);
      return;
    }
    const account = toSignUp(form, { callbackURL: places.emailConfirmed, locale: getLanguage() });
    const page = event.currentTarget;
    register.mutate(account, {
      onError: () => focusFirstFault(page),
      onSuccess: () => void navigate(places.checkMail, { state: { email: account.email } }),
    });
  };
  const isCompany = form.kind === 'company';
  return (
    <Card title={t('account.register.title')}>
      <Stack component="form" noValidate spacing={2} onSubmit={submit}>
        <FormControl>
          <FormLabel id="kind">{t('account.register.kind')}</FormLabel>
          <RadioGroup
            row
            aria-labelledby="kind"
            value={form.kind}
            onChange={(_, kind) => setForm({ ...form, kind: kind === 'company' ? 'company' : 'citizen' })}
          >
            <FormControlLabel value="citizen" control={<Radio />} label={t('common.applicantKind.citizen')} />
            <FormControlLabel value="company" control={<Radio />} label={t('common.applicantKind.company')} />
          </RadioGroup>
        </FormControl>
        {isCompany && (
          <>
            <TextEntry {...entry('companyName')} label={t('common.person.companyName')} autoComplete="organization" />
            <TextEntry {...entry('taxCode')} label={t('common.person.taxCode')} inputMode="numeric" />
            <Typography variant="h3" component="h2">
              {t('account.register.contact')}
            </Typography>
          </>
        )}
        <TextEntry {...entry('name')} label={t('common.person.name')} autoComplete="name" />
        <TextEntry {...entry('personalId')} label={t('common.person.personalId')} inputMode="numeric" />
        <TextEntry {...entry('phone')} label={t('common.person.phone')} type="tel" autoComplete="tel" />
        <TextEntry {...entry('email')} label={t('common.person.email')} type="email" autoComplete="email" />
        <PasswordEntry which="new" {...entry('password')} label={t('account.register.password')} />
        <TextEntry
          {...entry('passwordAgain')}
          label={t('account.register.passwordAgain')}
          type="password"
          autoComplete="new-password"
        />
        <AuthFailure failure={register.error} />
        <Button type="submit" variant="contained" size="large" disabled={register.isPending}>
          {t(register.isPending ? 'account.register.submitting' : 'account.register.submit')}
        </Button>
      </Stack>
      <Typography>
        {t('account.register.haveAccount')}{' '}
        <Link component={RouterLink} to={places.signIn}>
          {t('account.signIn.title')}
        </Link>
      </Typography>
    </Card>
  );
}
