import { describe, expect, test } from 'vitest';
import { newAmount, newRule, valuesFor } from '../../admin/procedures/edit/model/amounts.ts';
import { conditionOf, conditionOn, groupOf, nestedGroup } from '../../admin/procedures/edit/model/conditions.ts';
import { withFeeRules, withForm } from '../../admin/procedures/edit/model/fee-questions.ts';
import { withMoved } from '../../admin/procedures/edit/model/lists.ts';
import { newDefinition } from '../../admin/procedures/edit/model/new-definition.ts';
import {
  questionKinds,
  questionsOf,
  withMovedQuestion,
  withNewQuestion,
  withQuestion,
} from '../../admin/procedures/edit/model/questions.ts';
import { readFormText } from '../../admin/procedures/edit/model/raw-form.ts';
import { withRenamedQuestion } from '../../admin/procedures/edit/model/references.ts';
import { placeOf, sectionOf } from '../../admin/procedures/edit/model/sections.ts';
import { distributed, withNewStep, withoutStep, withStepKey } from '../../admin/procedures/edit/model/steps.ts';
import { withZoneQuestion } from '../../admin/procedures/edit/model/zone-question.ts';
import { procedureDefinition, type ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { conditionFields } from '../../domain/procedure/form-fields.ts';
import { lintProcedure } from '../../domain/procedure/lint.ts';
import { inAskedOrder } from '../../ui/action-form/question-order.ts';

const begun = newDefinition({
  code: 'MAU.9',
  name: { vi: 'Thủ tục', en: 'Procedure' },
  unitCode: 'don-vi',
  fieldCode: 'linh-vuc',
});
const words = { vi: 'Câu hỏi', en: 'Question' };

/** A procedure that asks one question of every kind, all of them named. */
function asking(): ProcedureDefinition {
  const form = questionKinds.reduce((made, kind) => withNewQuestion(made, kind), begun.form);
  const named = questionsOf(form).reduce((made, { name, options }) => {
    const labelled = options.map(({ value }) => ({ value, label: words }));
    return withQuestion(made, name, { label: words, ...(labelled.length === 0 ? {} : { options: labelled }) });
  }, form);
  return withForm(begun, named);
}

const nameOf = (definition: ProcedureDefinition, kind: (typeof questionKinds)[number]) =>
  questionsOf(definition.form).find((question) => question.kind === kind)?.name ?? '';

describe('a new procedure', () => {
  test('lacks nothing but the name of its result', () => {
    expect(procedureDefinition.safeParse(begun).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'result.name.vi',
      'result.name.en',
    ]);
    expect(lintProcedure(begun, { onDate: '2026-11-23' })).toEqual([]);
  });
});

describe('questions of a form', () => {
  test('read back as the kinds they were added as, in the order they are asked', () => {
    const { form } = asking();
    expect(questionsOf(form).map(({ kind }) => kind)).toEqual([...questionKinds]);
    const moved = withMovedQuestion(form, nameOf(asking(), 'yesNo'), -1);
    const stored = { ...moved, properties: Object.fromEntries(Object.entries(moved['properties'] ?? {}).toSorted()) };
    expect(Object.keys(inAskedOrder(stored)['properties'] ?? {})).toEqual(questionsOf(moved).map(({ name }) => name));
    expect(
      questionsOf(moved)
        .map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['yesNo', 'choice']);
  });

  test('keep what the editor does not know when something else of them changes', () => {
    const form = {
      type: 'object',
      properties: { a: { type: 'string', 'x-widget': 'text', title: 'Cũ' } },
      required: ['a'],
    };
    expect(withQuestion(form, 'a', { label: words })).toMatchObject({
      properties: { a: { type: 'string', 'x-widget': 'text', title: 'Câu hỏi', 'x-title-en': 'Question' } },
      required: ['a'],
    });
  });

  test('are not taken from text that is no JSON object', () => {
    expect(readFormText('{ "type": ')).toMatchObject({ fault: 'syntax' });
    expect(readFormText('[]')).toEqual({ fault: 'notObject' });
    expect(readFormText('{}')).toEqual({ form: {} });
  });
});

