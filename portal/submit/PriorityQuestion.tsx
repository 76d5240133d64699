import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/contract/application.ts';
import { priorityBasis, priorityGroups, priorityNames } from '../../domain/priority.ts';
import { useLocalized } from '../../ui/language.ts';

interface PriorityQuestionProps {
  readonly value: Application['priority'];
  readonly onChange: (group: Application['priority']) => void;
}

/** Whether the applicant is to be helped first. Nobody has to say, and saying nothing is the answer given. */
export function PriorityQuestion({ value, onChange }: PriorityQuestionProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <FormControl>
      <FormLabel id="priority-label">{t('submit.applicant.priority')}</FormLabel>
      <FormHelperText id="priority-hint" sx={{ mx: 0, mb: 1 }}>
        {t('submit.applicant.priorityHint', { basis: localized(priorityBasis) })}
      </FormHelperText>
      <RadioGroup
        aria-labelledby="priority-label"
        aria-describedby="priority-hint"
        value={value ?? ''}
        onChange={(_, chosen) => onChange(priorityGroups.find((group) => group === chosen) ?? null)}
      >
        <FormControlLabel value="" control={<Radio />} label={t('submit.applicant.noPriority')} />
        {priorityGroups.map((group) => (
          <FormControlLabel key={group} value={group} control={<Radio />} label={localized(priorityNames[group])} />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
