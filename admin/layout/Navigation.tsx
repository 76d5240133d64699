import ArrowDropDownIcon from '@mui/icons-material/ArrowDropDown';
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

interface Page {
  readonly resource: string;
  readonly label: MessageKey;
}

const pages = [
  { resource: 'tasks', label: 'nav.inbox' },
  { resource: 'counter', label: 'nav.counter' },
  { resource: 'dossiers', label: 'nav.dossiers' },
  { resource: 'reports', label: 'nav.reports' },
  { resource: 'procedures', label: 'nav.procedures' },
  { resource: 'absences', label: 'nav.absences' },
] as const satisfies readonly Page[];

/** What accountants look after, behind one entry of the menu. */
const money = [
  { resource: 'payments', label: 'nav.payments' },
  { resource: 'transfers', label: 'nav.transfers' },
  { resource: 'settlements', label: 'nav.settlements' },
  { resource: 'refunds', label: 'nav.refunds' },
  { resource: 'drawers', label: 'nav.drawers' },
  { resource: 'money-cases', label: 'nav.moneyCases' },
  { resource: 'reconciliation', label: 'nav.reconciliation' },
  { resource: 'revenue', label: 'nav.revenue' },
  { resource: 'receipts', label: 'nav.receipts' },
] as const satisfies readonly Page[];

/** What keeps the office running, behind one entry of the menu. */
const administration = [
  { resource: 'units', label: 'nav.units' },
  { resource: 'staff', label: 'nav.staff' },
  { resource: 'calendars', label: 'nav.calendars' },
  { resource: 'audit', label: 'nav.audit' },
] as const satisfies readonly Page[];

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
  const aboutMoney = money.filter(({ resource }) => mayOpen(resource, roles));
  // One page alone needs no menu to be found in.
  const accounted = aboutMoney.length === 1 ? [] : aboutMoney;
  const shown = [...pages, ...(aboutMoney.length === 1 ? aboutMoney : [])].filter(({ resource }) =>
    mayOpen(resource, roles),
  );
  const administered = administration.filter(({ resource }) => mayOpen(resource, roles));
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
        {accounted.length > 0 && <PageMenu label={t('nav.money')} pages={accounted} />}
        {administered.length > 0 && <PageMenu label={t('nav.administration')} pages={administered} />}
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
        {[...shown, ...accounted, ...administered].map(({ resource, label }) => (
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

/** Several pages behind one button. */
function PageMenu({ label, pages: its }: { label: string; pages: readonly Page[] }) {
  const t = useT();
  const { pathname } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isHere = its.some(({ resource }) => pathname.startsWith(`/${resource}`));
  return (
    <>
      <Button
        color="inherit"
        size="small"
        endIcon={<ArrowDropDownIcon />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          whiteSpace: 'nowrap',
          borderRadius: 0,
          borderBottom: 3,
          borderColor: isHere ? 'primary.main' : 'transparent',
        }}
      >
        {label}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {its.map(({ resource, label: name }) => (
          <MenuItem key={resource} component={Link} to={`/${resource}`} onClick={() => setAnchor(null)}>
            {t(name)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
