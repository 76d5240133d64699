import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { WidgetProps } from '@rjsf/utils';
import { useT } from '../../i18n/provider.ts';

/** A decision between yes and no: nothing is chosen until somebody chooses. */
export function YesNoWidget({ id, label, required, disabled, rawErrors = [], value, onChange }: WidgetProps) {
  const t = useT();
  return (
    <FormControl
      component="fieldset"
      required={required === true}
      error={rawErrors.length > 0}
      disabled={disabled === true}
    >
      <FormLabel component="legend" id={`${id}-label`}>
        {label}
      </FormLabel>
      <RadioGroup
        row
        id={id}
        aria-labelledby={`${id}-label`}
        value={typeof value === 'boolean' ? String(value) : ''}
        onChange={(event) => onChange(event.target.value === 'true')}
      >
        <FormControlLabel value="true" control={<Radio />} label={t('common.yes')} />
        <FormControlLabel value="false" control={<Radio />} label={t('common.no')} />
      </RadioGroup>
    </FormControl>
  );
}
