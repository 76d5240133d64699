import type { LocalizedText } from '../localized-text.ts';
import { postalZones } from '../postage.ts';
import type { Condition } from './conditions.ts';
import type { Question } from './questions.ts';
import type { FeeAmount, FeeRule, FeeSchedule } from './rules.ts';
import type { Validity } from './validity.ts';

/** Something that would make a schedule impossible to quote from, and where it stands. */
export interface ScheduleFault {
  readonly path: readonly (string | number)[];
  readonly message: LocalizedText;
}

/** Whether the parts of a schedule fit together: questions asked for exist, dates do not overlap, fees do not go round in circles. */
export function faultsOf(schedule: FeeSchedule): ScheduleFault[] {
  return [
    ...faultsOfDefaults(schedule),
    ...faultsOfDates(schedule.rules),
    ...schedule.rules.flatMap((rule, i) => faultsOfRule(schedule, rule).map((fault) => under(['rules', i], fault))),
  ];
}

function under(path: readonly (string | number)[], fault: ScheduleFault): ScheduleFault {
  return { ...fault, path: [...path, ...fault.path] };
}

function faultsOfDefaults({ questions }: FeeSchedule): ScheduleFault[] {
  return Object.entries(questions).flatMap(([name, asked]) => {
    const fault = (vi: string, en: string): ScheduleFault => ({
      path: ['questions', name, 'default'],
      message: { vi, en },
    });
    if (asked.type === 'choice' && asked.default !== undefined) {
      return asked.options.some(({ value }) => value === asked.default)
        ? []
        : [fault('Giá trị mặc định không phải là lựa chọn', 'The default is not an option')];
    }
    if (asked.type === 'count' && asked.default !== undefined) {
      return asked.default >= asked.min && asked.default <= asked.max
        ? []
        : [fault('Giá trị mặc định nằm ngoài khoảng', 'The default is out of range')];
    }
    return [];
  });
}

function overlap(a: Validity, b: Validity): boolean {
  return (a.validFrom ?? '') <= (b.validTo ?? '9999') && (b.validFrom ?? '') <= (a.validTo ?? '9999');
}

/** Items of one key whose dates overlap, so that a day would have two of them; by their later index. */
function overlapping<Item extends Validity>(items: readonly Item[], keyOf: (item: Item) => string): number[] {
  return items.flatMap((item, i) =>
    items.slice(0, i).some((earlier) => keyOf(earlier) === keyOf(item) && overlap(earlier, item)) ? [i] : [],
  );
}

function faultsOfDates(rules: readonly FeeRule[]): ScheduleFault[] {
  return overlapping(rules, ({ code }) => code).map((i) => ({
    path: ['rules', i, 'validFrom'],
    message: {
      vi: 'Đã có mức thu khác cùng mã có hiệu lực cùng ngày',
      en: 'Another rule of the same code is in force on the same day',
    },
  }));
}

function faultsOfRule(schedule: FeeSchedule, rule: FeeRule): ScheduleFault[] {
  const backwards = [rule, ...(rule.adjustments ?? [])].some(
    (dated) => (dated.validFrom ?? '') > (dated.validTo ?? '9999'),
  );
  return [
    ...(backwards
      ? [
          {
            path: ['validTo'],
            message: { vi: 'Ngày hết hiệu lực trước ngày bắt đầu', en: 'Something ends before it begins' },
          },
        ]
      : []),
    ...faultsOfAmount(schedule, rule).map((fault) => under(['amount'], fault)),
    ...faultsOfCondition(schedule, rule.when).map((fault) => under(['when'], fault)),
    ...(rule.adjustments ?? []).flatMap((adjustment, i) => [
      ...faultsOfCondition(schedule, adjustment.when).map((fault) => under(['adjustments', i, 'when'], fault)),
      ...(adjustment.kind === 'rate' && !takesRate(rule.amount)
        ? [
            {
              path: ['adjustments', i, 'kind'],
              message: {
                vi: '"rate" chỉ thay số tiền của cách tính "fixed" hoặc "perUnitBeyond"',
                en: 'A rate replaces the sum of a fixed or perUnitBeyond amount',
              },
            },
          ]
        : []),
    ]),
  ];
}

function takesRate({ kind }: FeeAmount): boolean {
  return kind === 'fixed' || kind === 'perUnitBeyond';
}

function faultsOfAmount(schedule: FeeSchedule, rule: FeeRule): ScheduleFault[] {
  const { amount } = rule;
  switch (amount.kind) {
    case 'fixed':
      return [];
    case 'perUnit':
    case 'perUnitBeyond':
      return expectQuestion(schedule, { answer: amount.answer, types: ['count'] });
    case 'twoRates':
      return [amount.answer, amount.copiesAnswer ?? []]
        .flat()
        .flatMap((answer) => expectQuestion(schedule, { answer, types: ['count'] }));
    case 'brackets':
    case 'interpolated':
      return expectQuestion(schedule, { answer: amount.answer, types: ['amountVnd'] });
    case 'tiers':
      return expectQuestion(schedule, { answer: amount.answer, types: ['measure', 'count', 'amountVnd'] });
    case 'percentOfFee':
      return faultsOfReference(schedule, rule);
    case 'byChoice':
      return faultsOfChoices(schedule, amount);
    case 'postal':
      return [
        ...expectQuestion(schedule, { answer: amount.zoneAnswer, types: ['choice'] }),
        ...expectOptions(schedule, amount.zoneAnswer, postalZones),
        ...expectQuestion(schedule, { answer: amount.weightGramsAnswer, types: ['count'] }),
        ...[amount.supportedAnswer ?? []]
          .flat()
          .flatMap((answer) => expectQuestion(schedule, { answer, types: ['yesNo'] })),
      ];
  }
}

