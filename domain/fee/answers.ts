import type { LocalizedText } from '../localized-text.ts';
import { formatVnd, groupThousands, isAmountVnd, MAX_AMOUNT_VND } from '../money.ts';
import type { Question } from './questions.ts';

export type AnswerValue = string | number | boolean;

/** Why no quote can be given: what to answer, or that nothing is in force; `field` is the path in the request. */
export interface FeeRefusal {
  readonly code: 'answerMissing' | 'answerInvalid' | 'noRateInForce';
  readonly field: string;
  readonly message: LocalizedText;
}

/** The answers of one request, checked against the questions of the schedule. */
export interface AnswerSheet {
  /** The answer, the question's default, or `undefined` when it is missing. */
  readonly find: (name: string) => AnswerValue | undefined;
  readonly refusals: readonly FeeRefusal[];
}

/** Checks every answer a question asks for; answers nobody asks for are none of a quote's business. */
export function readAnswers(
  questions: Readonly<Record<string, Question>>,
  answers: Readonly<Record<string, unknown>>,
): AnswerSheet {
  const found = new Map<string, AnswerValue>();
  const refusals: FeeRefusal[] = [];
  for (const [name, asked] of Object.entries(questions)) {
    const given = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const value = given === undefined || given === null || given === '' ? asked.default : given;
    if (value === undefined) continue;
    if (isAnswerTo(asked, value)) found.set(name, value);
    else refusals.push(refusal('answerInvalid', name, { label: asked.label, problem: expectation(asked) }));
  }
  return { find: (name) => found.get(name), refusals };
}

/** Refuses for want of an answer, saying what it must be. */
export function missingAnswer(questions: Readonly<Record<string, Question>>, name: string): FeeRefusal {
  const asked = questions[name];
  const label = asked?.label ?? { vi: name, en: name };
  const expected = asked ? expectation(asked) : { vi: 'phải được trả lời', en: 'must be answered' };
  return refusal('answerMissing', name, {
    label,
    problem: { vi: `chưa có, ${expected.vi}`, en: `is missing, ${expected.en}` },
  });
}

function refusal(
  code: FeeRefusal['code'],
  name: string,
  { label, problem }: { label: LocalizedText; problem: LocalizedText },
): FeeRefusal {
  return {
    code,
    field: `answers.${name}`,
    message: { vi: `${label.vi}: ${problem.vi}`, en: `${label.en}: ${problem.en}` },
  };
}

function isAnswerTo(asked: Question, value: unknown): value is AnswerValue {
  switch (asked.type) {
    case 'count':
      return Number.isSafeInteger(value) && isBetween(value, asked.min, asked.max);
    case 'amountVnd':
      return isAmountVnd(value);
    case 'measure':
      return isBetween(value, 0, asked.max);
    case 'choice':
      return asked.options.some((option) => option.value === value);
    case 'yesNo':
      return typeof value === 'boolean';
  }
}

function isBetween(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

function expectation(asked: Question): LocalizedText {
  switch (asked.type) {
    case 'count':
      return {
        vi: `phải là số nguyên từ ${groupThousands(asked.min)} đến ${groupThousands(asked.max)}`,
        en: `must be a whole number from ${groupThousands(asked.min)} to ${groupThousands(asked.max)}`,
      };
    case 'amountVnd':
      return {
        vi: `phải là số tiền nguyên đồng, từ 0 đến ${formatVnd(MAX_AMOUNT_VND)}`,
        en: `must be an amount in whole đồng, from 0 to ${formatVnd(MAX_AMOUNT_VND)}`,
      };
    case 'measure':
      return {
        vi: `phải là số từ 0 đến ${groupThousands(asked.max)} ${asked.unit.vi}`,
        en: `must be a number from 0 to ${groupThousands(asked.max)} ${asked.unit.en}`,
      };
    case 'choice': {
      const values = asked.options.map(({ value }) => value).join(', ');
      return { vi: `phải là một trong: ${values}`, en: `must be one of: ${values}` };
    }
    case 'yesNo':
      return { vi: 'phải là true hoặc false', en: 'must be true or false' };
  }
}
