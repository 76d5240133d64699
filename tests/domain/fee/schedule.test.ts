import { describe, expect, it } from 'vitest';
import { feeSchedule } from '../../../domain/fee/rules.ts';
import * as regulations from '../../../db/sample/fee-regulations.ts';
import { amountOf, count, rule } from '../../../db/sample/fee-regulations.ts';

const unit = { vi: 'bản', en: 'copies' };
const copies = { copies: count('Số bản', 'Copies') };
const fixed = { kind: 'fixed', amountVnd: 1 } as const;
const rate = {
  kind: 'rate',
  amountVnd: 1,
  name: { vi: 'sinh viên', en: 'students' },
  legalBasis: 'mẫu',
  confidence: 'sample',
} as const;

describe('a fee schedule', () => {
  it('is plain data: it survives being written down and read again', () => {
    for (const schedule of Object.values(regulations)) {
      if (typeof schedule === 'function') continue;
      expect(feeSchedule.parse(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule);
    }
  });

  it.each([
    [
      'a question nobody declared',
      { questions: {}, rules: [rule('a', { kind: 'perUnit', answer: 'copies', unitVnd: 1, unit })] },
      'rules.0.amount.answer: There is no question "copies"',
    ],
    [
      'a question of the wrong type',
      {
        questions: { copies: amountOf('Số bản', 'Copies') },
        rules: [rule('a', { kind: 'perUnit', answer: 'copies', unitVnd: 1, unit })],
      },
      'rules.0.amount.answer: The question "copies" is amountVnd, and count is needed',
    ],
    [
      'a condition on an unknown question',
      { questions: {}, rules: [rule('a', fixed, { when: { not: { answer: 'copies', gt: 2 } } })] },
      'rules.0.when.answer: There is no question "copies"',
    ],
    [
      'a condition on a value that is no option',
      {
        questions: regulations.land.questions,
        rules: [rule('a', fixed, { when: { answer: 'place', equals: 'moon' } })],
      },
      'rules.0.when.answer: "moon" is not an option of "place"',
    ],
    [
      'two rules of one code on one day',
      {
        questions: {},
        rules: [rule('a', fixed, { validTo: '2025-12-31' }), rule('a', fixed, { validFrom: '2025-12-31' })],
      },
      'rules.1.validFrom: Another rule of the same code is in force on the same day',
    ],
    [
      'dates that run backwards',
      { questions: {}, rules: [rule('a', fixed, { validFrom: '2026-01-01', validTo: '2025-12-31' })] },
      'rules.0.validTo: Something ends before it begins',
    ],
    [
      'a percentage of a fee that is not there',
      { questions: {}, rules: [rule('a', { kind: 'percentOfFee', feeCode: 'b', percent: 50 })] },
      'rules.0.amount.feeCode: There is no fee "b"',
    ],
    [
      'percentages that go round in a circle',
      {
        questions: {},
        rules: [
          rule('a', { kind: 'percentOfFee', feeCode: 'b', percent: 50 }),
          rule('b', { kind: 'percentOfFee', feeCode: 'a', percent: 50 }),
        ],
      },
      'rules.0.amount.feeCode: The fee would be a percentage of itself',
    ],
    [
      'a class rate on an amount that has no one sum',
      {
        questions: copies,
        rules: [rule('a', { kind: 'perUnit', answer: 'copies', unitVnd: 1, unit }, { adjustments: [rate] })],
      },
      'rules.0.adjustments.0.kind: A rate replaces the sum of a fixed or perUnitBeyond amount',
    ],
    [
      'brackets that do not rise',
      {
        questions: copies,
        rules: [
          rule('a', {
            kind: 'tiers',
            answer: 'copies',
            tiers: [{ upTo: 5, amountVnd: 1 }, { upTo: 5, amountVnd: 2 }, { amountVnd: 3 }],
          }),
        ],
      },
      'rules.0.amount.tiers: Brackets rise, each with one of below and upTo, and only the last has neither',
    ],
    [
      'brackets that leave large values out',
      {
        questions: copies,
        rules: [rule('a', { kind: 'tiers', answer: 'copies', tiers: [{ upTo: 5, amountVnd: 1 }] })],
      },
      'rules.0.amount.tiers: Brackets rise, each with one of below and upTo, and only the last has neither',
    ],
    [
      'a default that is no answer',
      { questions: { copies: { ...copies.copies, default: 0 } }, rules: [] },
      'questions.copies.default: The default is out of range',
    ],
    [
      'fractions of a đồng',
      { questions: {}, rules: [rule('a', { kind: 'fixed', amountVnd: 0.5 })] },
      'rules.0.amount.amountVnd: Invalid input: expected int, received number',
    ],
  ])('with %s is refused, and says where', (_, schedule, message) => {
    const issues = feeSchedule.safeParse(schedule).error?.issues ?? [];
    expect(issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)).toContain(message);
  });
});
