import type { AnswerValue } from '../fee/answers.ts';
import type { Question } from '../fee/questions.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { ProcedureDefinition } from './definition.ts';

type Json = ProcedureDefinition['form'][string];
type JsonObject = Readonly<Record<string, Json>>;

/** A question of a procedure's form as conditions see it. */
export interface FormField {
  readonly name: string;
  readonly label: LocalizedText;
  /** What an answer is; `other` where no condition can be put on it. */
  readonly type: 'text' | 'choice' | 'whole' | 'number' | 'yesNo' | 'other';
  /** The answers a choice offers. */
  readonly options: readonly { readonly value: string; readonly label: LocalizedText }[];
  readonly minimum: number;
  readonly maximum: number;
}

/** The questions a form asks, by name. A form without questions is one with none, whatever else it says. */
export function formFields(form: ProcedureDefinition['form']): ReadonlyMap<string, FormField> {
  const { properties } = form;
  if (!isObject(properties)) return new Map();
  return new Map(Object.entries(properties).map(([name, schema]) => [name, readField(name, schema)]));
}

/** A question of a fee, as it stands in a form. */
export function fieldOfQuestion(name: string, asked: Question): FormField {
  const types = { count: 'whole', amountVnd: 'whole', measure: 'number', choice: 'choice', yesNo: 'yesNo' } as const;
  return {
    name,
    label: asked.label,
    type: types[asked.type],
    options: asked.type === 'choice' ? asked.options : [],
    minimum: asked.type === 'count' ? asked.min : 0,
    maximum: asked.type === 'count' || asked.type === 'measure' ? asked.max : Infinity,
  };
}

/** Every question conditions can be put on: those of the form, and those only the fees know. */
export function conditionFields({ form, fees }: ProcedureDefinition): ReadonlyMap<string, FormField> {
  const ofFees = Object.entries(fees.questions).map(([name, asked]) => [name, fieldOfQuestion(name, asked)] as const);
  return new Map([...ofFees, ...formFields(form)]);
}

/** An answer as conditions take it; `undefined` where there is none. */
export function answerGiven(given: unknown): AnswerValue | undefined {
  if (typeof given === 'string') return given === '' ? undefined : given;
  return typeof given === 'number' || typeof given === 'boolean' ? given : undefined;
}

function readField(name: string, schema: Json): FormField {
  const field = isObject(schema) ? schema : {};
  const options = optionsOf(field);
  return {
    name,
    label: labelOf(field, name),
    type: options.length > 0 ? 'choice' : typeOf(field['type']),
    options,
    minimum: numberOr(field['minimum'], -Infinity),
    maximum: numberOr(field['maximum'], Infinity),
  };
}

function typeOf(type: Json | undefined): FormField['type'] {
  switch (type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole';
    case 'number':
      return 'number';
    case 'boolean':
      return 'yesNo';
    default:
      return 'other';
  }
}

function optionsOf({ oneOf, enum: values }: JsonObject): FormField['options'] {
  const written = Array.isArray(oneOf) ? oneOf.filter(isObject) : [];
  const named = written.flatMap((option) => {
    const value = option['const'];
    return typeof value === 'string' ? [{ value, label: labelOf(option, value) }] : [];
  });
  const bare = (Array.isArray(values) ? values : []).filter((value) => typeof value === 'string');
  return [...named, ...bare.map((value) => ({ value, label: { vi: value, en: value } }))];
}

/** Forms carry Vietnamese in `title`, English beside it in `x-title-en` or `x-en`. */
function labelOf(schema: JsonObject, otherwise: string): LocalizedText {
  const { title, 'x-title-en': titleEn, 'x-en': en } = schema;
  const vi = typeof title === 'string' ? title : otherwise;
  const english = [titleEn, en].find((text) => typeof text === 'string');
  return { vi, en: english ?? vi };
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
