import MenuIcon from '@mui/icons-material/Menu';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMemo, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useT, type MessageKey } from '../i18n/provider.ts';
import { mayOpen } from '../rights.ts';
import { useRoles } from '../shared/use-me.ts';
import { useShortcuts } from '../shared/use-shortcuts.ts';

const pages = [
  { resource: 'tasks', label: 'nav.inbox' },
  { resource: 'counter', label: 'nav.counter' },
  { resource: 'dossiers', label: 'nav.dossiers' },
  { resource: 'reports', label: 'nav.reports' },
  { resource: 'payments', label: 'nav.payments' },
  { resource: 'refunds', label: 'nav.refunds' },
  { resource: 'money-cases', label: 'nav.moneyCases' },
  { resource: 'procedures', label: 'nav.procedures' },
  { resource: 'absences', label: 'nav.absences' },
] as const satisfies readonly { resource: string; label: MessageKey }[];

const noShortcuts = {};

/** The pages this person may open: in a row where there is room, behind a button where there is not. */
export function Navigation() {
  const t = useT();
  const roles = useRoles();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const isAtCounter = mayOpen('counter', roles);
  useShortcuts(
    useMemo(() => (isAtCounter ? { n: () => void navigate('/counter') } : noShortcuts), [isAtCounter, navigate]),
  );
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = pages.filter(({ resource }) => mayOpen(resource, roles));
  const isCurrent = (resource: string) => pathname === `/${resource}` || pathname.startsWith(`/${resource}/`);
  return (
    <>
      <Box component="nav" aria-label={t('nav.label')} sx={{ display: { xs: 'none', lg: 'flex' }, gap: 0.5 }}>
        {shown.map(({ resource, label }) => (
          <Button
            key={resource}
            component={Link}
            to={`/${resource}`}
            color="inherit"
            size="small"
            aria-current={isCurrent(resource) ? 'page' : undefined}
            sx={{
              whiteSpace: 'nowrap',
              borderRadius: 0,
              borderBottom: 3,
              borderColor: isCurrent(resource) ? 'primary.main' : 'transparent',
            }}
          >
            {t(label)}
          </Button>
        ))}
      </Box>
      <IconButton
        aria-label={t('nav.label')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ display: { lg: 'none' } }}
      >
        <MenuIcon />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {shown.map(({ resource, label }) => (
          <MenuItem
            key={resource}
            component={Link}
            to={`/${resource}`}
            selected={isCurrent(resource)}
            onClick={() => setAnchor(null)}
          >
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
