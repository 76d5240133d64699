import type { LocalizedText } from '../localized-text.ts';
import { formatVnd } from '../money.ts';
import { postalChargeVnd, postalZones } from '../postage.ts';
import type { LocalDate } from '../working-time/local-time.ts';
import { missingAnswer } from './answers.ts';
import type { AnswerSheet, FeeRefusal } from './answers.ts';
import { bracketOf } from './brackets.ts';
import { add, compare, fromPercent, interpolate, multiply, roundHalfUp, whole } from './rational.ts';
import type { Rational } from './rational.ts';
import type { FeeAmount, FeeSchedule } from './rules.ts';
import { isInForce } from './validity.ts';
import { asPercent, inBoth, percentInWords, valueInWords } from './words.ts';

/** An amount worked out exactly, and how. */
export interface WorkedAmount {
  readonly exact: Rational;
  readonly why: LocalizedText;
  /** The basis of the amount, where it is not that of its rule. */
  readonly legalBasis?: string | undefined;
}

export interface AmountContext {
  readonly schedule: FeeSchedule;
  readonly sheet: AnswerSheet;
  readonly onDate: LocalDate;
}

type Amount<Kind extends FeeAmount['kind']> = Extract<FeeAmount, { kind: Kind }>;

/** Works out an amount before adjustments, or says what stands in the way. */
export function workOut(amount: FeeAmount, context: AmountContext): WorkedAmount | FeeRefusal[] {
  const missing = answersNeededBy(amount).filter((name) => context.sheet.find(name) === undefined);
  if (missing.length > 0) return missing.map((name) => missingAnswer(context.schedule.questions, name));
  switch (amount.kind) {
    case 'fixed':
      return { exact: whole(amount.amountVnd), why: inBoth(() => formatVnd(amount.amountVnd)) };
    case 'perUnit':
      return perUnit(amount, context);
    case 'perUnitBeyond':
      return perUnitBeyond(amount, context);
    case 'twoRates':
      return twoRates(amount, context);
    case 'brackets':
      return brackets(amount, context);
    case 'interpolated':
      return interpolated(amount, context);
    case 'percentOfFee':
      return percentOfFee(amount, context);
    case 'tiers':
      return tiers(amount, context);
    case 'byChoice':
      return byChoice(amount, context);
    case 'postal':
      return postal(amount, context);
  }
}

function answersNeededBy(amount: FeeAmount): string[] {
  switch (amount.kind) {
    case 'fixed':
    case 'percentOfFee':
      return [];
    case 'twoRates':
      return amount.copiesAnswer === undefined ? [amount.answer] : [amount.answer, amount.copiesAnswer];
    case 'postal':
      return [amount.zoneAnswer, amount.weightGramsAnswer];
    case 'perUnit':
    case 'perUnitBeyond':
    case 'brackets':
    case 'interpolated':
    case 'tiers':
    case 'byChoice':
      return [amount.answer];
  }
}

function numberOf({ sheet }: AmountContext, name: string): number {
  const value = sheet.find(name);
  if (typeof value !== 'number') throw new TypeError(`The schedule was not checked: "${name}" gives no number`);
  return value;
}

function perUnit({ answer, unit, unitVnd }: Amount<'perUnit'>, context: AmountContext): WorkedAmount {
  const count = numberOf(context, answer);
  return {
    exact: multiply(whole(count), whole(unitVnd)),
    why: inBoth((language) => `${count} ${unit[language]} × ${formatVnd(unitVnd)}`),
  };
}

function perUnitBeyond(amount: Amount<'perUnitBeyond'>, context: AmountContext): WorkedAmount {
  const { amountVnd, included, unit, unitVnd } = amount;
  const beyond = Math.max(0, numberOf(context, amount.answer) - included);
  const upTo = { vi: 'đến', en: 'for up to' };
  return {
    exact: add(whole(amountVnd), multiply(whole(beyond), whole(unitVnd))),
    why: inBoth((language) => {
      const base = `${formatVnd(amountVnd)} (${upTo[language]} ${included} ${unit[language]})`;
      return beyond === 0 ? base : `${base} + ${beyond} ${unit[language]} × ${formatVnd(unitVnd)}`;
    }),
  };
}

