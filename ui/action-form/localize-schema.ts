import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { Language } from '../../domain/localized-text.ts';

type Json = JsonSchemaObject[string];

/**
 * A form in one language. Schemas carry Vietnamese in `title` and `description`, English beside it in `x-title-en` (or
 * `x-en`) and `x-description-en`; whatever lacks English stays Vietnamese.
 */
export function localizeSchema(schema: JsonSchemaObject, language: Language): JsonSchemaObject {
  if (language === 'vi') return schema;
  const translated = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, localizeValue(value)]));
  const title = schema['x-title-en'] ?? schema['x-en'];
  const description = schema['x-description-en'];
  return {
    ...translated,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

function localizeValue(value: Json): Json {
  if (Array.isArray(value)) return value.map(localizeValue);
  return isObject(value) ? localizeSchema(value, 'en') : value;
}

export function isObject(value: Json | undefined): value is JsonSchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
