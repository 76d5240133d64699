import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EarlierApplicant } from '../../api/contract/counter.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatDate } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useDebounced } from '../shared/use-debounced.ts';
import type { ApplicantForm } from '../../ui/applicant-form.ts';
import { applicantFrom } from './reception-form.ts';

interface EarlierApplicantsProps {
  readonly isDisabled: boolean;
  readonly onFound: (applicant: ApplicantForm) => void;
}

const shortest = 3;

/**
 * Somebody who has been here before is found by number, phone or name. The list tells them apart by the ends of their
 * numbers; all of their data comes only when they are chosen, and that is logged as reading their dossier.
 */
export function EarlierApplicants({ isDisabled, onFound }: EarlierApplicantsProps) {
  const t = useT();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const q = useDebounced(typed.trim());
  const found = useQuery({
    queryKey: ['applicants', q],
    queryFn: async ({ signal }) => (await request('get', '/applicants', { query: { q }, signal })).data,
    enabled: q.length >= shortest,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const choose = async ({ dossierCode }: EarlierApplicant) => {
    setFailure(undefined);
    try {
      const dossier = await request('get', '/dossiers/{code}', { params: { code: dossierCode } });
      onFound(applicantFrom(dossier));
      setTyped('');
    } catch (refused) {
      setFailure(refused);
    }
  };
  const wrong = failure ?? found.error ?? undefined;
  return (
    <Autocomplete
      size="small"
      disabled={isDisabled}
      options={q.length < shortest ? [] : (found.data ?? [])}
      filterOptions={(people) => people}
      value={null}
      inputValue={typed}
      onInputChange={(_, text, reason) => reason !== 'selectOption' && setTyped(text)}
      onChange={(_, person) => person !== null && void choose(person)}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ dossierCode }) => dossierCode}
      loading={found.isFetching}
      loadingText={t('counter.loading')}
      noOptionsText={t(typed.trim().length < shortest ? 'counter.typeMore' : 'counter.nobodyFound')}
      autoHighlight
      forcePopupIcon={false}
      renderOption={({ key, ...option }, person) => (
        <Box component="li" key={key} {...option} sx={{ display: 'block !important' }}>
          <Typography>{person.companyName ?? person.name}</Typography>
          <Typography variant="caption" color="text.secondary">
            {person.companyName !== null && `${person.name} · `}
            {t('counter.knownBy', { id: person.personalIdEnd, phone: person.phoneEnd })} ·{' '}
            {formatDate(person.submittedAt)}
          </Typography>
        </Box>
      )}
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          label={t('counter.findApplicant')}
          error={wrong !== undefined}
          helperText={wrong === undefined ? undefined : describeFailure(wrong, language)}
        />
      )}
    />
  );
}
