import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import type { LocalizedText } from '../../../../domain/localized-text.ts';
import { freeName, withMoved } from './lists.ts';

type Form = ProcedureDefinition['form'];
type Json = Form[string];
type JsonObject = Readonly<Record<string, Json>>;

export const questionKinds = ['text', 'longText', 'whole', 'money', 'number', 'date', 'choice', 'yesNo'] as const;
/** What a question asks for; `other` is what only the raw schema can say. */
export type QuestionKind = (typeof questionKinds)[number] | 'other';

export interface Option {
  readonly value: string;
  readonly label: LocalizedText;
}

/** A question of a form as the editor shows it. */
export interface FormQuestion {
  readonly name: string;
  readonly kind: QuestionKind;
  readonly label: LocalizedText;
  readonly help: LocalizedText;
  readonly required: boolean;
  readonly options: readonly Option[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly maxLength: number | undefined;
  /** What a number counts or measures. */
  readonly unit: string;
}

const longTextFrom = 500;

/** The questions of a form in the order they are asked. */
export function questionsOf(form: Form): FormQuestion[] {
  const required = requiredOf(form);
  return orderOf(form).map((name) => readQuestion(name, schemaOf(form, name), required.includes(name)));
}

/** The names of a form's questions in the order they are asked: see `inAskedOrder` of the web apps. */
function orderOf(form: Form): string[] {
  const names = Object.keys(propertiesOf(form));
  const order = Array.isArray(form['x-order'])
    ? form['x-order'].filter((name) => typeof name === 'string')
    : requiredOf(form);
  return [...new Set([...order.filter((name) => names.includes(name)), ...names])];
}

function readQuestion(name: string, schema: JsonObject, required: boolean): FormQuestion {
  return {
    name,
    kind: kindOf(schema),
    label: wordsOf(schema, 'title', ['x-title-en', 'x-en']),
    help: wordsOf(schema, 'description', ['x-description-en']),
    required,
    options: optionsOf(schema),
    minimum: numberIn(schema, 'minimum'),
    maximum: numberIn(schema, 'maximum'),
    maxLength: numberIn(schema, 'maxLength'),
    unit: textIn(schema, 'x-unit'),
  };
}

function kindOf(schema: JsonObject): QuestionKind {
  const { type, format, oneOf } = schema;
  if (Array.isArray(oneOf)) return type === 'string' ? 'choice' : 'other';
  switch (type) {
    case 'string':
      if (schema['enum'] !== undefined) return 'other';
      if (format === 'date') return 'date';
      if (format !== undefined) return 'other';
      return (numberIn(schema, 'maxLength') ?? 0) >= longTextFrom ? 'longText' : 'text';
    case 'integer':
      return schema['x-unit'] === 'VND' ? 'money' : 'whole';
    case 'number':
      return 'number';
    case 'boolean':
      return 'yesNo';
    default:
      return 'other';
  }
}

/** What a question of each kind begins with. */
function schemaFor(kind: QuestionKind): JsonObject {
  switch (kind) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: 300 };
    case 'longText':
      return { type: 'string', minLength: 1, maxLength: 2000 };
    case 'whole':
      return { type: 'integer', minimum: 0, maximum: 1000 };
    case 'money':
      return { type: 'integer', minimum: 0, maximum: 1_000_000_000_000_000, 'x-unit': 'VND' };
    case 'number':
      return { type: 'number', minimum: 0, maximum: 1_000_000 };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'choice':
      return { type: 'string', oneOf: [emptyOption('option-1'), emptyOption('option-2')] };
    case 'yesNo':
      return { type: 'boolean' };
    case 'other':
      return {};
  }
}

function emptyOption(value: string): JsonObject {
  return { const: value, title: '', 'x-title-en': '' };
}

/** A form with one more question, asked last. */
export function withNewQuestion(form: Form, kind: QuestionKind): Form {
  const name = freeName(Object.keys(propertiesOf(form)), 'question');
  const asked = { ...schemaFor(kind), title: '', 'x-title-en': '' };
  return assembled(form, [...orderOf(form), name], { ...propertiesOf(form), [name]: asked }, [
    ...requiredOf(form),
    ...(kind === 'yesNo' ? [] : [name]),
  ]);
}

