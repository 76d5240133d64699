import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import type { AdministrativeUnit } from '../api/contract/catalogue.ts';
import { searchText } from '../domain/search-text.ts';

interface PlaceChoiceProps {
  readonly label: string;
  readonly options: readonly AdministrativeUnit[];
  readonly isLoading: boolean;
  readonly code: string;
  readonly isMissing: boolean;
  readonly isDisabled?: boolean;
  readonly hint?: string | undefined;
  /** What is said while the places load, when none fits, and when one must be chosen. */
  readonly words: { readonly loading: string; readonly none: string; readonly missing: string };
  readonly size?: 'small' | 'medium';
  readonly onChange: (code: string) => void;
}

/** A province or a commune, found by typing part of its name, with or without marks. */
export function PlaceChoice(props: PlaceChoiceProps) {
  const {
    label,
    options,
    isLoading,
    code,
    isMissing,
    isDisabled = false,
    hint,
    words,
    size = 'medium',
    onChange,
  } = props;
  const id = useId();
  return (
    <Autocomplete
      id={id}
      size={size}
      options={options}
      value={options.find((unit) => unit.code === code) ?? null}
      onChange={(_, unit) => onChange(unit?.code ?? '')}
      getOptionLabel={(unit) => unit.name}
      getOptionKey={(unit) => unit.code}
      filterOptions={(units, { inputValue }) =>
        units.filter(({ name }) => searchText(name).includes(searchText(inputValue)))
      }
      disabled={isDisabled}
      loading={isLoading}
      loadingText={words.loading}
      noOptionsText={words.none}
      autoHighlight
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          label={label}
          required
          error={isMissing}
          helperText={isMissing ? words.missing : hint}
          slotProps={{ ...parameters.slotProps, formHelperText: { disabled: false } }}
        />
      )}
    />
  );
}
