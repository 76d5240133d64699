import { format } from 'prettier';
import { procedureJsonSchema } from '../domain/procedure/json-schema.ts';

/** The JSON Schema of procedure definitions as the file that is published. */
export function procedureSchemaDocument(): Promise<string> {
  return format(JSON.stringify(procedureJsonSchema()), { parser: 'json', printWidth: 120 });
}
