import type { FeeLine } from '../../domain/fee/quote.ts';
import type { Preview } from '../../domain/procedure/preview.ts';
import type { ProcedurePreview } from '../contract/procedures.ts';

/** A preview as the API answers it. */
export function shownPreview(preview: Preview): ProcedurePreview {
  const { chosen, fees, steps, limits, undecidedBy, due, ...rest } = preview;
  const { deadlineCase } = chosen;
  return {
    ...rest,
    case:
      deadlineCase === null
        ? null
        : {
            key: deadlineCase.key,
            name: deadlineCase.name,
            processing: deadlineCase.processing,
            legalBasis: deadlineCase.legalBasis,
            confidence: deadlineCase.confidence,
          },
    why: chosen.why,
    undecidedBy: [...undecidedBy],
    fees: fees.ok
      ? { lines: fees.lines.map(shownLine), totalVnd: fees.totalVnd, refusals: [] }
      : { lines: [], totalVnd: null, refusals: [...fees.refusals] },
    steps: steps.map(({ unitCode = null, ...step }) => ({ ...step, unitCode })),
    limits: [...limits],
    due: { ...due, explanation: [...due.explanation] },
  };
}

function shownLine({ code, name, amountVnd, why, legalBasis, confidence }: FeeLine) {
  return { code, name, amountVnd, why, legalBasis, confidence };
}
