import type { DeadlineCase, ProcedureDefinition, StepDefinition } from '../../../../domain/procedure/definition.ts';
import { workingMinutesOf, type WorkingDuration } from '../../../../domain/working-time/duration.ts';
import { WorkingTimeError } from '../../../../domain/working-time/local-time.ts';
import { freeName, withChanged, withoutItem } from './lists.ts';

/** A definition with a step of work before its last one, which issues the result. */
export function withNewStep(definition: ProcedureDefinition): ProcedureDefinition {
  const { steps, cases } = definition;
  const key = freeName(
    steps.map((step) => step.key),
    'step-',
  );
  const added: StepDefinition = {
    key,
    name: { vi: '', en: '' },
    kind: 'work',
    role: 'officer',
    shareMinutes: 60,
    confidence: 'setting',
  };
  const place = Math.max(0, steps.length - 1);
  return {
    ...definition,
    steps: steps.toSpliced(place, 0, added),
    ...inCases(cases, (shares) => ({ ...shares, [key]: 60 })),
  };
}

/** A definition without a step; the cases forget its share. */
export function withoutStep(definition: ProcedureDefinition, at: number): ProcedureDefinition {
  const { steps, cases } = definition;
  const key = steps[at]?.key;
  return {
    ...definition,
    steps: withoutItem(steps, at),
    ...inCases(cases, (shares) => Object.fromEntries(Object.entries(shares).filter(([name]) => name !== key))),
  };
}

/** A definition in which a step has another key; the cases follow. */
export function withStepKey(definition: ProcedureDefinition, at: number, key: string): ProcedureDefinition {
  const { steps, cases } = definition;
  const before = steps[at]?.key;
  const isShared = steps.filter((step) => step.key === before).length > 1;
  const renamed = (shares: DeadlineCase['shares']) =>
    Object.fromEntries(Object.entries(shares).map(([name, share]) => [name === before ? key : name, share]));
  return {
    ...definition,
    steps: withChanged(steps, at, { key }),
    ...(isShared ? {} : inCases(cases, renamed)),
  };
}

function inCases(
  cases: ProcedureDefinition['cases'],
  change: (shares: DeadlineCase['shares']) => DeadlineCase['shares'],
) {
  return cases === undefined ? {} : { cases: cases.map((one) => ({ ...one, shares: change(one.shares) })) };
}

/** The working minutes of a time; `undefined` while it is not one that can be counted. */
export function minutesOf(duration: WorkingDuration): number | undefined {
  try {
    return workingMinutesOf(duration);
  } catch (fault) {
    if (fault instanceof WorkingTimeError) return undefined;
    throw fault;
  }
}

/** What shares are rounded to, where that leaves something to each. */
const niceMinutes = 30;

/**
 * Shares that add up to a time, each step keeping its part of the whole as far as half hours allow, or minutes where the
 * time is too short for that; what rounding leaves goes to the largest. The same where there is not a minute for each.
 */
export function distributed(shares: readonly number[], minutes: number): number[] {
  if (shares.length === 0 || minutes < shares.length) return [...shares];
  const nicely = spread(shares, minutes, niceMinutes);
  return nicely.every((share) => share > 0) ? nicely : spread(shares, minutes, 1);
}

function spread(shares: readonly number[], minutes: number, grain: number): number[] {
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight) => Math.max(grain, Math.floor((weight * minutes) / sum / grain + 0.5) * grain));
  const left = minutes - parts.reduce((total, part) => total + part, 0);
  const largest = parts.indexOf(Math.max(...parts));
  return parts.map((part, i) => (i === largest ? part + left : part));
}
