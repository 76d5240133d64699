import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { PushSection } from './PushSection.tsx';
import { ProfileForm } from './ProfileForm.tsx';

/** “Hồ sơ cá nhân”. */
export default function ProfilePage() {
  const { t } = useTranslation();
  const account = useMe().data?.account;
  return (
    <>
      <PageTitle>{t('personal.pages.profile')}</PageTitle>
      <Stack spacing={2} sx={{ maxWidth: 640 }}>
        {account !== null && account !== undefined && <ProfileForm account={account} />}
        <PushSection />
        <PasswordSection />
      </Stack>
    </>
  );
}