describe('fees and the form', () => {
  const definition = asking();
  const counted = nameOf(definition, 'whole');
  const rule = {
    ...newRule('phi'),
    amount: newAmount('perUnit', { questions: questionsOf(definition.form), feeCodes: [] }),
    when: conditionOn(`answer:${nameOf(definition, 'yesNo')}`, conditionFields(definition)),
  };
  const charged = withFeeRules(definition, [rule]);

  test('a fee knows every question it depends on as the form asks it, and no other', () => {
    expect(charged.fees.questions).toEqual({
      [counted]: { type: 'count', label: words, min: 0, max: 1000 },
      [nameOf(definition, 'yesNo')]: { type: 'yesNo', label: words, default: false },
    });
    expect(withFeeRules(charged, []).fees.questions).toEqual({});
  });

  test('what changes in the form changes in the fees, and what only the fees say stays', () => {
    const known = {
      ...charged.fees.questions,
      [counted]: { type: 'count', label: words, min: 0, max: 1000, default: 2 },
    };
    const edited = withForm(
      { ...charged, fees: { ...charged.fees, questions: known as typeof charged.fees.questions } },
      withQuestion(charged.form, counted, { maximum: 50 }),
    );
    expect(edited.fees.questions[counted]).toEqual({ type: 'count', label: words, min: 0, max: 50, default: 2 });
  });

  test('a question is renamed wherever it is referred to', () => {
    const renamed = withRenamedQuestion(charged, counted, 'copies');
    expect(JSON.stringify(renamed)).not.toContain(counted);
    expect(renamed.fees.rules[0]?.amount).toMatchObject({ answer: 'copies' });
    expect(questionsOf(renamed.form).map(({ name }) => name)).toContain('copies');
  });

  test('every kind of fee can be begun on a form that asks everything', () => {
    const asked = withZoneQuestion(definition);
    const questions = questionsOf(asked.form);
    for (const kind of [
      'fixed',
      'perUnit',
      'perUnitBeyond',
      'twoRates',
      'tiers',
      'interpolated',
      'byChoice',
    ] as const) {
      const made = {
        ...newRule('phi'),
        name: words,
        legalBasis: 'QĐ',
        amount: newAmount(kind, { questions, feeCodes: [] }),
      };
      const whole = { ...withFeeRules(asked, [made]), result: { name: words } };
      expect({ kind, issues: procedureDefinition.safeParse(whole).error?.issues ?? [] }).toEqual({ kind, issues: [] });
    }
    expect(valuesFor(questions.at(-1))).toHaveLength(3);
  });
});

describe('conditions', () => {
  test('one alone is a group of one, and stays one alone', () => {
    const only = { channel: 'online' } as const;
    expect(conditionOf(groupOf(only))).toEqual(only);
    expect(conditionOf(groupOf(undefined))).toBeUndefined();
    expect(conditionOf({ joint: 'any', parts: [only, { homeReturn: true }] })).toEqual({
      any: [only, { homeReturn: true }],
    });
  });

  test('two limits on one number are shown as two conditions', () => {
    expect(nestedGroup({ answer: 'area', gte: 1, lt: 5 })).toEqual({
      joint: 'all',
      parts: [
        { answer: 'area', gte: 1 },
        { answer: 'area', lt: 5 },
      ],
    });
  });
});

describe('steps', () => {
  const cased: ProcedureDefinition = {
    ...begun,
    cases: [
      {
        key: 'nhanh',
        name: words,
        when: { channel: 'online' },
        processing: begun.processing,
        shares: { process: 1440, sign: 480, issue: 480 },
        legalBasis: '',
        confidence: 'setting',
      },
    ],
  };

  test('a new one comes before the last, and every case knows it', () => {
    const { steps, cases } = withNewStep(cased);
    expect(steps.map(({ key }) => key)).toEqual(['process', 'sign', 'step-4', 'issue']);
    expect(cases?.[0]?.shares).toMatchObject({ 'step-4': 60 });
  });

  test('one that goes, or gets another key, does so in every case', () => {
    expect(withoutStep(cased, 0).cases?.[0]?.shares).toEqual({ sign: 480, issue: 480 });
    expect(withStepKey(cased, 1, 'ky').cases?.[0]?.shares).toEqual({ process: 1440, ky: 480, issue: 480 });
  });

  test('shares add up after they were spread, in half hours by what each had', () => {
    expect(distributed([60, 60, 120], 2400)).toEqual([600, 600, 1200]);
    expect(distributed([1440, 60, 60, 480, 480], 2400)).toEqual([1380, 60, 60, 450, 450]);
    expect(distributed([0, 0, 0], 100)).toEqual([40, 30, 30]);
  });

  test('shares are spread by the minute where there is not half an hour for each', () => {
    expect(distributed([0, 0], 10)).toEqual([5, 5]);
    expect(distributed([9999, 1], 10)).toEqual([9, 1]);
    expect(distributed([1, 2, 3], 2)).toEqual([1, 2, 3]);
  });
});

describe('places', () => {
  test('a list keeps its order where there is no place to move to', () => {
    expect(withMoved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(withMoved(['a', 'b'], 0, 1)).toEqual(['b', 'a']);
  });

  test('what is wrong with a question of the fees is put right where the form asks it', () => {
    const { form } = asking();
    expect(placeOf(['fees', 'questions', 'question1', 'label'], form)).toEqual(['form', 'properties', 'question1']);
    expect(placeOf(['fees', 'questions', 'resultGrams'], form)).toEqual(['fees', 'questions', 'resultGrams']);
  });

  test('everything a definition holds is edited somewhere', () => {
    const found = Object.keys(begun).map((member) => [member, sectionOf([member])]);
    expect(Object.fromEntries(found)).toMatchObject({
      components: 'papers',
      steps: 'steps',
      supplement: 'rounds',
      code: 'general',
    });
  });
});
