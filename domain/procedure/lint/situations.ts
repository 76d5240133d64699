import type { AnswerValue } from '../../fee/answers.ts';
import { applicant, channel, type Condition } from '../../fee/conditions.ts';
import type { Situation } from '../../fee/judge.ts';
import type { ProcedureDefinition } from '../definition.ts';
import { conditionFields, type FormField } from '../form-fields.ts';

/** A condition about an answer. */
export type AnswerCondition = Extract<Condition, { answer: string }>;

/** Every condition about an answer within a condition, and where it stands in it. */
export function answerConditions(
  condition: Condition,
  path: readonly (string | number)[],
): { readonly condition: AnswerCondition; readonly path: readonly (string | number)[] }[] {
  if ('all' in condition) return condition.all.flatMap((part, i) => answerConditions(part, [...path, 'all', i]));
  if ('any' in condition) return condition.any.flatMap((part, i) => answerConditions(part, [...path, 'any', i]));
  if ('not' in condition) return answerConditions(condition.not, [...path, 'not']);
  return 'answer' in condition ? [{ condition, path }] : [];
}

/** More than this is not tried out: nobody writes such conditions, and checking would take seconds. */
const maxSituations = 20_000;

/**
 * Situations in which conditions can come out differently: every combination of what they ask, numbers by one below, at
 * and above each limit. Whatever holds in none of them never holds. `undefined` where there would be too many.
 */
export function tellingSituations(
  definition: ProcedureDefinition,
  conditions: readonly Condition[],
): Situation[] | undefined {
  const asked = conditions.flatMap((condition) => answerConditions(condition, [])).map(({ condition }) => condition);
  const fields = conditionFields(definition);
  const required = requiredIn(definition);
  const names = [...new Set(asked.map(({ answer }) => answer))].filter((name) => fields.has(name));
  const homeReturn = definition.returnMethods.includes('home') ? [false, true] : [false];
  const applicants = applicant.options.filter((kind) => definition.applicants.includes(kind));
  const values = names.map((name) => {
    const given = tellingAnswers(
      fields.get(name),
      asked.filter(({ answer }) => answer === name),
    );
    return required.includes(name) ? given : [...given, undefined];
  });
  const count = values.reduce((product, { length }) => product * length, 12);
  if (count > maxSituations) return undefined;
  const answers = values.reduce<Map<string, AnswerValue | undefined>[]>(
    (found, choices, i) =>
      found.flatMap((one) => choices.map((value) => new Map([...one, [names[i] ?? '', value] as const]))),
    [new Map<string, AnswerValue | undefined>()],
  );
  return channel.options.flatMap((way) =>
    applicants.flatMap((kind) =>
      homeReturn.flatMap((home) =>
        answers.map((given) => ({
          channel: way,
          applicant: kind,
          homeReturn: home,
          find: (name: string) => given.get(name),
        })),
      ),
    ),
  );
}

function requiredIn({ form }: ProcedureDefinition): readonly unknown[] {
  return Array.isArray(form['required']) ? form['required'] : [];
}

function tellingAnswers(field: FormField | undefined, asked: readonly AnswerCondition[]): (AnswerValue | undefined)[] {
  switch (field?.type) {
    case 'choice':
      return field.options.map(({ value }) => value);
    case 'yesNo':
      return [true, false];
    case 'whole':
    case 'number': {
      const apart = field.type === 'whole' ? 1 : 1e-6;
      const near = asked.flatMap(limitsIn).flatMap((limit) => [limit - apart, limit, limit + apart]);
      return [...new Set(near)].filter((value) => value >= field.minimum && value <= field.maximum);
    }
    default:
      return [];
  }
}

function limitsIn(condition: AnswerCondition): number[] {
  if ('equals' in condition) return typeof condition.equals === 'number' ? [condition.equals] : [];
  if ('in' in condition) return [];
  const { gt, gte, lt, lte } = condition;
  return [gt, gte, lt, lte].filter((limit) => limit !== undefined);
}
