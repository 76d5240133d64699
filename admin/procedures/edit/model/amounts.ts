import type { Question } from '../../../../domain/fee/questions.ts';
import type { FeeAdjustment, FeeAmount, FeeRule } from '../../../../domain/fee/rules.ts';
import type { LocalizedText } from '../../../../domain/localized-text.ts';
import { MAX_PARCEL_GRAMS } from '../../../../domain/postage.ts';
import type { FormQuestion, QuestionKind } from './questions.ts';

export type AmountKind = FeeAmount['kind'];

export const amountKinds = [
  'fixed',
  'perUnit',
  'perUnitBeyond',
  'twoRates',
  'tiers',
  'brackets',
  'interpolated',
  'byChoice',
  'percentOfFee',
  'postal',
] as const satisfies readonly AmountKind[];

/** Questions each way of working out a fee can depend on. */
export const askedBy: Readonly<Record<AmountKind, readonly QuestionKind[]>> = {
  fixed: [],
  perUnit: ['whole'],
  perUnitBeyond: ['whole'],
  twoRates: ['whole'],
  tiers: ['number', 'whole', 'money'],
  brackets: ['money'],
  interpolated: ['money'],
  byChoice: ['choice'],
  percentOfFee: [],
  postal: ['choice'],
};

const nothingNamed: LocalizedText = { vi: '', en: '' };
const copyUnit: LocalizedText = { vi: 'bản', en: 'copy' };

/** What a fee of each kind begins with: on the first question that fits, without one where there is none. */
export function newAmount(
  kind: AmountKind,
  { questions, feeCodes }: { readonly questions: readonly FormQuestion[]; readonly feeCodes: readonly string[] },
): FeeAmount {
  const fitting = questions.find((question) => askedBy[kind].includes(question.kind));
  const answer = fitting?.name ?? '';
  switch (kind) {
    case 'fixed':
      return { kind, amountVnd: 0 };
    case 'perUnit':
      return { kind, answer, unitVnd: 0, unit: copyUnit };
    case 'perUnitBeyond':
      return { kind, answer, included: 1, amountVnd: 0, unitVnd: 0, unit: copyUnit };
    case 'twoRates':
      return { kind, answer, firstUnits: 1, firstVnd: 0, thenVnd: 0, unit: copyUnit };
    case 'tiers':
      return { kind, answer, tiers: [{ below: 1, amountVnd: 0 }, { amountVnd: 0 }] };
    case 'brackets':
      return { kind, answer, brackets: [{ below: 1_000_000_000, amountVnd: 0 }, { amountVnd: 0 }] };
    case 'interpolated':
      return {
        kind,
        answer,
        points: [
          { atVnd: 0, percent: 0 },
          { atVnd: 1_000_000_000, percent: 0 },
        ],
      };
    case 'byChoice':
      return { kind, answer, values: valuesFor(fitting) };
    case 'percentOfFee':
      return { kind, feeCode: feeCodes[0] ?? '', percent: 0 };
    case 'postal':
      return {
        kind,
        zoneAnswer: answer,
        weightGramsAnswer: postalWeightName,
        bothWays: false,
        tariff: {
          zones: { sameCommune: noRates, sameProvince: noRates, otherProvince: noRates },
          bothWaysPercent: 0,
          supportedPercent: 0,
          confidence: 'setting',
        },
      };
  }
}

const noRates = { upTo100gVnd: 0, upTo250gVnd: 0, upTo500gVnd: 0, eachFurther500gVnd: 0 };

/** A rate of nothing for each option of a choice. */
export function valuesFor(question: FormQuestion | undefined): Extract<FeeAmount, { kind: 'byChoice' }>['values'] {
  return (question?.options ?? []).map(({ value }) => ({ choice: value, amountVnd: 0 }));
}

const postalWeightName = 'resultGrams';

/** What a result is taken to weigh until somebody says otherwise. */
export const usualGrams = 250;

/** Nobody knows what a result weighs before it is there: until then this many grams count. */
export function postalWeight(grams: number): Question {
  return {
    type: 'count',
    label: { vi: 'Khối lượng kết quả (gam)', en: 'Weight of the result (grams)' },
    min: 1,
    max: MAX_PARCEL_GRAMS,
    default: grams,
  };
}

/** A fee to be named: one sum, which the result waits for. */
export function newRule(code: string): FeeRule {
  return {
    code,
    name: nothingNamed,
    legalBasis: '',
    amount: { kind: 'fixed', amountVnd: 0 },
    mandatory: true,
    refundPolicy: 'beforeAcceptance',
    confidence: 'setting',
  };
}

export const adjustmentKinds = ['pay', 'rate', 'exempt'] as const satisfies readonly FeeAdjustment['kind'][];

/** An adjustment of another kind, which keeps what all kinds have. */
export function adjustmentOf(kind: FeeAdjustment['kind'], before: FeeAdjustment): FeeAdjustment {
  const { name, when, validFrom, validTo, legalBasis, proof, confidence } = before;
  const kept = {
    name,
    legalBasis,
    confidence,
    ...(when === undefined ? {} : { when }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(proof === undefined ? {} : { proof }),
  };
  switch (kind) {
    case 'exempt':
      return { kind, ...kept };
    case 'rate':
      return { kind, amountVnd: 0, ...kept };
    case 'pay':
      return { kind, percent: 50, ...kept };
  }
}

export const newAdjustment: FeeAdjustment = {
  kind: 'pay',
  percent: 50,
  name: nothingNamed,
  legalBasis: '',
  confidence: 'setting',
};
