/** Dossiers led at random: people do what they may and what they may not, time passes, alarms ring in time or late. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import { leanPlan } from '../../../domain/lifecycle/plan.ts';
import { actions } from '../../../domain/lifecycle/transitions.ts';
import { localDateOf } from '../../../domain/working-time/local-time.ts';
import { expectAlarmsEnd, expectOffersHold, expectStep, expectWork, KeysSeen } from './invariants.ts';
import { freePlan, paidPlan, strictPlan } from './plans.ts';
import { replay, take, Walk, type Stride } from './walk.ts';
import { Witness } from './witness.ts';

const shortPlan: DossierPlan = {
  ...paidPlan('onAcceptance'),
  processingMinutes: 90,
  steps: [
    { key: 'sign', kind: 'sign', role: 'signer', shareMinutes: 60 },
    { key: 'issue', kind: 'issue', role: 'officer', shareMinutes: 30 },
  ],
  supplement: { maxRounds: 0, waitDays: 1, reminderDaysBefore: 5 },
  extension: { maxTimes: 2 },
  returnMethods: ['home', 'counter'],
  payment: { timing: 'onAcceptance', waitDays: 1, reminderDaysBefore: 3, maxExtensions: 0 },
};

const plans: readonly (readonly [string, DossierPlan])[] = [
  ['without a fee', freePlan],
  ['with a fee on submission', paidPlan('onSubmission')],
  ['with a fee on acceptance', paidPlan('onAcceptance')],
  ['with a fee before the return', paidPlan('beforeReturn')],
  ['with a case, limits inside its time and a clock that waits for other units', strictPlan],
  ['with two short steps and short waits', shortPlan],
];

const stride: fc.Arbitrary<Stride> = fc.record({
  pick: fc.nat({ max: 9_999 }),
  person: fc.constantFrom('anna', 'binh'),
  minutes: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 600 }) },
    { weight: 2, arbitrary: fc.integer({ min: 600, max: 6_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 6_000, max: 60_000 }) },
  ),
  onTime: fc.boolean(),
  kind: fc.constantFrom('sensible', 'sensible', 'sensible', 'sensible', 'varied', 'wild'),
});

const strides = fc.array(stride, { minLength: 30, maxLength: 60, size: 'max' });

function follow(plan: DossierPlan, path: readonly Stride[]): Walk {
  const walk = new Walk(plan);
  const witness = new Witness(plan);
  const keys = new KeysSeen();
  for (const next of path) {
    for (const step of take(walk, next)) {
      witness.hear(step);
      expectStep(step);
      expectWork(plan, step, keys);
      witness.expectAgreement(step.after, step.act.at);
    }
    expectOffersHold(walk);
  }
  expectAlarmsEnd(walk);
  return walk;
}

describe.each(plans)('a dossier %s', (_, plan) => {
  it('keeps its promises on every way through the table', () => {
    fc.assert(
      fc.property(strides, (path) => {
        follow(plan, path);
      }),
      { numRuns: 25, interruptAfterTimeLimit: 10_000 },
    );
  });

  it('is the same again when its acts are replayed, also from the plan a workflow carries', () => {
    fc.assert(
      fc.property(strides, (path) => {
        const walk = new Walk(plan);
        for (const next of path) take(walk, next);
        const lean = leanPlan(plan, localDateOf(walk.startedAt));
        expect(replay(plan, walk.acts)).toEqual(walk.state);
        expect(replay(lean, walk.acts)).toEqual(walk.state);
        expect(JSON.parse(JSON.stringify(walk.state))).toEqual(walk.state);
      }),
      { numRuns: 25, interruptAfterTimeLimit: 10_000 },
    );
  });
});

it('the ways taken together use every action', () => {
  const done = new Set<string>();
  for (const [, plan] of plans) {
    for (const path of fc.sample(strides, { seed: 20_261_123, numRuns: 30 })) {
      const walk = new Walk(plan);
      for (const next of path) take(walk, next);
      for (const { action } of walk.acts) done.add(action);
    }
  }
  expect(actions.filter((action) => !done.has(action))).toEqual([]);
});
