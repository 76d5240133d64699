import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useT } from '../i18n/provider.ts';
import { useShortcuts } from '../shared/use-shortcuts.ts';
import { readDossierCode } from '../../ui/dossier-code.ts';
import { mayOpen } from '../rights.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { useRoles } from '../shared/use-me.ts';
import { useSearch } from './search.tsx';

/** Pages whose own list follows the search box; from anywhere else Enter goes to the dossiers. */
const searchablePages = ['/tasks', '/dossiers', '/payments', '/procedures', '/staff'];

export function SearchBox() {
  const t = useT();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { text, setText, inputRef } = useSearch();
  const isAtCounter = mayOpen('counter', useRoles());
  const shortcuts = useMemo(
    () => ({
      '/': () => {
        inputRef.current?.focus();
        // What was looked for before gives way to what is typed or scanned next.
        inputRef.current?.select();
      },
    }),
    [inputRef],
  );
  useShortcuts(shortcuts);
  return (
    <form
      role="search"
      style={{ flex: '1 1 12rem', maxWidth: '28rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        const code = readDossierCode(text);
        if (code !== undefined) {
          setText('');
          // At a counter a code is scanned from a receipt: its result may be there to be handed over.
          if (isAtCounter) void navigate('/counter/hand-over', { state: { searched: code } });
          else void navigate(dossierPath(code));
          return;
        }
        if (text.trim() !== '' && !searchablePages.includes(pathname)) void navigate('/dossiers');
      }}
    >
      <OutlinedInput
        inputRef={inputRef}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') inputRef.current?.blur();
        }}
        fullWidth
        size="small"
        placeholder={t('layout.searchHint')}
        inputProps={{ 'aria-label': t('layout.search'), 'aria-keyshortcuts': '/', maxLength: 200 }}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        }
        endAdornment={
          text === '' ? undefined : (
            <InputAdornment position="end">
              <IconButton size="small" aria-label={t('layout.clearSearch')} onClick={() => setText('')}>
                <ClearIcon fontSize="small" />
              </IconButton>
            </InputAdornment>
          )
        }
      />
    </form>
  );
}
