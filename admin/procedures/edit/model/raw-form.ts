import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';

type Form = ProcedureDefinition['form'];

/** A form read from text, or why it cannot be: no JSON, with the words of the reader, or no object. */
export type ReadForm =
  { readonly form: Form } | { readonly fault: 'syntax'; readonly why: string } | { readonly fault: 'notObject' };

/** Reads a form as somebody typed it. */
export function readFormText(text: string): ReadForm {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (fault) {
    return { fault: 'syntax', why: fault instanceof Error ? fault.message : '' };
  }
  return isObject(read) ? { form: read } : { fault: 'notObject' };
}

/** What `JSON.parse` makes of an object holds nothing but JSON. */
function isObject(read: unknown): read is Form {
  return typeof read === 'object' && read !== null && !Array.isArray(read);
}
