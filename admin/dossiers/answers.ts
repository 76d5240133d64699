import type { JsonSchemaObject } from '../../api/contract/common.ts';
import { isObject } from '../../ui/action-form/localize-schema.ts';
import { formatDate, formatMoney, formatNumber } from '../../ui/format.ts';

type Json = JsonSchemaObject[string];

interface YesNo {
  readonly yes: string;
  readonly no: string;
}

/** The answers an applicant gave, under the names the form asked for them, in the form's order. */
export function describeAnswers(form: JsonSchemaObject, answers: JsonSchemaObject, words: YesNo): [string, string][] {
  const properties = isObject(form['properties']) ? form['properties'] : {};
  const asked = Object.keys(properties).filter((key) => Object.hasOwn(answers, key));
  const others = Object.keys(answers).filter((key) => !Object.hasOwn(properties, key));
  return [...asked, ...others].map((key) => {
    const field = isObject(properties[key]) ? properties[key] : {};
    return [textOf(field['title']) ?? key, describe(field, answers[key], words)];
  });
}

function describe(field: JsonSchemaObject, value: Json | undefined, words: YesNo): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((item) => describe({}, item, words)).join(', ');
  if (isObject(value))
    return Object.values(value)
      .map((item) => describe({}, item, words))
      .join(', ');
  const choice = choicesOf(field).find(({ const: constant }) => constant === value);
  if (choice !== undefined) return textOf(choice['title']) ?? String(value);
  if (typeof value === 'number') return field['x-unit'] === 'VND' ? formatMoney(value) : formatNumber(value);
  return field['format'] === 'date' ? formatDate(value) : value;
}

function choicesOf(field: JsonSchemaObject): JsonSchemaObject[] {
  const choices = field['oneOf'];
  return Array.isArray(choices) ? choices.filter(isObject) : [];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
