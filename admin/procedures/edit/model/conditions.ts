import type { Condition } from '../../../../domain/fee/conditions.ts';
import type { FormField } from '../../../../domain/procedure/form-fields.ts';

/** Several conditions of which all hold, or any. */
export interface ConditionGroup {
  readonly joint: 'all' | 'any';
  readonly parts: readonly Condition[];
}

export const comparisons = ['equals', 'gt', 'gte', 'lt', 'lte'] as const;
export type Comparison = (typeof comparisons)[number];

/** What a condition is about: something of the submission, or `answer:NAME` for an answer of the form. */
export type Subject = 'channel' | 'applicant' | 'homeReturn' | `answer:${string}`;

/**
 * A condition as a group, for editing: one alone is a group of one. Several limits in one condition hold together, so
 * they are a group too.
 */
export function groupOf(condition: Condition | undefined): ConditionGroup {
  if (condition === undefined) return { joint: 'all', parts: [] };
  return nestedGroup(condition) ?? { joint: 'all', parts: [condition] };
}

/** The group a part of a group is itself; `undefined` where it is one condition. */
export function nestedGroup(condition: Condition): ConditionGroup | undefined {
  if ('all' in condition) return { joint: 'all', parts: condition.all };
  if ('any' in condition) return { joint: 'any', parts: condition.any };
  if (!('answer' in condition)) return undefined;
  const { answer } = condition;
  const limits = limitsOf(condition);
  return limits.length < 2
    ? undefined
    : { joint: 'all', parts: limits.map(([comparison, limit]) => ({ answer, [comparison]: limit })) };
}

/** A group as a condition: none where it is empty, its only part where it has one. */
export function conditionOf({ joint, parts }: ConditionGroup): Condition | undefined {
  const [only, ...others] = parts;
  if (only === undefined) return undefined;
  if (others.length === 0) return only;
  return joint === 'all' ? { all: [...parts] } : { any: [...parts] };
}

/** A condition without its negation, and whether it had one. */
export function positive(condition: Condition): { readonly isNegated: boolean; readonly condition: Condition } {
  return 'not' in condition ? { isNegated: true, condition: condition.not } : { isNegated: false, condition };
}

/** What a single condition is about. */
export function subjectOf(condition: Condition): Subject | undefined {
  if ('channel' in condition) return 'channel';
  if ('applicant' in condition) return 'applicant';
  if ('homeReturn' in condition) return 'homeReturn';
  return 'answer' in condition ? `answer:${condition.answer}` : undefined;
}

/** Questions a condition can be put on. */
export function decidingFields(fields: ReadonlyMap<string, FormField>): FormField[] {
  return [...fields.values()].filter(({ type }) => type !== 'text' && type !== 'other');
}

/** What a condition about something begins with. */
export function conditionOn(subject: Subject, fields: ReadonlyMap<string, FormField>): Condition {
  switch (subject) {
    case 'channel':
      return { channel: 'online' };
    case 'applicant':
      return { applicant: 'citizen' };
    case 'homeReturn':
      return { homeReturn: true };
    default: {
      const answer = subject.slice('answer:'.length);
      const field = fields.get(answer);
      if (field?.type === 'yesNo') return { answer, equals: true };
      if (field?.type === 'choice') return { answer, equals: field.options[0]?.value ?? '' };
      return { answer, gte: field !== undefined && Number.isFinite(field.minimum) ? field.minimum : 0 };
    }
  }
}

/** How a number is compared, and with what. */
export function comparisonOf(condition: Condition): readonly [comparison: Comparison, limit: number] {
  const [first] = limitsOf(condition);
  return first ?? ['equals', 0];
}

function limitsOf(condition: Condition): (readonly [Comparison, number])[] {
  const members = new Map<string, unknown>(Object.entries(condition));
  return comparisons.flatMap((comparison) => {
    const limit = members.get(comparison);
    return typeof limit === 'number' ? [[comparison, limit] as const] : [];
  });
}

/** The options a condition on a choice names. */
export function chosenIn(condition: Condition): readonly string[] {
  if ('in' in condition) return condition.in;
  return 'equals' in condition && typeof condition.equals === 'string' ? [condition.equals] : [];
}

/** A condition that an answer is one of these options. */
export function choosing(answer: string, options: readonly string[]): Condition {
  const [only, ...others] = options;
  return only !== undefined && others.length === 0 ? { answer, equals: only } : { answer, in: [...options] };
}
