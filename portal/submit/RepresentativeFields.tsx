import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../shared/field-checks.ts';
import { TextEntry } from '../shared/TextEntry.tsx';
import type { ApplicantForm } from '../../ui/applicant-form.ts';

type Representative = ApplicantForm['representative'];

interface RepresentativeFieldsProps {
  readonly value: Representative;
  readonly onChange: (value: Representative) => void;
  readonly isChecked: boolean;
}

/** Who acts for the applicant, and by what authority. */
export function RepresentativeFields({ value, onChange, isChecked }: RepresentativeFieldsProps) {
  const { t } = useTranslation();
  const entry = (field: keyof Representative, shape?: 'personalId') => ({
    value: value[field],
    onChange: (text: string) => onChange({ ...value, [field]: text }),
    fault: faultOf(value[field], shape),
    isChecked,
    required: true,
  });
  return (
    <Stack spacing={2}>
      <Typography variant="h3">{t('submit.applicant.representative')}</Typography>
      <Typography color="textSecondary">{t('submit.applicant.representativeText')}</Typography>
      <TextEntry {...entry('name')} label={t('common.person.name')} />
      <TextEntry {...entry('personalId', 'personalId')} label={t('common.person.personalId')} inputMode="numeric" />
      <TextEntry {...entry('authority')} label={t('submit.applicant.authority')} />
    </Stack>
  );
}
