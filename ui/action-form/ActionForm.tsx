import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { RegistryFieldsType, RegistryWidgetsType } from '@rjsf/utils';
import { useMemo, useState } from 'react';
import type { ActionRequest, AllowedAction } from '../../api/contract/common.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import type { Language } from '../../domain/localized-text.ts';
import { describeFailure, fieldErrorsOf } from '../failures.ts';
import { useLanguage } from '../language.ts';
import { SchemaForm } from './SchemaForm.tsx';
import type { FormData } from './validator.ts';

type ActionInput = NonNullable<ActionRequest['input']>;

export interface ActionFormProps {
  readonly action: AllowedAction;
  readonly onSubmit: (input: ActionInput) => void;
  readonly onCancel?: () => void;
  /** While the action is under way: the form cannot be sent again. */
  readonly busy: boolean;
  /** What came of the last try, if it failed. */
  readonly failure?: unknown;
  readonly initial?: FormData;
  /** Told as the person types, for a preview of what the action will do. */
  readonly onChange?: (input: ActionInput) => void;
  readonly widgets?: RegistryWidgetsType<FormData>;
  readonly fields?: RegistryFieldsType<FormData>;
}

const words: Record<Language, { cancel: string; twoPerson: string; busy: string }> = {
  vi: { cancel: 'Quay lại', twoPerson: 'Chỉ có hiệu lực khi người thứ hai duyệt.', busy: 'Đang gửi…' },
  en: { cancel: 'Back', twoPerson: 'Takes effect only when a second person approves.', busy: 'Sending…' },
};

/** One action of the lifecycle as a form: what it asks for, its own button, and what the API said of the last try. */
export function ActionForm({
  action,
  onSubmit,
  onCancel,
  busy,
  failure,
  initial,
  onChange,
  ...controls
}: ActionFormProps) {
  const language = useLanguage();
  const text = words[language];
  const [value, setValue] = useState<FormData>(initial ?? {});
  const errors = useMemo(() => inputErrors(fieldErrorsOf(failure)), [failure]);
  return (
    <SchemaForm
      {...controls}
      id={`action-${action.action}`}
      schema={action.form}
      value={value}
      errors={errors}
      disabled={busy}
      onChange={(changed) => {
        setValue(changed);
        onChange?.(toInput(changed));
      }}
      onSubmit={(filled) => onSubmit(toInput(filled))}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        {action.twoPerson && <Alert severity="info">{text.twoPerson}</Alert>}
        {failure !== undefined && failure !== null && (
          <Alert severity="error" role="alert">
            {describeFailure(failure, language)}
          </Alert>
        )}
        <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" color={action.danger ? 'error' : 'primary'} disabled={busy}>
            {busy ? text.busy : action.label[language]}
          </Button>
          {onCancel !== undefined && (
            <Button onClick={onCancel} disabled={busy}>
              {text.cancel}
            </Button>
          )}
        </Stack>
      </Stack>
    </SchemaForm>
  );
}

/** The API names fields from the body's root: `input.reason` is the form's `reason`. */
function inputErrors(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map((error) => ({ ...error, field: error.field.replace(/^input\./, '') }));
}

/** A form holds JSON only; fields that were emptied are left out. */
function toInput(value: FormData): ActionInput {
  return JSON.parse(JSON.stringify(value)) as ActionInput;
}
