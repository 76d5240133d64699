import type { JsonSchemaObject } from '../../api/contract/common.ts';
import { isObject } from './localize-schema.ts';

/**
 * A stored form with its questions as they are to be asked. The database keeps no order of keys; `x-order` names them in
 * theirs. Without it the list of required questions is kept as it was written, and the others come after it.
 */
export function inAskedOrder(form: JsonSchemaObject): JsonSchemaObject {
  const { properties, required, 'x-order': order = required } = form;
  if (!isObject(properties) || !Array.isArray(order)) return form;
  const first = order.flatMap((key) => (typeof key === 'string' && key in properties ? [key] : []));
  const keys = new Set([...first, ...Object.keys(properties)]);
  const ordered = [...keys].flatMap((key) => {
    const question = properties[key];
    return question === undefined ? [] : [[key, question] as const];
  });
  return { ...form, properties: Object.fromEntries(ordered) };
}