/** A form without a question. */
export function withoutQuestion(form: Form, name: string): Form {
  const kept = Object.fromEntries(Object.entries(propertiesOf(form)).filter(([key]) => key !== name));
  const others = (names: readonly string[]) => names.filter((one) => one !== name);
  return assembled(form, others(orderOf(form)), kept, others(requiredOf(form)));
}

/** A form in which a question is asked one place earlier (-1) or later (1). */
export function withMovedQuestion(form: Form, name: string, by: -1 | 1): Form {
  const order = orderOf(form);
  return assembled(form, withMoved(order, order.indexOf(name), by), propertiesOf(form), requiredOf(form));
}

/** A form in which a question has another name. What refers to it elsewhere is the caller's to change. */
export function withQuestionName(form: Form, from: string, to: string): Form {
  const renamed = (names: readonly string[]) => names.map((name) => (name === from ? to : name));
  const properties = Object.entries(propertiesOf(form)).map(
    ([name, schema]) => [name === from ? to : name, schema] as const,
  );
  return assembled(form, renamed(orderOf(form)), Object.fromEntries(properties), renamed(requiredOf(form)));
}

/** A form with something of a question changed; another kind begins anew and keeps only the words. */
export function withQuestion(form: Form, name: string, change: Partial<FormQuestion>): Form {
  const before = schemaOf(form, name);
  const { label, help, options, required } = change;
  const begun: JsonObject = change.kind === undefined ? before : { ...wordsIn(before), ...schemaFor(change.kind) };
  const bounds = (['minimum', 'maximum', 'maxLength'] as const).filter((bound) => Object.hasOwn(change, bound));
  const after = {
    ...begun,
    ...(label === undefined ? {} : { title: label.vi, 'x-title-en': label.en, 'x-en': undefined }),
    ...(help === undefined ? {} : { description: help.vi || undefined, 'x-description-en': help.en || undefined }),
    ...(options === undefined ? {} : { oneOf: options.map(asSchema) }),
    ...Object.fromEntries(bounds.map((bound) => [bound, change[bound]])),
    ...(change.unit === undefined ? {} : { 'x-unit': change.unit || undefined }),
  };
  const others = requiredOf(form).filter((one) => one !== name);
  const must = required ?? requiredOf(form).includes(name);
  const properties = { ...propertiesOf(form), [name]: asJson(after) };
  return assembled(form, orderOf(form), properties, must ? [...others, name] : others);
}

/** What JSON makes of a schema: members that are `undefined` are not there. */
function asJson(schema: object): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}

function asSchema({ value, label }: Option): JsonObject {
  return { const: value, title: label.vi, 'x-title-en': label.en };
}

/** The database keeps no order of keys, so the form names its questions in theirs. */
function assembled(form: Form, order: readonly string[], properties: JsonObject, required: readonly string[]): Form {
  const isRequired = new Set(required);
  return {
    ...form,
    type: 'object',
    properties: Object.fromEntries(order.flatMap((name) => entryOf(properties, name))),
    required: order.filter((name) => isRequired.has(name)),
    'x-order': [...order],
  };
}

function entryOf(properties: JsonObject, name: string): [string, Json][] {
  const schema = properties[name];
  return schema === undefined ? [] : [[name, schema]];
}

function wordsIn(schema: JsonObject): JsonObject {
  const words = ['title', 'x-title-en', 'x-en', 'description', 'x-description-en'];
  return Object.fromEntries(Object.entries(schema).filter(([key]) => words.includes(key)));
}

function wordsOf(schema: JsonObject, vi: string, en: readonly string[]): LocalizedText {
  return { vi: textIn(schema, vi), en: en.map((key) => textIn(schema, key)).find((text) => text !== '') ?? '' };
}

function optionsOf({ oneOf }: JsonObject): Option[] {
  return (Array.isArray(oneOf) ? oneOf.filter(isObject) : []).map((option) => ({
    value: textIn(option, 'const'),
    label: wordsOf(option, 'title', ['x-title-en', 'x-en']),
  }));
}

function propertiesOf({ properties }: Form): JsonObject {
  return isObject(properties) ? properties : {};
}

function schemaOf(form: Form, name: string): JsonObject {
  const schema = propertiesOf(form)[name];
  return isObject(schema) ? schema : {};
}

function requiredOf({ required }: Form): string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

function textIn(schema: JsonObject, key: string): string {
  const value = schema[key];
  return typeof value === 'string' ? value : '';
}

function numberIn(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
