import { describe, expect, it } from 'vitest';
import { sampleProcedures } from '../../../db/sample/procedures/index.ts';
import { sampleFields, sampleUnits } from '../../../db/sample/units.ts';
import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';
import { procedureDefinition } from '../../../domain/procedure/definition.ts';
import { lintProcedure, type Finding, type Surroundings } from '../../../domain/procedure/lint.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';
import { renamed, sound } from './definitions.ts';

const around: Surroundings = {
  onDate: '2026-11-23',
  calendar: firstCalendar,
  units: ['board', 'justice'],
  fields: [{ code: 'field', unitCode: 'board' }],
};

const [rule] = sound.fees.rules;
if (rule === undefined) throw new Error('The sound procedure has a fee');
const [request] = sound.components;
if (request === undefined) throw new Error('The sound procedure has a paper');
const change = { type: 'string', title: 'Nội dung', 'x-title-en': 'Change' };
const limits = { consultationPauses: false, legalBasis: 'A decree', confidence: 'text' } as const;

function withQuestions(questions: ProcedureDefinition['form'], required: string[] = ['change', 'copies']) {
  const { properties } = sound.form;
  return { form: { ...sound.form, properties: { ...(properties as object), ...questions }, required } };
}

function withRules(...rules: ProcedureDefinition['fees']['rules']): Partial<ProcedureDefinition> {
  return { fees: { ...sound.fees, rules } };
}

interface Mistake {
  readonly of: string;
  readonly definition: Partial<ProcedureDefinition>;
  readonly severity: Finding['severity'];
  readonly path: string;
  /** Part of the English message, which names the way out. */
  readonly says: string;
}

const copiesByOption = (...options: string[]) => ({
  type: 'choice' as const,
  label: { vi: 'Loại', en: 'Kind' },
  options: options.map((value) => ({ value, label: { vi: value, en: value } })),
});
const byChoice = (...values: { choice: string; amountVnd: number; validFrom?: string; validTo?: string }[]) => ({
  ...rule,
  amount: { kind: 'byChoice' as const, answer: 'change', values },
});
const pricedByChange = {
  questions: { ...sound.fees.questions, change: copiesByOption('name', 'capital') },
};

