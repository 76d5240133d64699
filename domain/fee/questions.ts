import { z } from 'zod';
import { localizedText } from '../localized-text.ts';
import { MAX_AMOUNT_VND } from '../money.ts';

const label = localizedText;
const optionValue = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

/**
 * What the fees of a procedure depend on, so that a quote can say which answer is missing or wrong and how to put it
 * right. A question with a default need not be answered.
 */
export const question = z.discriminatedUnion('type', [
  /** A whole number of things, such as copies. */
  z.object({
    type: z.literal('count'),
    label,
    min: z.int().min(0),
    max: z.int().max(1_000_000),
    default: z.int().optional(),
  }),
  /** Whole đồng, such as a total investment. */
  z.object({ type: z.literal('amountVnd'), label, default: z.int().min(0).max(MAX_AMOUNT_VND).optional() }),
  /** A measured size, such as hectares. */
  z.object({
    type: z.literal('measure'),
    label,
    unit: localizedText,
    max: z.int().positive().max(1_000_000_000),
    default: z.number().min(0).optional(),
  }),
  z.object({
    type: z.literal('choice'),
    label,
    options: z.array(z.object({ value: optionValue, label })).min(1),
    default: optionValue.optional(),
  }),
  z.object({ type: z.literal('yesNo'), label, default: z.boolean().optional() }),
]);
export type Question = z.infer<typeof question>;
