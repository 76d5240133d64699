import { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/mui';
import { toErrorSchema, type ErrorSchema, type RegistryFieldsType, type RegistryWidgetsType } from '@rjsf/utils';
import { useMemo, type ReactNode } from 'react';
import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import { useLanguage } from '../language.ts';
import { localizeSchema } from './localize-schema.ts';
import { DateWidget } from './DateWidget.tsx';
import { firstValues } from './first-values.ts';
import { MoneyWidget } from './MoneyWidget.tsx';
import { translateString } from './translate-string.ts';
import { uiSchemaOf } from './ui-schema.ts';
import { makeValidator, type FormData } from './validator.ts';

const Form = withTheme<FormData>(Theme);
const noControls = {};

export interface SchemaFormProps {
  /** Begins the ids of the form's fields: unique on the page. */
  readonly id: string;
  readonly schema: JsonSchemaObject;
  readonly value: FormData;
  readonly onChange: (value: FormData) => void;
  readonly onSubmit?: (value: FormData) => void;
  /** What the API said of single fields: their `field` is the path within the form. */
  readonly errors?: readonly FieldError[];
  readonly disabled?: boolean;
  /** Controls for `x-widget` names: for single values, and for whole objects or lists. */
  readonly widgets?: RegistryWidgetsType<FormData>;
  readonly fields?: RegistryFieldsType<FormData>;
  /** The buttons; without any the form is part of a larger one and is checked there. */
  readonly children?: ReactNode;
}

/** A form drawn from JSON Schema in the reader's language, checked as it is left and when it is sent. */
export function SchemaForm(props: SchemaFormProps) {
  const { schema, widgets = noControls, fields = noControls } = props;
  const language = useLanguage();
  const localized = useMemo(() => localizeSchema(schema, language), [schema, language]);
  const validator = useMemo(() => makeValidator(language), [language]);
  const allWidgets = useMemo(() => ({ ...widgets, money: MoneyWidget, DateWidget }), [widgets]);
  const uiSchema = useMemo(
    () => ({
      ...uiSchemaOf(schema, new Set([...Object.keys(widgets), ...Object.keys(fields)])),
      'ui:submitButtonOptions': { norender: true },
    }),
    [schema, widgets, fields],
  );
  const errors = useMemo(() => toErrorTree(props.errors ?? []), [props.errors]);
  return (
    <Form
      key={language}
      idPrefix={props.id}
      schema={localized}
      uiSchema={uiSchema}
      validator={validator}
      experimental_defaultFormStateBehavior={firstValues(widgets)}
      formData={props.value}
      widgets={allWidgets}
      fields={fields}
      translateString={translateString(language)}
      extraErrors={errors}
      disabled={props.disabled ?? false}
      noHtml5Validate
      showErrorList={false}
      focusOnFirstError
      // Faults are shown at their fields; without this the form library writes them to the console too.
      onError={() => undefined}
      onChange={({ formData }) => props.onChange(formData ?? {})}
      onSubmit={({ formData }) => props.onSubmit?.(formData ?? {})}
      {...(props.onSubmit === undefined ? { tagName: 'div' } : {})}
    >
      {props.children ?? <></>}
    </Form>
  );
}

function toErrorTree(errors: readonly FieldError[]): ErrorSchema<FormData> {
  return toErrorSchema<FormData>(
    errors.map(({ field, message }) => ({ property: `.${field}`, message, stack: message })),
  );
}
