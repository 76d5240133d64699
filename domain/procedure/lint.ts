import type { ProcedureDefinition } from './definition.ts';
import { findingsOfCases } from './lint/cases.ts';
import { findingsOfFees } from './lint/fees.ts';
import type { Finding, Surroundings } from './lint/finding.ts';
import { findingsOfForm } from './lint/form.ts';
import { findingsOfParts } from './lint/parts.ts';
import { findingsOfTimes } from './lint/times.ts';

export type { Finding, Surroundings } from './lint/finding.ts';

/**
 * Mistakes in a definition that its schema lets pass, because one has to think about the whole of it: errors first,
 * each saying where it stands, what is wrong, and the way out.
 */
export function lintProcedure(definition: ProcedureDefinition, surroundings: Surroundings): Finding[] {
  const findings = [
    ...findingsOfParts(definition, surroundings),
    ...findingsOfTimes(definition, surroundings),
    ...findingsOfForm(definition),
    ...findingsOfCases(definition),
    ...findingsOfFees(definition, surroundings),
  ];
  return findings.toSorted((a, b) => a.severity.localeCompare(b.severity));
}
