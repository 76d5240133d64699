import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useT } from '../i18n/provider.ts';
import type { FaultOf } from '../shared/ConfirmDialog.tsx';

/** A person as they are being filled in; what is empty is not known. */
export interface PersonForm {
  readonly name: string;
  readonly phone: string;
  readonly jobTitle: string;
}

export const emptyPerson: PersonForm = { name: '', phone: '', jobTitle: '' };

interface PersonFieldsProps {
  readonly form: PersonForm;
  readonly onEdit: (change: Partial<PersonForm>) => void;
  readonly faultOf: FaultOf;
  /** The address is chosen once, with the invitation. */
  readonly email?: string;
  readonly onEmail?: (email: string) => void;
}

/** Name, address, telephone and job title. */
export function PersonFields({ form, onEdit, faultOf, email, onEmail }: PersonFieldsProps) {
  const t = useT();
  return (
    <>
      <TextField
        required
        autoFocus
        label={t('staff.name')}
        value={form.name}
        onChange={({ target }) => onEdit({ name: target.value })}
        {...faultOf('name')}
      />
      {onEmail !== undefined && (
        <TextField
          required
          type="email"
          label={t('staff.email')}
          value={email}
          onChange={({ target }) => onEmail(target.value)}
          {...faultOf('email')}
        />
      )}
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField
          fullWidth
          label={t('staff.jobTitle')}
          value={form.jobTitle}
          onChange={({ target }) => onEdit({ jobTitle: target.value })}
          {...faultOf('jobTitle')}
        />
        <TextField
          fullWidth
          type="tel"
          label={t('staff.phone')}
          value={form.phone}
          onChange={({ target }) => onEdit({ phone: target.value })}
          {...faultOf('phone')}
        />
      </Stack>
    </>
  );
}
