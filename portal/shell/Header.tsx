import MenuIcon from '@mui/icons-material/Menu';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Container from '@mui/material/Container';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { tokens } from '../../ui/theme.ts';
import mark from '../mark.svg';
import { places } from '../places.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useNavigation, type NavigationEntry } from './navigation.ts';

export function Header() {
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  return (
    <Box component="header" sx={{ bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}>
      <Box
        sx={{ height: 4, background: `linear-gradient(90deg, ${tokens.brand.red} 82%, ${tokens.brand.gold} 82%)` }}
      />
      <Container maxWidth="lg">
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', minHeight: 64 }}>
          <Brand />
          <Box sx={{ flexGrow: 1 }} />
          {isNarrow ? <NarrowNavigation /> : <WideNavigation />}
        </Stack>
      </Container>
    </Box>
  );
}

function Brand() {
  const { t } = useTranslation();
  return (
    <Stack
      component={Link}
      to={places.home}
      direction="row"
      spacing={1.25}
      sx={{ alignItems: 'center', color: 'text.primary', textDecoration: 'none', py: 1 }}
    >
      <img src={mark} alt="" width={36} height={36} />
      <Box>
        <Typography component="span" sx={{ display: 'block', fontWeight: 700, lineHeight: 1.15 }}>
          {t('common.product')}
        </Typography>
        <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
          {t('common.productLong')}
        </Typography>
      </Box>
    </Stack>
  );
}

function WideNavigation() {
  const { t } = useTranslation();
  const entries = useNavigation();
  return (
    <>
      <Stack component="nav" direction="row" aria-label={t('common.navigation')} spacing={0.5}>
        {entries.map((entry) => (
          <Entry key={entry.label} entry={entry} />
        ))}
      </Stack>
      <LanguageSwitch />
    </>
  );
}

function NarrowNavigation() {
  const { t } = useTranslation();
  const entries = useNavigation();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <LanguageSwitch />
      <IconButton aria-label={t('common.openMenu')} aria-expanded={isOpen} onClick={() => setOpen(true)} edge="end">
        <MenuIcon />
      </IconButton>
      <Drawer anchor="right" open={isOpen} onClose={close}>
        <Stack component="nav" aria-label={t('common.navigation')} spacing={0.5} sx={{ p: 2, width: 260 }}>
          {entries.map((entry) => (
            <Entry key={entry.label} entry={entry} onChosen={close} isWide />
          ))}
        </Stack>
      </Drawer>
    </>
  );
}

interface EntryProps {
  readonly entry: NavigationEntry;
  readonly onChosen?: () => void;
  readonly isWide?: boolean;
}

function Entry({ entry, onChosen, isWide = false }: EntryProps) {
  const look = {
    color: 'inherit',
    fullWidth: isWide,
    sx: {
      px: 1.5,
      whiteSpace: 'nowrap',
      justifyContent: isWide ? 'flex-start' : 'center',
      '&.active': { color: 'primary.main', textDecoration: 'underline', textUnderlineOffset: 6 },
    },
  } as const;
  if (entry.kind === 'act') {
    return (
      <Button
        {...look}
        onClick={() => {
          entry.run();
          onChosen?.();
        }}
      >
        {entry.label}
      </Button>
    );
  }
  // The console is another app: leave this one altogether.
  if (entry.kind === 'leave') {
    return (
      <Button {...look} href={entry.to}>
        {entry.label}
      </Button>
    );
  }
  return (
    <Button {...look} component={NavLink} to={entry.to} end={entry.to === places.home} onClick={onChosen}>
      {entry.label}
    </Button>
  );
}
