import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import type { FieldProps } from '@rjsf/utils';
import type { ReactNode } from 'react';

interface FieldFrameProps {
  readonly field: Pick<FieldProps, 'schema' | 'name' | 'required' | 'rawErrors' | 'fieldPathId'>;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Label, hint and errors around a control made of several parts. */
export function FieldFrame({ field, hint, children }: FieldFrameProps) {
  const { schema, name, required, rawErrors = [], fieldPathId } = field;
  return (
    <FormControl
      component="fieldset"
      fullWidth
      error={rawErrors.length > 0}
      aria-describedby={`${fieldPathId.$id}__error`}
    >
      <FormLabel component="legend" required={required === true}>
        {schema.title ?? name}
      </FormLabel>
      {hint !== undefined && <FormHelperText error={false}>{hint}</FormHelperText>}
      {children}
      <div id={`${fieldPathId.$id}__error`}>
        {rawErrors.map((message) => (
          <FormHelperText key={message}>{message}</FormHelperText>
        ))}
      </div>
    </FormControl>
  );
}
