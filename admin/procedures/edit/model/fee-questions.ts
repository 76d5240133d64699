import type { Question } from '../../../../domain/fee/questions.ts';
import type { FeeRule } from '../../../../domain/fee/rules.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { questionsOf, type FormQuestion } from './questions.ts';
import { answersOfFees } from './references.ts';

type Form = ProcedureDefinition['form'];

/**
 * A definition with another form. The questions the fees know are those of the form: whatever of them changed there
 * changes here, and what only the fees say of them (a default, the name of a unit) stays.
 */
export function withForm(definition: ProcedureDefinition, form: Form): ProcedureDefinition {
  const [before, after] = [definition.form, form].map(derivedQuestions);
  const followed = Object.entries(definition.fees.questions).map(([name, known]): [string, Question] => {
    const [was, is] = [before?.get(name), after?.get(name)];
    if (is === undefined) return [name, known];
    return [name, was?.type === is.type && known.type === is.type ? merged(known, was, is) : is];
  });
  return withFeeRules({ ...definition, form, fees: { ...definition.fees, questions: Object.fromEntries(followed) } });
}

/** A definition with other fees: it knows every question they depend on, and no other. */
export function withFeeRules(
  definition: ProcedureDefinition,
  rules: readonly FeeRule[] = definition.fees.rules,
): ProcedureDefinition {
  const derived = derivedQuestions(definition.form);
  const questions = answersOfFees({ rules: [...rules] }).flatMap((name) => {
    const question = definition.fees.questions[name] ?? derived.get(name);
    return question === undefined ? [] : [[name, question] as const];
  });
  return { ...definition, fees: { questions: Object.fromEntries(questions), rules: [...rules] } };
}

/** A definition in which the fees themselves know a question, which the form need not ask. */
export function withFeeQuestion(
  definition: ProcedureDefinition,
  name: string,
  question: Question,
): ProcedureDefinition {
  const { fees } = definition;
  return { ...definition, fees: { ...fees, questions: { ...fees.questions, [name]: question } } };
}

function merged(known: Question, was: Question, is: Question): Question {
  const before = new Map<string, unknown>(Object.entries(was));
  const changed = Object.entries(is).filter(
    ([key, value]) => JSON.stringify(before.get(key)) !== JSON.stringify(value),
  );
  return { ...known, ...Object.fromEntries(changed) };
}

function derivedQuestions(form: Form): ReadonlyMap<string, Question> {
  return new Map(
    questionsOf(form).flatMap((question) => {
      const derived = derive(question);
      return derived === undefined ? [] : [[question.name, derived] as const];
    }),
  );
}

const mostCounted = 1_000_000;
const mostMeasured = 1_000_000_000;

/** A question of the form as fees know it; those no fee can depend on have none. An unanswered yes-or-no is a no. */
function derive({ kind, label, minimum, maximum, options, unit }: FormQuestion): Question | undefined {
  switch (kind) {
    case 'whole':
      return {
        type: 'count',
        label,
        min: Math.max(0, minimum ?? 0),
        max: Math.min(maximum ?? mostCounted, mostCounted),
      };
    case 'money':
      return { type: 'amountVnd', label };
    case 'number':
      return {
        type: 'measure',
        label,
        unit: unit === '' ? { vi: 'đơn vị', en: 'units' } : { vi: unit, en: unit },
        max: Math.min(Math.max(1, Math.floor(maximum ?? mostMeasured)), mostMeasured),
      };
    case 'choice':
      return { type: 'choice', label, options: options.map(({ value, label: name }) => ({ value, label: name })) };
    case 'yesNo':
      return { type: 'yesNo', label, default: false };
    default:
      return undefined;
  }
}
