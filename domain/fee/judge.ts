import type { AnswerValue } from './answers.ts';
import type { Applicant, Channel, Condition } from './conditions.ts';

/** What conditions are judged by. */
export interface Situation {
  readonly channel: Channel;
  readonly applicant: Applicant;
  readonly homeReturn: boolean;
  /** `undefined` when the answer is missing. */
  readonly find: (answer: string) => AnswerValue | undefined;
}

/** `true`, `false`, or the names of the answers without which it cannot be said. */
export type Verdict = boolean | readonly string[];

/** Judges a condition; what is certain without a missing answer is said without it, in whatever order it is written. */
export function judge(condition: Condition, situation: Situation): Verdict {
  if ('all' in condition) return combine(condition.all, situation, false);
  if ('any' in condition) return combine(condition.any, situation, true);
  if ('not' in condition) {
    const verdict = judge(condition.not, situation);
    return typeof verdict === 'boolean' ? !verdict : verdict;
  }
  if ('channel' in condition) return situation.channel === condition.channel;
  if ('applicant' in condition) return situation.applicant === condition.applicant;
  if ('homeReturn' in condition) return situation.homeReturn === condition.homeReturn;
  const value = situation.find(condition.answer);
  if (value === undefined) return [condition.answer];
  if ('equals' in condition) return value === condition.equals;
  if ('in' in condition) return condition.in.some((wanted) => wanted === value);
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = condition;
  return typeof value === 'number' && value > gt && value >= gte && value < lt && value <= lte;
}

/** One `decisive` part settles the whole; short of that, missing answers leave it open. */
function combine(parts: readonly Condition[], situation: Situation, decisive: boolean): Verdict {
  const verdicts = parts.map((part) => judge(part, situation));
  if (verdicts.includes(decisive)) return decisive;
  const missing = verdicts.flatMap((verdict) => (typeof verdict === 'boolean' ? [] : verdict));
  return missing.length > 0 ? missing : !decisive;
}
