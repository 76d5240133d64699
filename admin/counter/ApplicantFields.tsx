import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ApplicantKind } from '../../api/contract/common.ts';
import { priorityBasis, priorityGroups, priorityNames } from '../../domain/priority.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { AddressRow } from './AddressRow.tsx';
import { CounterField } from './CounterField.tsx';
import { EarlierApplicants } from './EarlierApplicants.tsx';
import type { FieldWords } from './field-words.ts';
import type { ApplicantForm } from '../../ui/applicant-form.ts';
import type { ReceptionForm } from './reception-form.ts';

interface ApplicantFieldsProps {
  readonly form: ReceptionForm;
  readonly kinds: readonly ApplicantKind[];
  readonly words: FieldWords;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<ReceptionForm>) => void;
}

type TextOf = 'name' | 'personalId' | 'phone' | 'email' | 'companyName' | 'taxCode';

const twoColumns = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  alignItems: 'start',
};

/** Who stands at the counter: found among those who have been here, or typed from their card. */
export function ApplicantFields({ form, kinds, words, isDisabled, onChange }: ApplicantFieldsProps) {
  const t = useT();
  const text = useLocalized();
  const { applicant, priority } = form;
  const edit = (change: Partial<ApplicantForm>) => onChange({ applicant: { ...applicant, ...change } });
  const entry = (field: TextOf) => ({
    value: applicant[field],
    onChange: (value: string) => edit({ [field]: value }),
    message: words(`applicant.${field}`),
    disabled: isDisabled,
    required: field !== 'email',
  });
  const acting = (field: keyof ApplicantForm['representative']) => ({
    value: applicant.representative[field],
    onChange: (value: string) => edit({ representative: { ...applicant.representative, [field]: value } }),
    message: words(`applicant.representative.${field}`),
    disabled: isDisabled,
    required: true,
  });
  return (
    <Stack spacing={1.5}>
      <EarlierApplicants
        isDisabled={isDisabled}
        onFound={(found) => edit(kinds.includes(found.kind) ? found : { ...found, kind: applicant.kind })}
      />
      {kinds.length > 1 && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={applicant.kind}
          disabled={isDisabled}
          aria-label={t('applicant.kind')}
          onChange={(_event, kind: ApplicantKind | null) => kind !== null && edit({ kind })}
        >
          {kinds.map((kind) => (
            <ToggleButton key={kind} value={kind} sx={{ px: 2 }}>
              {t(`applicant.${kind}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <Box sx={twoColumns}>
        {applicant.kind === 'company' && (
          <>
            <CounterField {...entry('companyName')} label={t('applicant.companyName')} />
            <CounterField {...entry('taxCode')} label={t('applicant.taxCode')} inputMode="numeric" />
          </>
        )}
        <CounterField
          {...entry('name')}
          label={t(applicant.kind === 'company' ? 'counter.contactName' : 'applicant.name')}
        />
        <CounterField {...entry('personalId')} label={t('applicant.personalId')} inputMode="numeric" />
        <CounterField {...entry('phone')} label={t('applicant.phone')} inputMode="tel" />
        <CounterField {...entry('email')} label={t('counter.email')} inputMode="email" />
      </Box>
      <AddressRow
        path="applicant.address"
        value={applicant.address}
        onChange={(address) => edit({ address })}
        words={words}
        isDisabled={isDisabled}
      />
      <Box sx={{ ...twoColumns, alignItems: 'center' }}>
        {applicant.kind === 'citizen' && (
          <TextField
            select
            size="small"
            label={t('counter.priority')}
            value={priority ?? ''}
            disabled={isDisabled}
            title={text(priorityBasis)}
            onChange={({ target }) =>
              onChange({ priority: priorityGroups.find((group) => group === target.value) ?? null })
            }
            slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
          >
            <MenuItem value="">{t('counter.noPriority')}</MenuItem>
            {priorityGroups.map((group) => (
              <MenuItem key={group} value={group}>
                {text(priorityNames[group])}
              </MenuItem>
            ))}
          </TextField>
        )}
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={applicant.isOnBehalf}
              disabled={isDisabled}
              onChange={(_, isOnBehalf) => edit({ isOnBehalf })}
            />
          }
          label={t('counter.onBehalf')}
        />
      </Box>
      {applicant.isOnBehalf && (
        <Box sx={twoColumns}>
          <CounterField {...acting('name')} label={t('applicant.representative')} />
          <CounterField {...acting('personalId')} label={t('applicant.representativeId')} inputMode="numeric" />
          <Box sx={{ gridColumn: '1 / -1' }}>
            <CounterField {...acting('authority')} label={t('counter.authority')} />
          </Box>
        </Box>
      )}
    </Stack>
  );
}
