import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { sampleProcedures } from '../../db/sample/procedures/index.ts';
import { procedureSchemaDocument } from '../../docs/procedure-schema-document.ts';
import { procedureJsonSchema } from '../../domain/procedure/json-schema.ts';

it('docs/reference/procedure-definition.schema.json says what the definition’s schema says', async () => {
  const file = new URL('../../docs/reference/procedure-definition.schema.json', import.meta.url);
  const written = readFileSync(file, 'utf8');
  expect(written, 'it is out of date: run `npm run docs`').toBe(await procedureSchemaDocument());
});

it('the published schema takes every procedure of the sample, and no name it does not know', () => {
  const isDefinition = new Ajv2020({ strict: false, formats: { date: true } }).compile(procedureJsonSchema());
  for (const definition of sampleProcedures) {
    expect(isDefinition({ $schema: 'https://example.org/schema', ...definition }), definition.code).toBe(true);
    expect(isDefinition({ ...definition, limits: { ...definition.limits, cutOff: '15:00' } })).toBe(false);
  }
});
