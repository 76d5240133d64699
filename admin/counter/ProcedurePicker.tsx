import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Procedure, ProcedureSummary } from '../../api/contract/catalogue.ts';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useDebounced } from '../shared/use-debounced.ts';
import { recentProcedures } from './counter-session.ts';

interface ProcedurePickerProps {
  readonly unitCodes: readonly string[];
  readonly chosen: Procedure | undefined;
  readonly isDisabled: boolean;
  readonly message: string | undefined;
  readonly onChoose: (code: string) => void;
}

type Option = Pick<ProcedureSummary, 'code' | 'name' | 'field'>;

/** A procedure of my units, found by typing; those taken in last at this machine stand first. */
export function ProcedurePicker({ unitCodes, chosen, isDisabled, message, onChoose }: ProcedurePickerProps) {
  const t = useT();
  const text = useLocalized();
  const [typed, setTyped] = useState('');
  const isShown = chosen !== undefined && typed === text(chosen.name);
  const q = useDebounced(isShown ? '' : typed.trim());
  const found = useQuery({
    queryKey: ['counter-procedures', unitCodes, q],
    queryFn: ({ signal }) => {
      const [unit] = unitCodes;
      const query = { limit: 100, ...(q === '' ? {} : { q }), ...(unitCodes.length === 1 && unit ? { unit } : {}) };
      return request('get', '/procedures', { query, signal });
    },
    select: ({ data }) => data.filter(({ unit }) => unitCodes.includes(unit.code)),
    placeholderData: keepPreviousData,
  });
  return (
    <Autocomplete<Option>
      size="small"
      options={recentFirst(found.data ?? [])}
      filterOptions={(procedures) => procedures}
      value={chosen ?? null}
      disabled={isDisabled}
      onChange={(_, procedure) => onChoose(procedure?.code ?? '')}
      onInputChange={(_, changed) => setTyped(changed)}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      getOptionLabel={({ name }) => text(name)}
      getOptionKey={({ code }) => code}
      loading={found.isPending}
      loadingText={t('counter.loading')}
      noOptionsText={t('counter.noProcedure')}
      autoHighlight
      openOnFocus
      renderOption={({ key, ...option }, { code, name, field }) => (
        <Box component="li" key={key} {...option} sx={{ display: 'block !important' }}>
          <Typography>{text(name)}</Typography>
          <Typography variant="caption" color="text.secondary">
            {code} · {text(field.name)}
          </Typography>
        </Box>
      )}
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          label={t('procedure.name')}
          placeholder={t('counter.procedureHint')}
          required
          autoFocus={chosen === undefined}
          error={message !== undefined}
          helperText={message}
        />
      )}
    />
  );
}

function recentFirst(procedures: readonly ProcedureSummary[]): ProcedureSummary[] {
  const recent = recentProcedures();
  const place = ({ code }: ProcedureSummary) => (recent.includes(code) ? recent.indexOf(code) : recent.length);
  return [...procedures].sort((one, other) => place(one) - place(other));
}
