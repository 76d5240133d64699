import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ReturnMethod } from '../../domain/procedure/definition.ts';
import { useT } from '../i18n/provider.ts';
import { AddressRow } from './AddressRow.tsx';
import type { FieldWords } from './field-words.ts';
import type { ReceptionForm } from './reception-form.ts';

interface ReturnFieldsProps {
  readonly form: ReceptionForm;
  readonly methods: readonly ReturnMethod[];
  readonly words: FieldWords;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<ReceptionForm>) => void;
}

/** How the applicant gets the result, and where to. */
export function ReturnFields({ form, methods, words, isDisabled, onChange }: ReturnFieldsProps) {
  const t = useT();
  const chosen = form.returnMethod === '' ? methods[0] : form.returnMethod;
  const fault = words('returnMethod');
  return (
    <Stack spacing={1.5} sx={{ alignItems: 'start' }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={chosen}
        disabled={isDisabled}
        aria-label={t('dossier.returnMethod')}
        onChange={(_event, returnMethod: ReturnMethod | null) => returnMethod !== null && onChange({ returnMethod })}
      >
        {methods.map((method) => (
          <ToggleButton key={method} value={method} sx={{ px: 2 }}>
            {t(`returnMethod.${method}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {fault !== undefined && (
        <Typography variant="caption" color="error">
          {fault}
        </Typography>
      )}
      {chosen === 'home' && (
        <>
          <Button
            size="small"
            disabled={isDisabled}
            onClick={() => onChange({ returnAddress: form.applicant.address })}
          >
            {t('counter.sameAddress')}
          </Button>
          <AddressRow
            path="returnAddress"
            value={form.returnAddress}
            onChange={(returnAddress) => onChange({ returnAddress })}
            words={words}
            isDisabled={isDisabled}
          />
        </>
      )}
    </Stack>
  );
}