const mistakes: readonly Mistake[] = [
  {
    of: 'steps that take longer than the procedure',
    definition: { processing: { unit: 'workingDays', amount: 4 } },
    severity: 'error',
    path: 'steps',
    says: 'Take away 1 working day',
  },
  {
    of: 'a case whose shares do not add up',
    definition: { cases: [{ ...renamed, shares: { ...renamed.shares, verify: 540 } }] },
    severity: 'error',
    path: 'cases.0.shares',
    says: 'Add 1 hour',
  },
  {
    of: 'a case that names an unknown step',
    definition: { cases: [{ ...renamed, shares: { ...renamed.shares, print: 60 } }] },
    severity: 'error',
    path: 'cases.0.shares.print',
    says: 'name one of the steps: verify, review, sign, issue',
  },
  {
    of: 'a case that misses a step',
    definition: { cases: [{ ...renamed, shares: { verify: 600, review: 360, sign: 480 } }] },
    severity: 'error',
    path: 'cases.0.shares.issue',
    says: 'Give its minutes',
  },
  {
    of: 'time that is no whole number of minutes',
    definition: { processing: { unit: 'workingDays', amount: 0.001 }, cases: [] },
    severity: 'error',
    path: 'processing',
    says: '6.25 days will do',
  },
  {
    of: 'nobody who signs',
    definition: {
      steps: sound.steps.map((step) => (step.kind === 'sign' ? { ...step, kind: 'work' as const } : step)),
    },
    severity: 'error',
    path: 'steps',
    says: 'Add a step of kind "sign"',
  },
  {
    of: 'two steps of one key, the second of which nobody reaches',
    definition: { steps: sound.steps.map((step, i) => (i === 1 ? { ...step, key: 'verify' } : step)), cases: [] },
    severity: 'error',
    path: 'steps.1.key',
    says: 'Give it another key',
  },
  {
    of: 'two papers of one key',
    definition: { components: [request, request] },
    severity: 'error',
    path: 'components.1.key',
    says: 'Give it another key',
  },
  {
    of: 'a required paper of which nothing is handed in',
    definition: { components: [{ ...request, originals: 0 }] },
    severity: 'warning',
    path: 'components.0.originals',
    says: 'Give a number, or do not require it',
  },
  {
    of: 'a step at a unit that does not exist',
    definition: { steps: sound.steps.map((step, i) => (i === 0 ? { ...step, unitCode: 'nowhere' } : step)) },
    severity: 'error',
    path: 'steps.0.unitCode',
    says: 'Use one of: board, justice',
  },
  {
    of: 'a field its unit does not have',
    definition: { unitCode: 'justice' },
    severity: 'error',
    path: 'fieldCode',
    says: 'has no field "field"',
  },
  {
    of: 'asking and answering that take longer than the whole',
    definition: {
      cases: [],
      limits: {
        ...limits,
        consultWithin: { unit: 'workingDays', amount: 2 },
        replyWithin: { unit: 'workingDays', amount: 4 },
      },
    },
    severity: 'error',
    path: 'limits.replyWithin',
    says: 'Shorten the time to ask or to answer',
  },
  {
    of: 'asking and answering that take longer than a case',
    definition: {
      limits: {
        ...limits,
        consultWithin: { unit: 'workingDays', amount: 1 },
        replyWithin: { unit: 'workingDays', amount: 3 },
      },
    },
    severity: 'warning',
    path: 'limits.replyWithin',
    says: 'Case "Only the name changes"',
  },
  {
    of: 'a time to refuse beyond the whole',
    definition: { cases: [], limits: { ...limits, refuseWithin: { unit: 'workingDays', amount: 6 } } },
    severity: 'error',
    path: 'limits.refuseWithin',
    says: 'Shorten or remove it',
  },
  {
    of: 'a cut-off after office hours',
    definition: { limits: { ...limits, cutoffTime: '18:00' } },
    severity: 'warning',
    path: 'limits.cutoffTime',
    says: '07:30–17:00',
  },
  {
    of: 'a reminder before the wait begins',
    definition: { supplement: { ...sound.supplement, reminderDaysBefore: 15 } },
    severity: 'warning',
    path: 'supplement.reminderDaysBefore',
    says: 'Give fewer days',
  },
  {
    of: 'a case that hangs on a question nobody asks',
    definition: { cases: [{ ...renamed, when: { not: { answer: 'colour', equals: 'red' } } }] },
    severity: 'error',
    path: 'cases.0.when.not',
    says: 'use one of: copies, change',
  },
  {
    of: 'a case that hangs on an answer nobody can choose',
    definition: { cases: [{ ...renamed, when: { answer: 'change', in: ['name', 'colour'] } }] },
    severity: 'error',
    path: 'cases.0.when',
    says: 'Use one of: name, capital',
  },
  {
    of: 'a case that compares a choice with a number',
    definition: { cases: [{ ...renamed, when: { answer: 'change', gt: 3 } }] },
    severity: 'error',
    path: 'cases.0.when',
    says: 'is not a number',
  },
  {
    of: 'a case that hangs on free text',
    definition: { cases: [{ ...renamed, when: { answer: 'remark', equals: 'urgent' } }] },
    severity: 'error',
    path: 'cases.0.when',
    says: 'is not a choice',
  },
  {
    of: 'a case that an earlier one always comes before',
    definition: {
      cases: [
        { ...renamed, key: 'few', when: { answer: 'copies', lte: 5 } },
        { ...renamed, key: 'one', when: { answer: 'copies', equals: 1 } },
      ],
    },
    severity: 'error',
    path: 'cases.1.when',
    says: 'an earlier one always holds when it does: few',
  },
  {
    of: 'a case that contradicts itself',
    definition: {
      cases: [
        {
          ...renamed,
          when: {
            all: [
              { answer: 'copies', gt: 5 },
              { answer: 'copies', lt: 3 },
            ],
          },
        },
      ],
    },
    severity: 'error',
    path: 'cases.0.when',
    says: 'No answers lead to this case',
  },
  {
    of: 'a form that is no object',
    definition: { form: { type: 'string' }, cases: [] },
    severity: 'error',
    path: 'form',
    says: '"type": "object"',
  },
  {
    of: 'a required question the form does not ask',
    definition: withQuestions({}, ['change', 'copies', 'colour']),
    severity: 'error',
    path: 'form.required.2',
    says: 'take it out of "required"',
  },
  {
    of: 'a question in one language only',
    definition: withQuestions({ remark: { type: 'string', title: 'Ghi chú' } }),
    severity: 'warning',
    path: 'form.properties.remark',
    says: 'Give both',
  },
  {
    of: 'a fee that depends on a question the form does not ask',
    definition: { form: { type: 'object', properties: {} }, cases: [] },
    severity: 'error',
    path: 'fees.questions.copies',
    says: 'Add the question to the form',
  },
  {
    of: 'a fee that needs a number where the form takes text',
    definition: withQuestions({ copies: { ...change, title: 'Số bản' } }),
    severity: 'error',
    path: 'form.properties.copies',
    says: 'needs an answer of type "count"',
  },
  {
    of: 'a form that takes numbers the fee refuses',
    definition: withQuestions({ copies: { ...change, type: 'integer', minimum: 0, maximum: 10 } }),
    severity: 'warning',
    path: 'form.properties.copies',
    says: 'Set "minimum" and "maximum"',
  },
  {
    of: 'an option the fees do not know',
    definition: { fees: { ...sound.fees, questions: { ...sound.fees.questions, change: copiesByOption('name') } } },
    severity: 'error',
    path: 'form.properties.change',
    says: 'The form offers "capital"',
  },
  {
    of: 'a gap between the dates of a fee',
    definition: withRules({ ...rule, validTo: '2026-06-30' }, { ...rule, validFrom: '2026-08-01' }),
    severity: 'error',
    path: 'fees.rules.1.validFrom',
    says: 'From 2026-07-01 through 2026-07-31 there is no rate',
  },
  {
    of: 'a gap between the dates of a choice’s rate',
    definition: {
      fees: {
        ...pricedByChange,
        rules: [
          byChoice(
            { choice: 'name', amountVnd: 1, validTo: '2026-06-30' },
            { choice: 'name', amountVnd: 2, validFrom: '2026-07-02' },
            { choice: 'capital', amountVnd: 3 },
          ),
        ],
      },
    },
    severity: 'error',
    path: 'fees.rules.0.amount.values.1.validFrom',
    says: 'From 2026-07-01 through 2026-07-01',
  },
  {
    of: 'a choice without a rate',
    definition: { fees: { ...pricedByChange, rules: [byChoice({ choice: 'name', amountVnd: 1 })] } },
    severity: 'error',
    path: 'fees.rules.0.amount.values',
    says: 'The option "capital" has no rate',
  },
  {
    of: 'a fee that is over',
    definition: withRules({ ...rule, validTo: '2026-11-22' }),
    severity: 'warning',
    path: 'fees.rules.0.validTo',
    says: 'Add the rate in force',
  },
  {
    of: 'a fee no answers lead to',
    definition: withRules(rule, {
      ...rule,
      code: 'both',
      when: { all: [{ applicant: 'citizen' }, { applicant: 'company' }] },
    }),
    severity: 'warning',
    path: 'fees.rules.1.when',
    says: 'No answers lead to this fee',
  },
  {
    of: 'a fee that is never asked for',
    definition: { payment: { ...sound.payment, timing: 'never' } },
    severity: 'error',
    path: 'payment.timing',
    says: 'Choose when to ask',
  },
  {
    of: 'a time to pay without a fee',
    definition: withRules(),
    severity: 'warning',
    path: 'payment.timing',
    says: 'Choose "never"',
  },
];