function expectQuestion(
  { questions }: FeeSchedule,
  { answer, types }: { answer: string; types: readonly Question['type'][] },
): ScheduleFault[] {
  const type = questions[answer]?.type;
  if (type === undefined)
    return [
      { path: ['answer'], message: { vi: `Không có câu hỏi "${answer}"`, en: `There is no question "${answer}"` } },
    ];
  if (types.includes(type)) return [];
  return [
    {
      path: ['answer'],
      message: {
        vi: `Câu hỏi "${answer}" là ${type}, cần ${types.join(' hoặc ')}`,
        en: `The question "${answer}" is ${type}, and ${types.join(' or ')} is needed`,
      },
    },
  ];
}

/** The options of a choice must be among the values that are known. */
function expectOptions({ questions }: FeeSchedule, answer: string, known: readonly string[]): ScheduleFault[] {
  const asked = questions[answer];
  if (asked?.type !== 'choice') return [];
  return asked.options
    .filter(({ value }) => !known.includes(value))
    .map(({ value }) => ({
      path: ['answer'],
      message: {
        vi: `Lựa chọn "${value}" của "${answer}" không dùng được ở đây`,
        en: `The option "${value}" of "${answer}" is not known here`,
      },
    }));
}

function faultsOfChoices(schedule: FeeSchedule, amount: Extract<FeeAmount, { kind: 'byChoice' }>): ScheduleFault[] {
  const asked = schedule.questions[amount.answer];
  const options = asked?.type === 'choice' ? asked.options.map(({ value }) => value) : [];
  return [
    ...expectQuestion(schedule, { answer: amount.answer, types: ['choice'] }),
    ...amount.values.flatMap(({ choice }, i) =>
      options.includes(choice)
        ? []
        : [
            {
              path: ['values', i, 'choice'],
              message: { vi: `"${choice}" không phải là lựa chọn`, en: `"${choice}" is not an option` },
            },
          ],
    ),
    ...overlapping(amount.values, ({ choice }) => choice).map((i) => ({
      path: ['values', i, 'validFrom'],
      message: {
        vi: 'Đã có mức thu khác của cùng lựa chọn có hiệu lực cùng ngày',
        en: 'Another value of the same choice is in force on the same day',
      },
    })),
  ];
}

function faultsOfReference({ rules }: FeeSchedule, rule: FeeRule): ScheduleFault[] {
  const reached = new Set<string>();
  const visit = (code: string): void => {
    if (reached.has(code)) return;
    reached.add(code);
    for (const { code: from, amount } of rules) {
      if (from === code && amount.kind === 'percentOfFee') visit(amount.feeCode);
    }
  };
  if (rule.amount.kind !== 'percentOfFee') return [];
  visit(rule.amount.feeCode);
  if (reached.has(rule.code))
    return [
      {
        path: ['feeCode'],
        message: { vi: 'Khoản này sẽ là tỷ lệ của chính nó', en: 'The fee would be a percentage of itself' },
      },
    ];
  const { feeCode } = rule.amount;
  return rules.some(({ code }) => code === feeCode)
    ? []
    : [{ path: ['feeCode'], message: { vi: `Không có khoản thu "${feeCode}"`, en: `There is no fee "${feeCode}"` } }];
}

function faultsOfCondition(schedule: FeeSchedule, condition: Condition | undefined): ScheduleFault[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap((part) => faultsOfCondition(schedule, part));
  if ('any' in condition) return condition.any.flatMap((part) => faultsOfCondition(schedule, part));
  if ('not' in condition) return faultsOfCondition(schedule, condition.not);
  if (!('answer' in condition)) return [];
  const { answer } = condition;
  if ('in' in condition) {
    return [
      ...expectQuestion(schedule, { answer, types: ['choice'] }),
      ...expectValues(schedule, answer, condition.in),
    ];
  }
  if (!('equals' in condition)) {
    return expectQuestion(schedule, { answer, types: ['count', 'amountVnd', 'measure'] });
  }
  const { equals } = condition;
  if (typeof equals === 'boolean') return expectQuestion(schedule, { answer, types: ['yesNo'] });
  if (typeof equals === 'number') {
    return expectQuestion(schedule, { answer, types: ['count', 'amountVnd', 'measure'] });
  }
  return [...expectQuestion(schedule, { answer, types: ['choice'] }), ...expectValues(schedule, answer, [equals])];
}

/** Values a condition compares with must be options of the choice, or it would never hold. */
function expectValues({ questions }: FeeSchedule, answer: string, values: readonly string[]): ScheduleFault[] {
  const asked = questions[answer];
  if (asked?.type !== 'choice') return [];
  return values
    .filter((value) => !asked.options.some((option) => option.value === value))
    .map((value) => ({
      path: ['answer'],
      message: {
        vi: `"${value}" không phải là lựa chọn của "${answer}"`,
        en: `"${value}" is not an option of "${answer}"`,
      },
    }));
}
