import type { Confidence } from '../confidence.ts';
import type { LocalizedText } from '../localized-text.ts';
import { localDateOf } from '../working-time/local-time.ts';
import type { Instant } from '../working-time/local-time.ts';
import { workOut } from './amount.ts';
import type { AmountContext, WorkedAmount } from './amount.ts';
import { missingAnswer, readAnswers } from './answers.ts';
import type { FeeRefusal } from './answers.ts';
import type { Applicant, Channel } from './conditions.ts';
import { judge } from './judge.ts';
import type { Situation } from './judge.ts';
import { fromPercent, multiply, roundHalfUp, whole } from './rational.ts';
import type { FeeAdjustment, FeeRule, FeeSchedule, RefundPolicy } from './rules.ts';
import { isInForce } from './validity.ts';
import { inBoth, percentInWords } from './words.ts';

export interface FeeRequest {
  /** The form's answers by question name; those no fee asks for are ignored. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly channel: Channel;
  readonly applicant: Applicant;
  /** Whether the result is sent home. */
  readonly homeReturn: boolean;
  /** The instant whose date in Vietnam decides what is in force. */
  readonly at: Instant;
}

export interface FeeLine {
  readonly code: string;
  readonly name: LocalizedText;
  readonly amountVnd: number;
  /** How the amount came about, in words. */
  readonly why: LocalizedText;
  readonly legalBasis: string;
  /** Papers that prove the reductions applied. */
  readonly proofs: readonly LocalizedText[];
  readonly mandatory: boolean;
  readonly refundPolicy: RefundPolicy;
  readonly confidence: Confidence;
}

export type FeeQuote =
  | { readonly ok: true; readonly lines: readonly FeeLine[]; readonly totalVnd: number }
  | { readonly ok: false; readonly refusals: readonly FeeRefusal[] };

/**
 * What a dossier costs: one line per fee that applies, by code, and their sum. Fees of nothing that an exemption made
 * so stay as lines, because they say why. Each line is worked out exactly and rounded once, halves up to whole đồng.
 * Answers that are missing or wrong are refused all at once, each naming its field; nothing depends on the order of rules.
 * @throws WorkingTimeError when `at` is not an instant.
 */
export function quoteFees(schedule: FeeSchedule, request: FeeRequest): FeeQuote {
  const sheet = readAnswers(schedule.questions, request.answers);
  const context: AmountContext = { schedule, sheet, onDate: localDateOf(request.at) };
  const situation: Situation = { ...request, find: sheet.find };

  const lines: FeeLine[] = [];
  const refusals = [...sheet.refusals];
  for (const rule of schedule.rules) {
    const outcome = lineOf(rule, context, situation);
    if (Array.isArray(outcome)) refusals.push(...outcome);
    else if (outcome) lines.push(outcome);
  }
  if (refusals.length > 0) return { ok: false, refusals: distinct(refusals) };
  lines.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { ok: true, lines, totalVnd: lines.reduce((sum, { amountVnd }) => sum + amountVnd, 0) };
}