describe('a definition with one mistake', () => {
  it.each(mistakes.map((mistake) => [mistake.of, mistake] as const))(
    '%s is told of that one, its place and the way out',
    (_, { definition, severity, path, says }) => {
      const findings = lintProcedure({ ...sound, ...definition }, around);
      expect(findings.map((finding) => [finding.severity, finding.path.join('.')])).toEqual([[severity, path]]);
      expect(findings[0]?.message.en).toContain(says);
      expect(findings[0]?.message.vi).not.toBe(findings[0]?.message.en);
    },
  );

  it('is one the schema lets pass: what it refuses is not checked twice', () => {
    for (const { of, definition } of mistakes) {
      expect(procedureDefinition.safeParse({ ...sound, ...definition }).success, of).toBe(true);
    }
  });
});

describe('a definition without mistakes', () => {
  it('has no findings', () => {
    expect(lintProcedure(sound, around)).toEqual([]);
  });

  it('may have a clock that waits for other units longer than the processing takes', () => {
    const waiting = { ...limits, consultationPauses: true, replyWithin: { unit: 'workingDays', amount: 9 } } as const;
    expect(lintProcedure({ ...sound, limits: waiting }, around)).toEqual([]);
  });

  it('may have a case that only a missing answer leaves to it', () => {
    const cases = [
      { ...renamed, key: 'by-name', when: { answer: 'change', in: ['name', 'capital'] } },
      { ...renamed, key: 'unsaid', when: { answer: 'copies', gte: 1 } },
    ];
    expect(lintProcedure({ ...sound, ...withQuestions({}, ['copies']), cases }, around)).toEqual([]);
    expect(lintProcedure({ ...sound, cases }, around)).toMatchObject([{ path: ['cases', 1, 'when'] }]);
  });
});

const surroundings: Surroundings = {
  ...around,
  units: sampleUnits.map(({ code }) => code),
  fields: sampleFields,
};

it.each(sampleProcedures.map((definition) => [`${definition.code} ${definition.name.vi}`, definition] as const))(
  'the sample’s %s has no findings',
  (_, definition) => {
    expect(lintProcedure(definition, surroundings)).toEqual([]);
  },
);