function twoRates(amount: Amount<'twoRates'>, context: AmountContext): WorkedAmount {
  const { firstUnits, firstVnd, thenVnd, capVnd, unit } = amount;
  const units = numberOf(context, amount.answer);
  const copies = amount.copiesAnswer === undefined ? 1 : numberOf(context, amount.copiesAnswer);
  const first = Math.min(units, firstUnits);
  const rest = units - first;
  const uncapped = add(multiply(whole(first), whole(firstVnd)), multiply(whole(rest), whole(thenVnd)));
  const perCopy = clamp(uncapped, { maxVnd: capVnd });
  return {
    exact: multiply(perCopy.exact, whole(copies)),
    why: inBoth((language) => {
      const rates = `${first} ${unit[language]} × ${formatVnd(firstVnd)}`;
      const both = rest === 0 ? rates : `${rates} + ${rest} ${unit[language]} × ${formatVnd(thenVnd)}`;
      const one = both + perCopy.why[language];
      const times = { vi: `(${one}) × ${copies} bản`, en: `(${one}) × ${copies} copies` };
      return copies === 1 ? one : times[language];
    }),
  };
}

function brackets(amount: Amount<'brackets'>, context: AmountContext): WorkedAmount {
  const value = numberOf(context, amount.answer);
  const { bracket, span } = bracketOf(amount.brackets, value);
  const { amountVnd, percent = 0, overVnd = 0 } = bracket;
  const excess = multiply(fromPercent(percent), whole(value - overVnd));
  const { exact, why } = clamp(add(whole(amountVnd), excess), { maxVnd: amount.capVnd });
  return {
    exact,
    why: inBoth((language) => {
      const ofValue = { vi: 'giá trị', en: 'the value' };
      const over = { vi: 'phần vượt', en: 'what exceeds' };
      const base = overVnd === 0 ? ofValue[language] : `${over[language]} ${formatVnd(overVnd)}`;
      const share = percent === 0 ? undefined : `${percentInWords(percent)} × ${base}`;
      const sum = amountVnd === 0 && share !== undefined ? undefined : formatVnd(amountVnd);
      const worked = [sum, share].filter((part) => part !== undefined).join(' + ');
      const bounds = span(formatVnd);
      return `${formatVnd(value)} (${bounds}): ${worked}${why[language]}`;
    }),
  };
}

function interpolated(amount: Amount<'interpolated'>, context: AmountContext): WorkedAmount {
  const value = numberOf(context, amount.answer);
  const points = amount.points.map(({ atVnd, percent }) => ({ at: whole(atVnd), value: fromPercent(percent) }));
  const rate = interpolate(points, whole(value));
  const unclamped = multiply(whole(value), rate);
  const { exact, why } = clamp(unclamped, amount);
  const { percent, isExact } = asPercent(rate);
  return {
    exact,
    why: inBoth((language) => {
      const about = isExact ? '' : { vi: 'khoảng ', en: 'about ' }[language];
      const said = `${formatVnd(value)} × ${about}${percentInWords(percent)}`;
      const between = betweenPoints(amount.points, value)?.[language];
      const result = between === undefined ? '' : ` ${between} = ${formatVnd(roundHalfUp(unclamped))}`;
      return `${said}${result}${why[language]}`;
    }),
  };
}

/** The two points a value lies between, in words; nothing at a point and outside them all. */
function betweenPoints(points: Amount<'interpolated'>['points'], value: number): LocalizedText | undefined {
  const upper = points.find(({ atVnd }) => atVnd >= value);
  const lower = points.findLast(({ atVnd }) => atVnd < value);
  if (upper === undefined || lower === undefined || upper.atVnd === value) return undefined;
  const words = { vi: ['nội suy giữa', 'ở', 'và'], en: ['interpolated between', 'at', 'and'] } as const;
  return inBoth((language) => {
    const [between, at, and] = words[language];
    const [low, high] = [lower, upper].map(
      ({ atVnd, percent }) => `${percentInWords(percent)} ${at} ${formatVnd(atVnd)}`,
    );
    return `(${between} ${low ?? ''} ${and} ${high ?? ''})`;
  });
}

function percentOfFee(
  { feeCode, percent }: Amount<'percentOfFee'>,
  context: AmountContext,
): WorkedAmount | FeeRefusal[] {
  const { schedule, onDate } = context;
  const rule = schedule.rules.find(({ code, ...dates }) => code === feeCode && isInForce(dates, onDate));
  if (rule === undefined) {
    const problem = {
      vi: `Chưa có mức thu "${feeCode}" vào ngày ${onDate}`,
      en: `The fee "${feeCode}" is not in force on ${onDate}`,
    };
    return [{ code: 'noRateInForce', field: 'at', message: problem }];
  }
  const worked = workOut(rule.amount, context);
  if (Array.isArray(worked)) return worked;
  return {
    exact: multiply(worked.exact, fromPercent(percent)),
    why: inBoth((language) => `${percentInWords(percent)} × ${rule.name[language]} (${worked.why[language]})`),
  };
}

