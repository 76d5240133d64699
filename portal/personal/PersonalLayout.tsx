import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { places } from '../places.ts';
import { Loading } from '../shared/Loading.tsx';

const pages = [
  { name: 'overview', path: places.personal },
  { name: 'dossiers', path: places.dossiers },
  { name: 'papers', path: places.papers },
  { name: 'transactions', path: places.transactions },
  { name: 'profile', path: places.profile },
  { name: 'data', path: places.personalData },
] as const;

/** “Trang cá nhân”: what is asked of me, my dossiers, my transactions, my data. */
export default function PersonalLayout() {
  const { t } = useTranslation();
  return (
    <>
      <Stack
        component="nav"
        aria-label={t('personal.title')}
        direction="row"
        useFlexGap
        sx={{ flexWrap: 'wrap', mb: 3, borderBottom: 1, borderColor: 'divider' }}
      >
        {pages.map(({ name, path }) => (
          <Button
            key={name}
            component={NavLink}
            to={path}
            end
            color="inherit"
            sx={{
              px: { xs: 1, sm: 2 },
              borderRadius: 0,
              borderBottom: '3px solid transparent',
              '&.active': { color: 'primary.main', borderColor: 'primary.main' },
            }}
          >
            {t(`personal.pages.${name}`)}
          </Button>
        ))}
      </Stack>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </>
  );
}
