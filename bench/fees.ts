import { sampleProcedures } from '../db/sample/procedures/index.ts';
import { quoteFees, type FeeRequest } from '../domain/fee/quote.ts';
import type { FeeSchedule } from '../domain/fee/rules.ts';
import { feasibility, judicialRecord, rule, schedule } from '../db/sample/fee-regulations.ts';
import { perSecond, randomNumbers } from './rate.ts';

export interface FeeRates {
  readonly fixedPerSecond: number;
  readonly interpolatedPerSecond: number;
  readonly criminalRecordPerSecond: number;
  /** Quotes, not passes through the catalogue. */
  readonly cataloguePerSecond: number;
}

interface Quotation {
  readonly fees: FeeSchedule;
  readonly request: FeeRequest;
}

const quotationsOfEach = 200;
const billion = 1_000_000_000;
const request: FeeRequest = {
  answers: {},
  channel: 'online',
  applicant: 'citizen',
  homeReturn: true,
  at: '2026-11-23T09:00:00+07:00',
};

/** Quotes a second, each with its amounts, reasons in both languages, legal bases and proofs. */
export function benchFees({ say }: { readonly say: (text: string) => void }): FeeRates {
  const random = randomNumbers(2026);
  const oneOf = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const many = (fees: FeeSchedule, answers: () => FeeRequest['answers']): Quotation[] =>
    Array.from({ length: quotationsOfEach }, () => ({ fees, request: { ...request, answers: answers() } }));

  const measure = (name: string, quotations: readonly Quotation[]): number => {
    for (const { fees, request: asked } of quotations) {
      const quote = quoteFees(fees, asked);
      if (!quote.ok) throw new Error(`${name}: ${quote.refusals.map(({ message }) => message.en).join('; ')}`);
    }
    say(`${name}: ${quotations.length} quotations are answered`);
    return perSecond(quotations, ({ fees, request: asked }) => quoteFees(fees, asked));
  };

  const fixed = schedule({}, rule('le-phi', { kind: 'fixed', amountVnd: 600_000 }));
  const catalogue = sampleProcedures.map(({ fees }) => ({ fees, request }));
  return {
    fixedPerSecond: measure(
      'A fixed fee',
      many(fixed, () => ({})),
    ),
    interpolatedPerSecond: measure(
      'The appraisal of a feasibility study',
      many(feasibility, () => ({ investment: Math.floor(random() * 500 * billion), verified: random() < 0.5 })),
    ),
    criminalRecordPerSecond: measure(
      'A criminal record with its exemptions',
      many(judicialRecord, () => ({
        copies: 1 + Math.floor(random() * 5),
        applicantClass: oneOf(['none', 'student', 'merit', 'child', 'poor']),
        integratedInVneid: random() < 0.5,
      })),
    ),
    cataloguePerSecond: measure('Every procedure of the sample', catalogue),
  };
}
