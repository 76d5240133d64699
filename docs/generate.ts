import { writeFileSync } from 'node:fs';
import { describeApi } from '../api/http/openapi.ts';
import { clientTypes } from './client-types.ts';
import { lifecycleDocument } from './lifecycle-document.ts';
import { procedureSchemaDocument } from './procedure-schema-document.ts';
import { rightsDocument } from './rights-document.ts';
import { routeContracts } from './route-contracts.ts';

/** `npm run docs`: everything that is made from the code and kept beside it. Tests hold each against what is made now. */
const documents = {
  'docs/reference/lifecycle.md': await lifecycleDocument(),
  'docs/reference/procedure-definition.schema.json': await procedureSchemaDocument(),
  'docs/reference/rights.md': await rightsDocument(routeContracts),
  'ui/api-routes.ts': await clientTypes(describeApi(routeContracts, { url: '' })),
};

for (const [path, content] of Object.entries(documents)) writeFileSync(new URL(`../${path}`, import.meta.url), content);
