import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { Language } from '../../domain/localized-text.ts';
import { isObject, localizeSchema } from '../../ui/action-form/localize-schema.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';

interface Words {
  readonly language: Language;
  readonly yes: string;
  readonly no: string;
}

type Json = JsonSchemaObject[string];

/** Questions of a form beside their answers, in words. Unanswered ones are left out. */
export function answerFacts(
  form: JsonSchemaObject,
  answers: Readonly<Record<string, Json>>,
  words: Words,
): { readonly name: string; readonly value: string }[] {
  const properties = localizeSchema(form, words.language)['properties'];
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, question]) => {
    const answer = answers[key];
    if (!isObject(question) || answer === undefined || answer === null || answer === '') return [];
    return [{ name: textOf(question['title']) ?? key, value: answerText(question, answer, words) }];
  });
}

/** What a question of the form is called; `undefined` where the form has none of this key. */
export function questionName(form: JsonSchemaObject, key: string, language: Language): string | undefined {
  const properties = localizeSchema(form, language)['properties'];
  const question = isObject(properties) ? properties[key] : undefined;
  return isObject(question) ? textOf(question['title']) : undefined;
}

function answerText(question: JsonSchemaObject, answer: Json, { yes, no }: Words): string {
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (typeof answer === 'number') return question['x-unit'] === 'VND' ? formatMoney(answer) : formatNumber(answer);
  const options = question['oneOf'];
  const chosen = Array.isArray(options)
    ? options.find((option) => isObject(option) && option['const'] === answer)
    : undefined;
  const plainAnswer = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return isObject(chosen) ? (textOf(chosen['title']) ?? plainAnswer) : plainAnswer;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
