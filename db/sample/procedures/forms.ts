import type { Question } from '../../../domain/fee/questions.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';

export type JsonSchema = ProcedureDefinition['form'];

/**
 * A form as JSON Schema: one property per question, every one to be answered. Titles are Vietnamese; the English ones
 * stand beside them under `x-en`.
 */
export function form(questions: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', additionalProperties: false, properties: questions, required: Object.keys(questions) };
}

function titled({ vi, en }: LocalizedText): JsonSchema {
  return { title: vi, 'x-en': en };
}

export function line(title: LocalizedText): JsonSchema {
  return { ...titled(title), type: 'string', minLength: 1, maxLength: 255 };
}

/** Room for more than a line. */
export function paragraph(title: LocalizedText): JsonSchema {
  return { ...titled(title), type: 'string', minLength: 1, maxLength: 1000 };
}

/** One of several answers; the first is the default. */
export function choice(title: LocalizedText, answers: Readonly<Record<string, LocalizedText>>): JsonSchema {
  const oneOf = Object.entries(answers).map(([value, label]) => ({ const: value, ...titled(label) }));
  return { ...titled(title), type: 'string', oneOf, default: oneOf[0]?.const ?? '' };
}

/** Yes or no. */
export function yesNo(title: LocalizedText): JsonSchema {
  return { ...titled(title), type: 'boolean', default: false };
}

/** The question a fee depends on, as a question of the form: asked once, in one wording. */
export function askedInForm(question: Question): JsonSchema {
  return {
    ...titled(question.label),
    ...answersOf(question),
    ...(question.default === undefined ? {} : { default: question.default }),
  };
}

function answersOf(question: Question): JsonSchema {
  switch (question.type) {
    case 'count':
      return { type: 'integer', minimum: question.min, maximum: question.max };
    case 'amountVnd':
      return { type: 'integer', minimum: 0 };
    case 'measure':
      return { type: 'number', minimum: 0, maximum: question.max };
    case 'choice':
      return {
        type: 'string',
        oneOf: question.options.map(({ value, label }) => ({ const: value, ...titled(label) })),
      };
    case 'yesNo':
      return { type: 'boolean' };
  }
}

/** The usual questions, where neither fee nor way depends on answers. */
export const projectQuestions = {
  projectName: line({ vi: 'Tên dự án', en: 'Name of the project' }),
  purpose: paragraph({ vi: 'Nội dung đề nghị', en: 'What is asked for' }),
};
