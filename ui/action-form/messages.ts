import type { Language } from '../../domain/localized-text.ts';

/** What a broken rule of a form says to the person: what to do, not what is wrong with the data. */
type Rule =
  'required' | 'choice' | 'number' | 'tooShort' | 'tooLong' | 'tooSmall' | 'tooBig' | 'tooFew' | 'date' | 'form';

const words: Record<Language, Record<Rule, string>> = {
  vi: {
    required: 'Vui lòng nhập mục này.',
    choice: 'Vui lòng chọn một trong các mục có sẵn.',
    number: 'Vui lòng nhập một số.',
    tooShort: 'Vui lòng viết ít nhất {n} ký tự.',
    tooLong: 'Vui lòng viết không quá {n} ký tự.',
    tooSmall: 'Vui lòng nhập số từ {n} trở lên.',
    tooBig: 'Vui lòng nhập số không quá {n}.',
    tooFew: 'Vui lòng chọn ít nhất {n} mục.',
    date: 'Vui lòng nhập ngày, ví dụ 26/11/2026.',
    form: 'Nội dung chưa đúng dạng. Vui lòng kiểm tra lại.',
  },
  en: {
    required: 'Please fill this in.',
    choice: 'Please choose one of the options.',
    number: 'Please enter a number.',
    tooShort: 'Please write at least {n} characters.',
    tooLong: 'Please write no more than {n} characters.',
    tooSmall: 'Please enter a number of at least {n}.',
    tooBig: 'Please enter a number of at most {n}.',
    tooFew: 'Please choose at least {n}.',
    date: 'Please enter a date, such as 26/11/2026.',
    form: 'This does not have the expected form. Please check it.',
  },
};

const rules: Readonly<Record<string, Rule>> = {
  required: 'required',
  enum: 'choice',
  const: 'choice',
  oneOf: 'choice',
  anyOf: 'choice',
  type: 'form',
  minLength: 'tooShort',
  maxLength: 'tooLong',
  minimum: 'tooSmall',
  exclusiveMinimum: 'tooSmall',
  maximum: 'tooBig',
  exclusiveMaximum: 'tooBig',
  minItems: 'tooFew',
};

/** The words for a broken keyword of JSON Schema and the limit it sets, if it sets one. */
export function ruleMessage(keyword: string, limit: unknown, language: Language): string {
  const rule = ruleFor(keyword, limit);
  return words[language][rule].replace('{n}', typeof limit === 'number' ? String(limit) : '');
}

function ruleFor(keyword: string, limit: unknown): Rule {
  if (keyword === 'minLength' && limit === 1) return 'required';
  if (keyword === 'type' && (limit === 'number' || limit === 'integer')) return 'number';
  if (keyword === 'format' && (limit === 'date' || limit === 'date-time')) return 'date';
  return rules[keyword] ?? 'form';
}
