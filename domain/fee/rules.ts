import { z } from 'zod';
import { confidence } from '../confidence.ts';
import { inBothLanguages, localizedText } from '../localized-text.ts';
import { MAX_AMOUNT_VND } from '../money.ts';
import type { PostalTariff } from '../postage.ts';
import type { Bracket } from './brackets.ts';
import { condition } from './conditions.ts';
import { question } from './questions.ts';
import { faultsOf } from './schedule-faults.ts';

const amountVnd = z.int().min(0).max(MAX_AMOUNT_VND);
const answer = z.string().min(1);
const code = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A percentage with at most six decimals, so that it stays exact. */
const percent = z
  .number()
  .min(0)
  .max(1000)
  .refine(
    (value) => Math.abs(value * 1e6 - Math.round(value * 1e6)) < 1e-3,
    inBothLanguages({ vi: 'Nhiều nhất sáu chữ số thập phân', en: 'At most six decimals' }),
  );

/** Calendar dates in Vietnam, both included; without one there is no limit on that side. */
const validity = { validFrom: z.iso.date().optional(), validTo: z.iso.date().optional() };

/** The upper end of a bracket: `below` leaves the bound to the next one, `upTo` takes it in. The last has neither. */
const upperEnd = { below: z.number().positive().optional(), upTo: z.number().positive().optional() };

function riseToAnOpenEnd(brackets: readonly Bracket[]): boolean {
  const ends = brackets.map(({ below, upTo }) => (below !== undefined && upTo !== undefined ? NaN : (below ?? upTo)));
  const closed = ends.slice(0, -1);
  return ends.at(-1) === undefined && closed.every((end, i) => end !== undefined && end > (closed[i - 1] ?? 0));
}
const riseMessage = inBothLanguages({
  vi: 'Các bậc tăng dần, mỗi bậc có một trong below và upTo, chỉ bậc cuối không có cả hai',
  en: 'Brackets rise, each with one of below and upTo, and only the last has neither',
});

const zoneRates = z.object({
  upTo100gVnd: amountVnd,
  upTo250gVnd: amountVnd,
  upTo500gVnd: amountVnd,
  eachFurther500gVnd: amountVnd,
});

const postalTariff: z.ZodType<PostalTariff> = z.object({
  zones: z.object({ sameCommune: zoneRates, sameProvince: zoneRates, otherProvince: zoneRates }),
  bothWaysPercent: z.int().min(0).max(100),
  supportedPercent: z.int().min(0).max(100),
  confidence,
});

