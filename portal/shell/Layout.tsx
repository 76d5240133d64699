import Box from '@mui/material/Box';
import Container from '@mui/material/Container';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, Outlet, ScrollRestoration } from 'react-router';
import { places } from '../places.ts';
import { Loading } from '../shared/Loading.tsx';
import { Header } from './Header.tsx';

export function Layout() {
  const { t } = useTranslation();
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <SkipLink label={t('common.skipToContent')} />
      <Header />
      <Container component="main" id="content" tabIndex={-1} maxWidth="lg" sx={{ flexGrow: 1, py: 3, outline: 'none' }}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Container>
      <Box component="footer" sx={{ borderTop: 1, borderColor: 'divider', py: 2 }}>
        <Container maxWidth="lg">
          <Stack direction="row" spacing={2} useFlexGap sx={{ flexWrap: 'wrap', justifyContent: 'space-between' }}>
            <Typography variant="caption" color="textSecondary">
              {t('common.footer')}
            </Typography>
            <Link component={RouterLink} to={places.privacy} variant="caption" color="textSecondary">
              {t('privacy.title')}
            </Link>
            <Link href="/docs" variant="caption" color="textSecondary">
              {t('common.footerApi')}
            </Link>
          </Stack>
        </Container>
      </Box>
      <ScrollRestoration />
    </Box>
  );
}

function SkipLink({ label }: { readonly label: string }) {
  return (
    <Link
      href="#content"
      sx={{
        position: 'absolute',
        left: 8,
        top: -80,
        zIndex: 'tooltip',
        bgcolor: 'background.paper',
        px: 2,
        py: 1.5,
        '&:focus': { top: 8 },
      }}
    >
      {label}
    </Link>
  );
}
