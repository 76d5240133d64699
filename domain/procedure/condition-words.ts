import type { Applicant, Channel, Condition } from '../fee/conditions.ts';
import { inBoth, numberInWords } from '../fee/words.ts';
import type { Language, LocalizedText } from '../localized-text.ts';
import type { ProcedureDefinition } from './definition.ts';
import { conditionFields, type FormField } from './form-fields.ts';

/** A condition of a procedure as people read it: "Nội dung điều chỉnh: Chỉ đổi tên dự án". */
export function conditionInWords(definition: ProcedureDefinition, condition: Condition): LocalizedText {
  const fields = conditionFields(definition);
  return inBoth((language) => say(condition, fields, language));
}

const words = {
  vi: { and: ' và ', or: ' hoặc ', not: 'không phải', yes: 'có', no: 'không' },
  en: { and: ' and ', or: ' or ', not: 'not', yes: 'yes', no: 'no' },
} as const;

const channels: Readonly<Record<Channel, LocalizedText>> = {
  online: { vi: 'nộp trực tuyến', en: 'submitted online' },
  counter: { vi: 'nộp trực tiếp', en: 'submitted at the counter' },
  post: { vi: 'nộp qua bưu chính', en: 'submitted by post' },
};

const applicants: Readonly<Record<Applicant, LocalizedText>> = {
  citizen: { vi: 'người nộp là cá nhân', en: 'the applicant is a person' },
  company: { vi: 'người nộp là tổ chức', en: 'the applicant is an organisation' },
};

const homeReturns = {
  yes: { vi: 'trả kết quả tại nhà', en: 'the result is sent home' },
  no: { vi: 'không trả kết quả tại nhà', en: 'the result is not sent home' },
} as const;

function say(condition: Condition, fields: ReadonlyMap<string, FormField>, language: Language): string {
  const { and, or, not } = words[language];
  const parts = (conditions: readonly Condition[], joint: string): string =>
    conditions
      .map((part) => {
        const said = say(part, fields, language);
        return ('all' in part || 'any' in part) && conditions.length > 1 ? `(${said})` : said;
      })
      .join(joint);
  if ('all' in condition) return parts(condition.all, and);
  if ('any' in condition) return parts(condition.any, or);
  if ('not' in condition) return `${not} (${say(condition.not, fields, language)})`;
  if ('channel' in condition) return channels[condition.channel][language];
  if ('applicant' in condition) return applicants[condition.applicant][language];
  if ('homeReturn' in condition) return homeReturns[condition.homeReturn ? 'yes' : 'no'][language];
  const field = fields.get(condition.answer);
  return `${field?.label[language] ?? condition.answer}: ${sayAnswer(condition, field, language)}`;
}

function sayAnswer(
  condition: Extract<Condition, { answer: string }>,
  field: FormField | undefined,
  language: Language,
): string {
  const { yes, no, or } = words[language];
  const named = (value: string): string =>
    field?.options.find((option) => option.value === value)?.label[language] ?? value;
  if ('in' in condition) return condition.in.map(named).join(or);
  if ('equals' in condition) {
    const { equals } = condition;
    if (typeof equals === 'boolean') return equals ? yes : no;
    return typeof equals === 'number' ? numberInWords(equals) : named(equals);
  }
  const limits = { '>': condition.gt, '≥': condition.gte, '<': condition.lt, '≤': condition.lte };
  return Object.entries(limits)
    .flatMap(([sign, limit]) => (limit === undefined ? [] : [`${sign} ${numberInWords(limit)}`]))
    .join(', ');
}
