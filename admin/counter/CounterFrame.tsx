import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/provider.ts';

const pages = [
  { page: 'reception', to: '/counter' },
  { page: 'handOver', to: '/counter/hand-over' },
  { page: 'post', to: '/counter/post' },
] as const;

interface CounterFrameProps {
  readonly page: (typeof pages)[number]['page'];
  readonly children: ReactNode;
}

/** The three things done at the counter, side by side. */
export function CounterFrame({ page, children }: CounterFrameProps) {
  const t = useT();
  return (
    <Box sx={{ px: 2, pb: 2 }}>
      <title>{`${t(`counter.page.${page}`)} · Một Cửa`}</title>
      <h1 style={{ position: 'absolute', left: -9999 }}>{t(`counter.page.${page}`)}</h1>
      <Tabs
        component="nav"
        value={page}
        aria-label={t('nav.counter')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        {pages.map((one) => (
          <Tab
            key={one.page}
            value={one.page}
            component={Link}
            to={one.to}
            label={t(`counter.page.${one.page}`)}
            aria-current={one.page === page ? 'page' : undefined}
          />
        ))}
      </Tabs>
      {children}
    </Box>
  );
}
