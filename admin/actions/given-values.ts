import type { JsonSchemaObject } from '../../api/contract/common.ts';
import { isObject } from '../../ui/action-form/localize-schema.ts';
import type { ActionInput } from './action-input.ts';

/** What a form holds before anybody has touched it: the values the API gives. */
export function givenValues(form: JsonSchemaObject): ActionInput {
  const properties = isObject(form['properties']) ? form['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, field]) =>
      isObject(field) && field['default'] !== undefined ? [[key, field['default']]] : [],
    ),
  );
}

/** Whether everything that must be filled in is, so that asking what would follow makes sense. */
export function isFilledIn(form: JsonSchemaObject, input: ActionInput): boolean {
  const required = Array.isArray(form['required']) ? form['required'] : [];
  return required.every((key) => {
    const value = typeof key === 'string' ? input[key] : undefined;
    return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  });
}
