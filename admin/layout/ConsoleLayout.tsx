import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Suspense, type ReactNode } from 'react';
import { Loading, ToggleThemeButton } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';
import { LiveEventsProvider } from '../live/live-events.tsx';
import { useT } from '../i18n/provider.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { Bell } from './bell/Bell.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LiveLamp } from './LiveLamp.tsx';
import { Navigation } from './Navigation.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import { SearchProvider } from './search.tsx';
import { SearchBox } from './SearchBox.tsx';

/** The frame of every page: where to go, what to look for, who I am. The page below has the whole width. */
export function ConsoleLayout({ children }: { children: ReactNode }) {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <LiveEventsProvider>
      <SearchProvider>
        <Link
          href="#content"
          sx={{
            position: 'absolute',
            left: -9999,
            '&:focus': { left: 8, top: 8, zIndex: 2000, bgcolor: 'background.paper', p: 1 },
          }}
        >
          {t('layout.skip')}
        </Link>
        <Box
          component="header"
          sx={{
            position: 'sticky',
            top: 0,
            zIndex: 'appBar',
            display: 'flex',
            alignItems: 'center',
            gap: { xs: 1, md: 1.5 },
            px: 2,
            minHeight: 56,
            bgcolor: 'background.paper',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Typography
            component={RouterLink}
            to="/tasks"
            sx={{
              fontWeight: 700,
              fontSize: '1.125rem',
              color: 'text.primary',
              textDecoration: 'none',
              whiteSpace: 'nowrap',
            }}
          >
            Một Cửa
          </Typography>
          <Navigation />
          <SearchBox />
          <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
            <LiveLamp />
            <Bell />
            <LanguageSwitch />
            <ToggleThemeButton />
            <AccountMenu />
          </Box>
        </Box>
        <Box component="main" id="content" tabIndex={-1} sx={{ outline: 'none' }}>
          <PageBoundary key={pathname}>
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </PageBoundary>
        </Box>
      </SearchProvider>
    </LiveEventsProvider>
  );
}
