import type { UiSchema } from '@rjsf/utils';
import type { JsonSchemaObject } from '../../api/contract/common.ts';
import { isObject } from './localize-schema.ts';
import type { FormData } from './validator.ts';

/**
 * How each field of a form is drawn, read from the schema's own hints: `x-widget` names a control, room for a long text
 * means a large box, `x-unit: VND` an amount of money. `known` are the controls the app has beside the built-in.
 */
export function uiSchemaOf(schema: JsonSchemaObject, known: ReadonlySet<string>): UiSchema<FormData> {
  const properties = schema['properties'];
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, field]) => (isObject(field) ? [[key, fieldUi(field, known)]] : [])),
  );
}

function fieldUi(field: JsonSchemaObject, known: ReadonlySet<string>): UiSchema<FormData> {
  const widget = field['x-widget'];
  if (typeof widget === 'string' && known.has(widget)) {
    // A control for a whole object or list takes the place of the field, one for a single value that of the input.
    const isWhole = field['type'] === 'object' || field['type'] === 'array';
    return isWhole ? { 'ui:field': widget } : { 'ui:widget': widget };
  }
  if (widget === 'text' || isLong(field)) return { 'ui:widget': 'textarea', 'ui:options': { rows: 3 } };
  if (widget === 'money' || field['x-unit'] === 'VND') return { 'ui:widget': 'money' };
  if (widget === 'date') return { 'ui:widget': 'date' };
  if (field['type'] === 'boolean') return { 'ui:widget': 'checkbox' };
  return uiSchemaOf(field, known);
}

const longTextFrom = 500;

function isLong(field: JsonSchemaObject): boolean {
  const { type, maxLength, format } = field;
  return type === 'string' && format === undefined && typeof maxLength === 'number' && maxLength >= longTextFrom;
}