function tiers(amount: Amount<'tiers'>, context: AmountContext): WorkedAmount {
  const value = numberOf(context, amount.answer);
  const asked = context.schedule.questions[amount.answer];
  const { bracket, span } = bracketOf(amount.tiers, value);
  return {
    exact: whole(bracket.amountVnd),
    why: inBoth((language) => {
      const bounds = span((bound) => valueInWords(asked, bound, language));
      return `${valueInWords(asked, value, language)} (${bounds}): ${formatVnd(bracket.amountVnd)}`;
    }),
  };
}

function byChoice(
  { answer, values }: Amount<'byChoice'>,
  { schedule, sheet, onDate }: AmountContext,
): WorkedAmount | FeeRefusal[] {
  const chosen = sheet.find(answer);
  const asked = schedule.questions[answer];
  const label = asked?.type === 'choice' ? asked.options.find(({ value }) => value === chosen)?.label : undefined;
  const named = label ?? { vi: String(chosen), en: String(chosen) };
  const value = values.find(({ choice, ...dates }) => choice === chosen && isInForce(dates, onDate));
  if (value === undefined) {
    const message = {
      vi: `Chưa có mức thu cho "${named.vi}" vào ngày ${onDate}`,
      en: `No amount is in force for "${named.en}" on ${onDate}`,
    };
    return [{ code: 'noRateInForce', field: `answers.${answer}`, message }];
  }
  return {
    exact: whole(value.amountVnd),
    why: inBoth((language) => `${named[language]}: ${formatVnd(value.amountVnd)}`),
    legalBasis: value.legalBasis,
  };
}

const zoneNames: Readonly<Record<(typeof postalZones)[number], LocalizedText>> = {
  sameCommune: { vi: 'nội xã, phường', en: 'same commune' },
  sameProvince: { vi: 'nội tỉnh', en: 'same province' },
  otherProvince: { vi: 'liên tỉnh', en: 'other province' },
};

function postal(amount: Amount<'postal'>, context: AmountContext): WorkedAmount {
  const { sheet } = context;
  const { tariff, bothWays } = amount;
  const zone = postalZones.find((known) => known === sheet.find(amount.zoneAnswer));
  if (zone === undefined) throw new TypeError(`The schedule was not checked: "${amount.zoneAnswer}" gives no zone`);
  const weightGrams = numberOf(context, amount.weightGramsAnswer);
  const supported = amount.supportedAnswer !== undefined && sheet.find(amount.supportedAnswer) === true;
  const ways = { vi: 'hai chiều', en: 'both ways' };
  const reduced = { vi: 'đối tượng được hỗ trợ', en: 'supported applicant' };
  return {
    exact: whole(postalChargeVnd(tariff, { zone, weightGrams, bothWays, supported })),
    why: inBoth((language) => {
      const parts = [zoneNames[zone][language], `${valueInWords(undefined, weightGrams, language)} g`];
      if (bothWays) parts.push(`${ways[language]} ${percentInWords(tariff.bothWaysPercent)}`);
      if (supported) parts.push(`${reduced[language]} ${percentInWords(tariff.supportedPercent)}`);
      return parts.join(', ');
    }),
  };
}

/** Holds an amount between two sums, and says so where it changes anything. */
function clamp(
  exact: Rational,
  { minVnd, maxVnd }: { readonly minVnd?: number | undefined; readonly maxVnd?: number | undefined },
): WorkedAmount {
  if (minVnd !== undefined && compare(exact, whole(minVnd)) < 0) {
    const least = { vi: 'tối thiểu', en: 'at least' };
    return { exact: whole(minVnd), why: inBoth((language) => `, ${least[language]} ${formatVnd(minVnd)}`) };
  }
  if (maxVnd !== undefined && compare(exact, whole(maxVnd)) > 0) {
    const most = { vi: 'tối đa', en: 'at most' };
    return { exact: whole(maxVnd), why: inBoth((language) => `, ${most[language]} ${formatVnd(maxVnd)}`) };
  }
  return { exact, why: { vi: '', en: '' } };
}
