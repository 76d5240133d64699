import ArrowDropDownIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { useNavigate } from 'react-router';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useMe } from '../shared/use-me.ts';
import { useShortcutsEnabled } from '../shared/use-shortcuts.ts';

/** Who I am, in which units and roles, and what concerns only me. */
export function AccountMenu() {
  const t = useT();
  const text = useLocalized();
  const me = useMe();
  const logout = useLogout();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [shortcuts, setShortcuts] = useShortcutsEnabled();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        color="inherit"
        endIcon={<ArrowDropDownIcon />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {me?.account?.name ?? '…'}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {me?.assignments.map(({ role, unitCode, unitName, covering }) => (
          <ListItem key={`${role} ${unitCode}`} dense>
            <ListItemText
              primary={text(roleNames[role])}
              secondary={
                covering === null ? text(unitName) : `${text(unitName)} · ${t('account.covering', { name: covering })}`
              }
            />
          </ListItem>
        ))}
        <Divider />
        <MenuItem role="menuitemcheckbox" aria-checked={shortcuts} onClick={() => setShortcuts(!shortcuts)}>
          {t(shortcuts ? 'account.shortcutsOn' : 'account.shortcutsOff')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            void navigate('/preferences');
          }}
        >
          {t('desk.preferences.menu')}
        </MenuItem>
        {me?.account?.twoFactorEnabled === false && (
          <MenuItem
            onClick={() => {
              close();
              void navigate('/second-factor');
            }}
          >
            {t('account.secondFactor')}
          </MenuItem>
        )}
        <MenuItem onClick={() => void logout()}>{t('account.signOut')}</MenuItem>
      </Menu>
    </>
  );
}
