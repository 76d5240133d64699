import type { Condition } from '../../../../domain/fee/conditions.ts';
import type { FeeAmount, FeeRule, FeeSchedule } from '../../../../domain/fee/rules.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { edited } from './lists.ts';
import { withQuestionName } from './questions.ts';

type Rename = (name: string) => string;

const answerMembers = ['answer', 'copiesAnswer', 'zoneAnswer', 'weightGramsAnswer', 'supportedAnswer'] as const;

/** The questions a schedule of fees depends on, each once. */
export function answersOfFees({ rules }: Pick<FeeSchedule, 'rules'>): string[] {
  const names: string[] = [];
  rules.forEach((rule) => inRule(rule, (name) => (names.push(name), name)));
  return [...new Set(names)].filter((name) => name !== '');
}

/** A definition in which a question has another name, wherever it is referred to. */
export function withRenamedQuestion(definition: ProcedureDefinition, from: string, to: string): ProcedureDefinition {
  const rename: Rename = (name) => (name === from ? to : name);
  const { form, fees, cases } = definition;
  const questions = Object.entries(fees.questions).map(([name, question]) => [rename(name), question] as const);
  return {
    ...definition,
    form: withQuestionName(form, from, to),
    fees: { questions: Object.fromEntries(questions), rules: fees.rules.map((rule) => inRule(rule, rename)) },
    ...(cases === undefined ? {} : { cases: cases.map((one) => ({ ...one, when: inCondition(one.when, rename) })) }),
  };
}

function inRule(rule: FeeRule, rename: Rename): FeeRule {
  const { when, adjustments } = rule;
  return edited(rule, {
    when: when && inCondition(when, rename),
    amount: inAmount(rule.amount, rename),
    adjustments: adjustments?.map((adjustment) =>
      edited(adjustment, { when: adjustment.when && inCondition(adjustment.when, rename) }),
    ),
  });
}

function inAmount<Amount extends FeeAmount>(amount: Amount, rename: Rename): Amount {
  const named = answerMembers.flatMap((member) => {
    const name: unknown = Reflect.get(amount, member);
    return typeof name === 'string' ? [[member, rename(name)] as const] : [];
  });
  return { ...amount, ...Object.fromEntries(named) };
}

function inCondition(condition: Condition, rename: Rename): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => inCondition(part, rename)) };
  if ('any' in condition) return { any: condition.any.map((part) => inCondition(part, rename)) };
  if ('not' in condition) return { not: inCondition(condition.not, rename) };
  return 'answer' in condition ? { ...condition, answer: rename(condition.answer) } : condition;
}
