/** How the sample's fees are written. Amounts nobody could read in a source are graded `sample` and say so in words. */

import type { z } from 'zod';
import type { Confidence } from '../../../domain/confidence.ts';
import type { Question } from '../../../domain/fee/questions.ts';
import { feeSchedule, type FeeSchedule } from '../../../domain/fee/rules.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';

export type Rule = z.input<typeof feeSchedule>['rules'][number];

/** One fee as its regulation names it. */
interface Fee {
  readonly code: string;
  readonly name: LocalizedText;
  readonly legalBasis: string;
  readonly confidence: Confidence;
}

export function schedule(questions: Readonly<Record<string, Question>>, ...rules: readonly Rule[]): FeeSchedule {
  return feeSchedule.parse({ questions, rules });
}

/**
 * What all fees here share: the result waits for them, and they are given back when the dossier ends before it is
 * accepted. When a fee is given back is for its own circular to say; none was read, so this is a setting of the sample.
 */
export const usual = { mandatory: true, refundPolicy: 'beforeAcceptance' } as const;

export const noFee = schedule({});

export function fixedFee({ amountVnd, ...fee }: Fee & { readonly amountVnd: number }): FeeSchedule {
  return schedule({}, { ...fee, ...usual, amount: { kind: 'fixed', amountVnd } });
}

export const millionVnd = 1_000_000;
export const billionVnd = 1_000 * millionVnd;