/** One refusal per field, by field; an answer that was given wrong is not missing as well. */
function distinct(refusals: readonly FeeRefusal[]): FeeRefusal[] {
  const byField = new Map<string, FeeRefusal>();
  for (const refusal of refusals) if (!byField.has(refusal.field)) byField.set(refusal.field, refusal);
  return [...byField.values()].sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** The line of a rule, `undefined` where it does not apply, or what stands in the way. */
function lineOf(rule: FeeRule, context: AmountContext, situation: Situation): FeeLine | FeeRefusal[] | undefined {
  if (!isInForce(rule, context.onDate)) return undefined;
  const applies = rule.when === undefined || judge(rule.when, situation);
  if (applies === false) return undefined;
  if (applies !== true) return applies.map((name) => missingAnswer(context.schedule.questions, name));

  const adjustments = applicableAdjustments(rule, context, situation);
  if (!adjustments.ok) return adjustments.refusals;
  const adjusted = adjust(rule, adjustments.applied, context);
  if (Array.isArray(adjusted)) return adjusted;
  const { worked, used } = adjusted;
  const bases = [worked.legalBasis ?? rule.legalBasis, ...used.map(({ legalBasis }) => legalBasis)];
  return {
    code: rule.code,
    name: rule.name,
    amountVnd: roundHalfUp(worked.exact),
    why: worked.why,
    legalBasis: [...new Set(bases)].join('; '),
    proofs: used.flatMap(({ proof }) => proof ?? []),
    mandatory: rule.mandatory,
    refundPolicy: rule.refundPolicy,
    confidence: rule.confidence,
  };
}

type Applicable =
  | { readonly ok: true; readonly applied: readonly FeeAdjustment[] }
  | { readonly ok: false; readonly refusals: FeeRefusal[] };

function applicableAdjustments(rule: FeeRule, { schedule, onDate }: AmountContext, situation: Situation): Applicable {
  const applied: FeeAdjustment[] = [];
  const refusals: FeeRefusal[] = [];
  for (const adjustment of rule.adjustments ?? []) {
    if (!isInForce(adjustment, onDate)) continue;
    const applies = adjustment.when === undefined || judge(adjustment.when, situation);
    if (applies === true) applied.push(adjustment);
    else if (applies !== false) refusals.push(...applies.map((name) => missingAnswer(schedule.questions, name)));
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, applied };
}

interface Adjusted {
  readonly worked: WorkedAmount;
  readonly used: readonly FeeAdjustment[];
}

/** An exemption settles it; otherwise the lowest rate is the sum to start from, and percentages are taken of the result. */
function adjust(rule: FeeRule, applied: readonly FeeAdjustment[], context: AmountContext): Adjusted | FeeRefusal[] {
  const exemption = inOrder(applied.filter(({ kind }) => kind === 'exempt'))[0];
  if (exemption) {
    const free = { vi: 'miễn', en: 'exempt' };
    const why = inBoth((language) => `${free[language]}: ${exemption.name[language]}`);
    return { worked: { exact: whole(0), why }, used: [exemption] };
  }

  const rate = inOrder(applied.filter((adjustment) => adjustment.kind === 'rate')).sort(
    (a, b) => a.amountVnd - b.amountVnd,
  )[0];
  const amount =
    rate && (rule.amount.kind === 'fixed' || rule.amount.kind === 'perUnitBeyond')
      ? { ...rule.amount, amountVnd: rate.amountVnd }
      : rule.amount;
  const worked = workOut(amount, context);
  if (Array.isArray(worked)) return worked;

  const pays = paysThatMeet(rule, applied);
  const exact = pays.reduce((sum, { percent }) => multiply(sum, fromPercent(percent)), worked.exact);
  const why = inBoth((language) => {
    const named = rate ? `${rate.name[language]}: ${worked.why[language]}` : worked.why[language];
    return pays.reduce((said, { name, percent }) => `${said}; ${name[language]}: × ${percentInWords(percent)}`, named);
  });
  return { worked: { ...worked, exact, why }, used: rate ? [rate, ...pays] : pays };
}

type Pay = Extract<FeeAdjustment, { kind: 'pay' }>;

function paysThatMeet(rule: FeeRule, applied: readonly FeeAdjustment[]): Pay[] {
  const pays = inOrder(applied.filter((adjustment) => adjustment.kind === 'pay')).sort((a, b) => a.percent - b.percent);
  return rule.adjustmentsMeet === 'lowest' ? pays.slice(0, 1) : pays;
}

/** Told in the same order however they are written. */
function inOrder<Kind extends FeeAdjustment>(adjustments: readonly Kind[]): Kind[] {
  return [...adjustments].sort((a, b) => (a.name.en < b.name.en ? -1 : 1));
}
