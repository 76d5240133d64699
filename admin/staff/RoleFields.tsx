import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { NewRole } from '../../api/contract/staff.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { DateField } from '../../ui/DateField.tsx';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useRoleName } from '../shared/use-role-name.ts';
import type { FaultOf } from '../shared/ConfirmDialog.tsx';
import { useUnits } from './use-units.ts';

/** A role as it is being filled in: an empty last day is none. */
export type RoleForm = Required<NewRole>;

/** A clerk's role from today on, in no unit yet. */
export function emptyRole(): RoleForm {
  return { role: 'clerk', unit: '', fromDate: localDateOf(new Date()), throughDate: '', reason: '' };
}

/** What is sent of the form. */
export function givenRole({ throughDate, ...role }: RoleForm): NewRole {
  return throughDate === '' ? role : { ...role, throughDate };
}

interface RoleFieldsProps {
  readonly form: RoleForm;
  readonly onEdit: (change: Partial<RoleForm>) => void;
  readonly faultOf: FaultOf;
}

/** Which role, in which unit, from when to when, and why. */
export function RoleFields({ form, onEdit, faultOf }: RoleFieldsProps) {
  const t = useT();
  const text = useLocalized();
  const nameRole = useRoleName();
  const units = useUnits();
  return (
    <>
      <TextField
        select
        required
        label={t('staff.role')}
        value={form.role}
        onChange={({ target }) => onEdit({ role: staffRoles.find((role) => role === target.value) ?? form.role })}
        {...faultOf('role')}
      >
        {staffRoles.map((role) => (
          <MenuItem key={role} value={role}>
            {nameRole(role)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        required
        label={t('staff.unit')}
        value={units.some(({ code }) => code === form.unit) ? form.unit : ''}
        onChange={({ target }) => onEdit({ unit: target.value })}
        {...faultOf('unit')}
      >
        {units.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {text(name)}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <DateField
          required
          fullWidth
          label={t('staff.fromDate')}
          value={form.fromDate}
          onChange={({ target }) => onEdit({ fromDate: target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
          {...faultOf('fromDate')}
        />
        <DateField
          fullWidth
          label={t('staff.throughDate')}
          value={form.throughDate ?? ''}
          onChange={({ target }) => onEdit({ throughDate: target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
          helperText={t('staff.throughHint')}
          {...faultOf('throughDate')}
        />
      </Stack>
      <ReasonField value={form.reason} onChange={(reason) => onEdit({ reason })} faultOf={faultOf} />
    </>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly faultOf: FaultOf;
}

/** Why it is done, for the audit log. */
export function ReasonField({ value, onChange, faultOf }: ReasonFieldProps) {
  const t = useT();
  return (
    <TextField
      required
      label={t('staff.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      helperText={t('staff.reasonHint')}
      slotProps={{ htmlInput: { maxLength: 500 } }}
      {...faultOf('reason')}
    />
  );
}
