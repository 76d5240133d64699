import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { toErrorSchema, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import type { Language } from '../../domain/localized-text.ts';
import { ruleMessage } from './messages.ts';

export type FormData = Record<string, unknown>;

/**
 * Checks forms by interpreting their schema. The usual validator compiles schemas to code, which the page's content
 * security policy rightly forbids.
 */
export function makeValidator(language: Language): ValidatorType<FormData> {
  return {
    validateFormData(formData, schema) {
      const errors = toFieldErrors(check(schema, formData ?? {}), schema, language);
      return { errors, errorSchema: toErrorSchema<FormData>(errors) };
    },
    isValid: (schema, formData, rootSchema) =>
      check({ $defs: rootSchema.$defs, allOf: [schema] }, formData).length === 0,
    rawValidation: () => ({ errors: [] }),
  };
}

function check(schema: RJSFSchema, value: unknown): readonly OutputUnit[] {
  return new Validator(JSON.parse(JSON.stringify(schema)) as Schema, '2020-12', false).validate(value).errors;
}

/** Keywords that only pass on what is wrong below them. */
const containers = new Set(['properties', 'items', 'allOf', '$ref', 'if', 'then', 'else', 'dependentSchemas']);

/** One message for each field at fault, the most telling one. */
function toFieldErrors(found: readonly OutputUnit[], schema: RJSFSchema, language: Language): RJSFValidationError[] {
  const byField = new Map<string, RJSFValidationError>();
  for (const unit of found.filter(({ keyword }) => !containers.has(keyword))) {
    const property = fieldOf(unit);
    if (byField.has(property)) continue;
    const message = ruleMessage(unit.keyword, limitOf(schema, unit.keywordLocation), language);
    byField.set(property, { name: unit.keyword, property, message, stack: message, params: {} });
  }
  return [...byField.values()];
}

function fieldOf({ keyword, instanceLocation, error }: OutputUnit): string {
  const path = instanceLocation.replace(/^#/, '').replaceAll('/', '.');
  const missing = keyword === 'required' ? /"(.+)"/.exec(error)?.[1] : undefined;
  return missing === undefined ? path : `${path}.${missing}`;
}

/** The value of the broken keyword itself: the `10` of `maxLength: 10`. */
function limitOf(schema: RJSFSchema, location: string): unknown {
  return location
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) =>
        typeof node === 'object' && node !== null
          ? (node as Readonly<Record<string, unknown>>)[unescape(key)]
          : undefined,
      schema,
    );
}

function unescape(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
}
