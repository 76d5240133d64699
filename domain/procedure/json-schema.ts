import { z } from 'zod';
import { confidence } from '../confidence.ts';
import { condition } from '../fee/conditions.ts';
import { question } from '../fee/questions.ts';
import { feeAdjustment, feeAmount, feeRule } from '../fee/rules.ts';
import { localizedText } from '../localized-text.ts';
import {
  componentDefinition,
  deadlineCase,
  jsonValue,
  procedureDefinition,
  stepDefinition,
  workingDuration,
} from './definition.ts';

/** Where the schema is served, below the address of the installation; files that were exported name it as `$schema`. */
export const definitionSchemaPath = '/api/v1/procedures/definition-schema';

/**
 * The JSON Schema (2020-12) of a procedure definition as it is written in a file, made from the schema that checks it.
 * What the whole of a definition must fulfil besides is checked by `lintProcedure`.
 */
export function procedureJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, properties, ...schema } = z.toJSONSchema(procedureDefinition, {
    io: 'input',
    metadata: named(),
    override: ({ jsonSchema }) => {
      // A name nobody knows is a mistake: `import` refuses it, so an editor shall show it.
      if (jsonSchema.type === 'object' && jsonSchema.properties !== undefined) jsonSchema.additionalProperties = false;
    },
  });
  return {
    $schema,
    title: 'Procedure definition',
    description: 'A procedure of a one-stop shop: what is asked for, what it costs, who does what and by when.',
    ...schema,
    properties: { $schema: { type: 'string', description: 'Address of this schema, for editors' }, ...properties },
  };
}

/** Names of parts that come up in several places, so that each is written once. */
function named() {
  const names = z.registry<{ id: string }>();
  const parts = {
    Confidence: confidence,
    Condition: condition,
    Question: question,
    FeeRule: feeRule,
    FeeAmount: feeAmount,
    FeeAdjustment: feeAdjustment,
    LocalizedText: localizedText,
    Component: componentDefinition,
    Step: stepDefinition,
    DeadlineCase: deadlineCase,
    WorkingDuration: workingDuration,
    JsonValue: jsonValue,
  };
  for (const [id, schema] of Object.entries(parts)) names.add(schema, { id });
  return names;
}
