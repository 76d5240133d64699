import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { auditActions } from '../../domain/audit-actions.ts';
import { searchText } from '../../domain/search-text.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';

interface ActionFilterProps {
  /** The action as the log has it; empty for all. */
  readonly value: string;
  readonly onChange: (action: string) => void;
}

/** One action of the log, found by typing part of its name, with or without marks. */
export function ActionFilter({ value, onChange }: ActionFilterProps) {
  const t = useT();
  const text = useLocalized();
  return (
    <Autocomplete
      size="small"
      sx={{ width: 260 }}
      options={auditActions}
      value={auditActions.find(({ action }) => action === value) ?? null}
      onChange={(_, chosen) => onChange(chosen?.action ?? '')}
      getOptionKey={({ action }) => action}
      getOptionLabel={({ name }) => text(name)}
      filterOptions={(all, { inputValue }) =>
        all.filter(({ name }) => searchText(text(name)).includes(searchText(inputValue)))
      }
      noOptionsText={t('audit.noAction')}
      renderInput={(parameters) => (
        <TextField {...parameters} label={t('audit.action')} placeholder={t('audit.allActions')} />
      )}
    />
  );
}
