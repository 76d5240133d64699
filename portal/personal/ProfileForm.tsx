import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract/account.ts';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useChangeMe } from '../data/me.ts';
import { AddressFields } from '../shared/AddressFields.tsx';
import { Failure } from '../shared/Failure.tsx';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { Section } from '../shared/Section.tsx';
import { TextEntry } from '../shared/TextEntry.tsx';
import { profileFaults, toProfile, toProfileChange, type Profile } from './profile-form.ts';

type ProfileText = 'name' | 'phone' | 'personalId' | 'companyName' | 'taxCode';

export function ProfileForm({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const isCompany = account.kind === 'company';
  const [profile, setProfile] = useState(() => toProfile(account));
  const [isTried, setTried] = useState(false);
  const change = useChangeMe();
  const faults = profileFaults(profile, isCompany);
  const edit = (part: Partial<Profile>) => {
    change.reset();
    setProfile({ ...profile, ...part });
  };
  const entry = (field: ProfileText) => ({
    value: profile[field],
    onChange: (value: string) => edit({ [field]: value }),
    fault: faults[field],
    isChecked: isTried,
    message: fieldErrorsOf(change.error).find((error) => error.field === field)?.message,
    required: true,
  });
  const save = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) focusFirstFault(event.currentTarget);
    else change.mutate(toProfileChange(profile, isCompany));
  };
  return (
    <Section title={t('personal.profile.data')}>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {t('personal.profile.dataText')}
      </Typography>
      <Stack component="form" noValidate spacing={2} onSubmit={save}>
        <TextField label={t('personal.profile.email')} value={account.email} disabled id="profile-email" />
        {isCompany && (
          <>
            <TextEntry {...entry('companyName')} label={t('common.person.companyName')} autoComplete="organization" />
            <TextEntry {...entry('taxCode')} label={t('common.person.taxCode')} inputMode="numeric" />
          </>
        )}
        <TextEntry {...entry('name')} label={t('common.person.name')} autoComplete="name" />
        <TextEntry {...entry('personalId')} label={t('common.person.personalId')} inputMode="numeric" />
        <TextEntry {...entry('phone')} label={t('common.person.phone')} type="tel" autoComplete="tel" />
        <Typography variant="h3">{t('common.person.address')}</Typography>
        <AddressFields
          value={profile.address}
          onChange={(address) => edit({ address })}
          isChecked={isTried && faults.address !== undefined}
        />
        <TextField
          select
          label={t('personal.profile.mailLanguage')}
          value={profile.locale}
          onChange={({ target }) => edit({ locale: target.value === 'en' ? 'en' : 'vi' })}
        >
          <MenuItem value="vi">Tiếng Việt</MenuItem>
          <MenuItem value="en">English</MenuItem>
        </TextField>
        {change.isError && <Failure failure={change.error} />}
        {change.isSuccess && (
          <Alert severity="success" role="status">
            {t('personal.profile.saved')}
          </Alert>
        )}
        <Button type="submit" variant="contained" disabled={change.isPending} sx={{ alignSelf: 'start' }}>
          {t(change.isPending ? 'common.saving' : 'common.save')}
        </Button>
      </Stack>
    </Section>
  );
}
