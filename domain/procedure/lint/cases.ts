import { judge } from '../../fee/judge.ts';
import type { ProcedureDefinition } from '../definition.ts';
import { conditionFields, type FormField } from '../form-fields.ts';
import { error, type Finding } from './finding.ts';
import { answerConditions, tellingSituations, type AnswerCondition } from './situations.ts';

/** Cases that ask for something the form cannot answer, and cases that can never hold. */
export function findingsOfCases(definition: ProcedureDefinition): Finding[] {
  const fields = conditionFields(definition);
  const wrong = (definition.cases ?? []).flatMap(({ when }, i) =>
    answerConditions(when, ['cases', i, 'when']).flatMap(({ condition, path }) =>
      misfit(condition, fields).map(({ vi, en }) => error(path, vi, en)),
    ),
  );
  return wrong.length > 0 ? wrong : idleCases(definition);
}

/** Why a condition cannot be put on the question it names. */
function misfit(condition: AnswerCondition, fields: ReadonlyMap<string, FormField>) {
  const { answer } = condition;
  const field = fields.get(answer);
  if (field === undefined) {
    const known = [...fields.values()]
      .filter(({ type }) => type !== 'text' && type !== 'other')
      .map(({ name }) => name);
    return [
      {
        vi: `Biểu mẫu không có câu hỏi "${answer}". Thêm câu hỏi đó, hoặc dùng một trong: ${known.join(', ')}.`,
        en: `The form asks no question "${answer}". Add it, or use one of: ${known.join(', ')}.`,
      },
    ];
  }
  const needed = kindNeeded(condition);
  if (!needed.types.includes(field.type)) {
    return [
      {
        vi: `Câu hỏi "${answer}" không phải là ${needed.vi}, nên điều kiện không bao giờ đúng. Sửa câu hỏi hoặc điều kiện.`,
        en: `The question "${answer}" is not ${needed.en}, so the condition would never hold. Change the question or the condition.`,
      },
    ];
  }
  return valuesOf(condition)
    .filter((value) => !field.options.some((option) => option.value === value))
    .map((value) => ({
      vi: `"${value}" không phải là lựa chọn của "${answer}". Dùng một trong: ${optionsOf(field)}.`,
      en: `"${value}" is not an option of "${answer}". Use one of: ${optionsOf(field)}.`,
    }));
}

function optionsOf({ options }: FormField): string {
  return options.map(({ value }) => value).join(', ');
}

const aNumber = { types: ['whole', 'number'] as readonly FormField['type'][], vi: 'số', en: 'a number' };
const aChoice = { types: ['choice'] as readonly FormField['type'][], vi: 'câu hỏi lựa chọn', en: 'a choice' };
const aYesNo = { types: ['yesNo'] as readonly FormField['type'][], vi: 'câu hỏi có/không', en: 'a yes-or-no question' };

function kindNeeded(condition: AnswerCondition) {
  if ('in' in condition) return aChoice;
  if (!('equals' in condition)) return aNumber;
  if (typeof condition.equals === 'string') return aChoice;
  return typeof condition.equals === 'number' ? aNumber : aYesNo;
}

function valuesOf(condition: AnswerCondition): readonly string[] {
  if ('in' in condition) return condition.in;
  return 'equals' in condition && typeof condition.equals === 'string' ? [condition.equals] : [];
}

function idleCases(definition: ProcedureDefinition): Finding[] {
  const { cases = [] } = definition;
  const situations = tellingSituations(
    definition,
    cases.map(({ when }) => when),
  );
  if (situations === undefined) return [];
  const holding = situations.map((situation) => cases.map(({ when }) => judge(when, situation) === true));
  return cases.flatMap((_, i) => {
    const itsOwn = holding.filter((held) => held[i] === true);
    if (itsOwn.length === 0) {
      return [
        error(
          ['cases', i, 'when'],
          'Không câu trả lời nào làm trường hợp này xảy ra. Sửa điều kiện, hoặc bỏ trường hợp.',
          'No answers lead to this case. Change the condition, or remove the case.',
        ),
      ];
    }
    if (itsOwn.some((held) => held.indexOf(true) === i)) return [];
    const before = [...new Set(itsOwn.map((held) => cases[held.indexOf(true)]?.key ?? ''))].join(', ');
    return [
      error(
        ['cases', i, 'when'],
        `Trường hợp này không bao giờ được áp dụng, vì trường hợp đứng trước luôn đúng khi nó đúng: ${before}. Đưa nó lên trước, hoặc thu hẹp điều kiện kia.`,
        `This case never applies, because an earlier one always holds when it does: ${before}. Move it up, or narrow the other condition.`,
      ),
    ];
  });
}