/** How a fee is worked out before adjustments. `answer` names the question whose answer it depends on. */
export const feeAmount = z.discriminatedUnion('kind', [
  /** One sum. */
  z.object({ kind: z.literal('fixed'), amountVnd }),
  /** So much for each. */
  z.object({ kind: z.literal('perUnit'), answer, unitVnd: amountVnd, unit: localizedText }),
  /** One sum for the first few, so much for each beyond. */
  z.object({
    kind: z.literal('perUnitBeyond'),
    answer,
    included: z.int().min(0),
    amountVnd,
    unitVnd: amountVnd,
    unit: localizedText,
  }),
  /** One rate for the first units, another for the rest, at most so much; all of that for each copy. */
  z.object({
    kind: z.literal('twoRates'),
    answer,
    copiesAnswer: answer.optional(),
    firstUnits: z.int().positive(),
    firstVnd: amountVnd,
    thenVnd: amountVnd,
    capVnd: amountVnd.optional(),
    unit: localizedText,
  }),
  /** By the bracket a value falls in: a sum, and a percentage of what exceeds `overVnd`. */
  z.object({
    kind: z.literal('brackets'),
    answer,
    brackets: z
      .array(z.object({ ...upperEnd, amountVnd, percent: percent.optional(), overVnd: amountVnd.optional() }))
      .min(1)
      .refine(riseToAnOpenEnd, riseMessage),
    capVnd: amountVnd.optional(),
  }),
  /** A percentage of a value; between two points on the straight line that joins their percentages (TT 28/2023/TT-BTC, Art. 4). */
  z.object({
    kind: z.literal('interpolated'),
    answer,
    points: z
      .array(z.object({ atVnd: amountVnd, percent }))
      .min(2)
      .refine(
        (points) => points.every(({ atVnd }, i) => atVnd > (points[i - 1]?.atVnd ?? -1)),
        inBothLanguages({ vi: 'Các điểm phải tăng dần', en: 'Points rise' }),
      ),
    minVnd: amountVnd.optional(),
    maxVnd: amountVnd.optional(),
  }),
  /** A percentage of another fee of the schedule as that stands before its adjustments. */
  z.object({ kind: z.literal('percentOfFee'), feeCode: code, percent }),
  /** By size: the sum of the tier a value falls in. */
  z.object({
    kind: z.literal('tiers'),
    answer,
    tiers: z
      .array(z.object({ ...upperEnd, amountVnd }))
      .min(1)
      .refine(riseToAnOpenEnd, riseMessage),
  }),
  /** By choice, each value with its own dates and basis: what every province sets for itself. */
  z.object({
    kind: z.literal('byChoice'),
    answer,
    values: z.array(z.object({ choice: z.string(), amountVnd, legalBasis: z.string().optional(), ...validity })).min(1),
  }),
  /** What the post charges. The weight may be a question with a default, as nobody knows it before the result is there. */
  z.object({
    kind: z.literal('postal'),
    zoneAnswer: answer,
    weightGramsAnswer: answer,
    supportedAnswer: answer.optional(),
    bothWays: z.boolean(),
    tariff: postalTariff,
  }),
]);
export type FeeAmount = z.infer<typeof feeAmount>;

const adjustmentBase = {
  /** In words, for the reason given with the amount. */
  name: localizedText,
  when: condition.optional(),
  ...validity,
  legalBasis: z.string(),
  /** The paper that proves it, where one is asked for. */
  proof: localizedText.optional(),
  confidence,
};

/**
 * What changes a fee for some people, channels or times. `exempt` makes it nothing, whatever else applies. `rate`
 * replaces the sum of a `fixed` or `perUnitBeyond` amount; of several the lowest holds. `pay` takes a percentage.
 */
export const feeAdjustment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exempt'), ...adjustmentBase }),
  z.object({ kind: z.literal('rate'), amountVnd, ...adjustmentBase }),
  z.object({ kind: z.literal('pay'), percent, ...adjustmentBase }),
]);
export type FeeAdjustment = z.infer<typeof feeAdjustment>;

/** When money paid goes back: never; when the dossier ends before acceptance; whenever what was asked is not granted. */
export const refundPolicy = z.enum(['never', 'beforeAcceptance', 'unlessGranted']);
export type RefundPolicy = z.infer<typeof refundPolicy>;

/** One fee (Luật Phí và lệ phí 97/2015). The same code may return with later dates. */
export const feeRule = z.object({
  code,
  name: localizedText,
  legalBasis: z.string(),
  ...validity,
  when: condition.optional(),
  amount: feeAmount,
  adjustments: z.array(feeAdjustment).optional(),
  /** How several `pay` adjustments meet: all of them, unless `lowest` says only the most favourable. */
  adjustmentsMeet: z.enum(['multiply', 'lowest']).optional(),
  /** Whether the result is held back until it is paid. */
  mandatory: z.boolean(),
  refundPolicy,
  confidence,
});
export type FeeRule = z.infer<typeof feeRule>;

/** Every fee of a procedure version, and the questions they depend on. No fees at all: no questions, no rules. */
export const feeSchedule = z
  .object({
    questions: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/), question),
    rules: z.array(feeRule),
  })
  .superRefine((schedule, context) => {
    for (const { path, message } of faultsOf(schedule)) {
      context.addIssue({ code: 'custom', path: [...path], ...inBothLanguages(message) });
    }
  });
export type FeeSchedule = z.infer<typeof feeSchedule>;
