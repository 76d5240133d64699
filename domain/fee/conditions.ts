import { z } from 'zod';
import { inBothLanguages } from '../localized-text.ts';

export const channel = z.enum(['online', 'counter', 'post']);
export type Channel = z.infer<typeof channel>;

export const applicant = z.enum(['citizen', 'company']);
export type Applicant = z.infer<typeof applicant>;

/** When a rule or an adjustment applies, as data. Several limits in one `answer` condition hold together. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly channel: Channel }
  | { readonly applicant: Applicant }
  | { readonly homeReturn: boolean }
  | { readonly answer: string; readonly equals: string | number | boolean }
  | { readonly answer: string; readonly in: readonly string[] }
  | {
      readonly answer: string;
      readonly gt?: number | undefined;
      readonly gte?: number | undefined;
      readonly lt?: number | undefined;
      readonly lte?: number | undefined;
    };

const answer = z.string().min(1);
const limit = z.number().optional();

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({ channel }),
    z.strictObject({ applicant }),
    z.strictObject({ homeReturn: z.boolean() }),
    z.strictObject({ answer, equals: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ answer, in: z.array(z.string()).min(1) }),
    z
      .strictObject({ answer, gt: limit, gte: limit, lt: limit, lte: limit })
      .refine(
        ({ gt, gte, lt, lte }) => [gt, gte, lt, lte].some((value) => value !== undefined),
        inBothLanguages({ vi: 'Ghi ít nhất một giới hạn', en: 'Give a limit' }),
      ),
  ]),
);
