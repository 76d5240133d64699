import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named } from '../../api/contract/common.ts';
import { useLocalized } from '../../ui/language.ts';
import { useFields, useUnits, type ServiceFilter } from '../data/catalogue.ts';

interface SearchBarProps {
  readonly filter: ServiceFilter;
  readonly onChange: (change: Partial<ServiceFilter>) => void;
}

const typingPauseMs = 300;

export function SearchBar({ filter, onChange }: SearchBarProps) {
  const { t } = useTranslation();
  const units = useUnits().data ?? [];
  const fields = useFields(filter.unit).data ?? [];
  const [words, setWords] = useWords(filter.q, (q) => onChange({ q }));
  return (
    <Box role="search" sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mb: 2 }}>
      <TextField
        type="search"
        label={t('home.search')}
        placeholder={t('home.searchHint')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        sx={{ gridColumn: '1 / -1' }}
        slotProps={{
          inputLabel: { shrink: true },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon />
              </InputAdornment>
            ),
          },
        }}
      />
      <Choice
        label={t('home.unit')}
        options={units}
        value={filter.unit}
        onChange={(unit) => onChange({ unit, field: '' })}
      />
      <Choice label={t('home.field')} options={fields} value={filter.field} onChange={(field) => onChange({ field })} />
    </Box>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Named[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const isKnown = options.some(({ code }) => code === value);
  return (
    <TextField
      select
      label={label}
      value={isKnown ? value : ''}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{t('home.all')}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.code} value={option.code}>
          {localized(option.name)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** What is being typed; told on once the typing pauses. */
function useWords(asked: string, tell: (words: string) => void) {
  const [words, setWords] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (asked !== seen) {
    setSeen(asked);
    setWords(asked);
  }
  useEffect(() => {
    if (words === asked) return;
    const timer = setTimeout(() => tell(words.trim() === '' ? '' : words), typingPauseMs);
    return () => clearTimeout(timer);
  }, [words, asked, tell]);
  return [words, setWords] as const;
}
