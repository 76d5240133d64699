import type { FeeQuoteRequest, Procedure } from '../../api/contract/catalogue.ts';
import type { JsonSchemaObject } from '../../api/contract/common.ts';

type Answers = NonNullable<FeeQuoteRequest['answers']>;
type Json = JsonSchemaObject[string];

/** The questions of a procedure's form that its fees depend on; `undefined` when there are none. */
export function feeQuestions({ form, fees }: Pick<Procedure, 'form' | 'fees'>): JsonSchemaObject | undefined {
  const asked = Object.entries(propertiesOf(form)).filter(([name]) => Object.hasOwn(fees.questions, name));
  return asked.length === 0 ? undefined : { type: 'object', properties: Object.fromEntries(asked) };
}

/** The answers a form starts with. */
export function defaultAnswers(form: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    Object.entries(propertiesOf(form)).flatMap(([key, question]) =>
      question['default'] === undefined ? [] : [[key, question['default']]],
    ),
  );
}

function propertiesOf(form: Readonly<Record<string, unknown>>): Readonly<Record<string, JsonSchemaObject>> {
  const properties = form['properties'];
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties as Readonly<Record<string, Json>>).flatMap(([key, question]) =>
      typeof question === 'object' && question !== null && !Array.isArray(question) ? [[key, question]] : [],
    ),
  );
}
