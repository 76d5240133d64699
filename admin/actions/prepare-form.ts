import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { Language } from '../../domain/localized-text.ts';
import { isObject } from '../../ui/action-form/localize-schema.ts';
import { without } from '../shared/records.ts';

type Json = JsonSchemaObject[string];

interface Words {
  /** The name people know a choice by, where the form does not give it. */
  readonly nameOf: (choice: string) => string | undefined;
  readonly language: Language;
}

/**
 * Makes the schema of an action's input fit to be shown. Choices get names and start open, and what must be decided yes
 * or no asks for both, so that leaving a field alone is never an answer. A box that must be ticked starts empty, since
 * only the person at the desk can say that something was checked. What is given already is only shown.
 */
export function prepareForm(form: JsonSchemaObject, words: Words): JsonSchemaObject {
  const properties = form['properties'];
  if (!isObject(properties)) return form;
  const required = Array.isArray(form['required']) ? form['required'] : [];
  const prepared = Object.entries(properties).map(([key, field]): [string, Json] => [
    key,
    isObject(field) ? prepareField(field, required.includes(key), words) : field,
  ]);
  return { ...form, properties: Object.fromEntries(prepared) };
}

function prepareField(field: JsonSchemaObject, isRequired: boolean, words: Words): JsonSchemaObject {
  const { const: constant, ...rest } = without(field, 'oneOf');
  if (constant === true) return { ...rest, enum: [true] };
  if (constant !== undefined) return { ...field, 'x-widget': 'fixed' };
  if (field['type'] === 'boolean') {
    return isRequired && field['default'] === undefined ? { ...field, 'x-widget': 'yesNo' } : field;
  }
  const choices = choicesOf(field, words);
  if (choices === undefined) return field;
  return {
    ...rest,
    enum: choices.map(([value]) => value),
    'x-widget': 'choice',
    'x-names': choices.map(([, name]) => name),
  };
}

/** The values to choose from with their names; `undefined` for a field that is filled in freely. */
function choicesOf(field: JsonSchemaObject, { nameOf, language }: Words): [value: Json, name: string][] | undefined {
  const { enum: values, oneOf: options } = field;
  if (Array.isArray(values)) return values.map((value) => [value, nameOf(plain(value)) ?? plain(value)]);
  if (!Array.isArray(options)) return undefined;
  return options.filter(isObject).map(({ const: value = null, title, 'x-title-en': english }) => {
    const name = language === 'en' && typeof english === 'string' ? english : title;
    return [value, typeof name === 'string' ? name : plain(value)];
  });
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
