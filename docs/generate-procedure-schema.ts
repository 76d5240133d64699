import { writeFileSync } from 'node:fs';
import { procedureSchemaDocument } from './procedure-schema-document.ts';

writeFileSync(new URL('reference/procedure-definition.schema.json', import.meta.url), await procedureSchemaDocument());
