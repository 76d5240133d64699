import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Substitute } from '../../api/contract/absences.ts';
import { formatDate } from '../../ui/format.ts';
import { useT, type Translate } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';

interface SubstituteChoiceProps {
  readonly substitutes: UseQueryResult<Substitute[]>;
  readonly value: string;
  readonly onChange: (substituteId: string) => void;
  /** What the API said of the choice. */
  readonly message: string | undefined;
}

/** Who can stand in, those who were named first; who is away as well is shown and cannot be chosen. */
export function SubstituteChoice({ substitutes, value, onChange, message }: SubstituteChoiceProps) {
  const t = useT();
  const { data, isLoading, isError, error, refetch } = substitutes;
  return (
    <FormControl error={message !== undefined}>
      <FormLabel id="substitute-label">{t('absence.substitute')}</FormLabel>
      {isLoading && <Skeleton height={80} />}
      {isError && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data === undefined && !isLoading && !isError && (
        <Typography color="text.secondary">{t('absence.chooseDays')}</Typography>
      )}
      {data?.length === 0 && <Typography>{t('absence.nobody')}</Typography>}
      <RadioGroup aria-labelledby="substitute-label" value={value} onChange={(_event, chosen) => onChange(chosen)}>
        {data?.map((one) => (
          <FormControlLabel
            key={one.id}
            value={one.id}
            disabled={one.absence !== null}
            control={<Radio />}
            label={describe(one, t)}
          />
        ))}
      </RadioGroup>
      {message !== undefined && <FormHelperText>{message}</FormHelperText>}
    </FormControl>
  );
}

function describe({ name, isNamed, absence }: Substitute, t: Translate): string {
  const away =
    absence === null
      ? []
      : [t('absence.substituteAway', { from: formatDate(absence.fromDate), through: formatDate(absence.throughDate) })];
  return [name, ...(isNamed ? [t('absence.named')] : []), ...away].join(' · ');
}
