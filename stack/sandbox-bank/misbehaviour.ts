import { z } from 'zod';

/** How the bank is told to go wrong. Nothing said means that nothing goes wrong. */
export const misbehaviourSchema = z.strictObject({
  /** Only for all payments at once: `down` answers 503, `hang` never answers. */
  gateway: z.enum(['down', 'hang']).optional(),
  /**
   * `late` waits `ipnDelayMs`; `double` sends every call twice at once; `lost` never calls; `tampered` changes the amount
   * after signing; `wrongAmount` signs `wrongAmountVnd` (a thousand đồng too much unless said).
   */
  ipn: z.enum(['late', 'double', 'lost', 'tampered', 'wrongAmount']).optional(),
  ipnDelayMs: z.int().nonnegative().optional(),
  /** After this many wrong calls (`tampered`, `wrongAmount`) the calls are right again; all are wrong unless said. */
  wrongCalls: z.int().positive().optional(),
  wrongAmountVnd: z.int().positive().optional(),
  /** Answers of querydr and refund. */
  answers: z.enum(['unsigned', 'tampered']).optional(),
  /** What querydr and refund ask for is done at once, and answered only after this long. */
  answerDelayMs: z.int().nonnegative().optional(),
  /**
   * `answerLost` takes the refund and cuts the line; `refused` answers 95; `rejected` takes it, and the payer's bank
   * rejects it in the end (status 09).
   */
  refund: z.enum(['answerLost', 'refused', 'rejected']).optional(),
});

export type Misbehaviour = z.output<typeof misbehaviourSchema>;
