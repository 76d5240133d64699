import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import { changeOfLines, linesOf, sumLines, type FigureLine } from '../../../domain/reports/lines.ts';
import { noDossiers, onTimeShare, shareOf } from '../../../domain/reports/percentage.ts';
import { bucketOf, buckets, isSettled, reckon } from '../../../domain/reports/standing.ts';
import { local, TestDossier } from '../lifecycle/dossier.ts';
import { freePlan, paidPlan, strictPlan } from '../lifecycle/plans.ts';
import { take, Walk, type Stride } from '../lifecycle/walk.ts';

const stride: fc.Arbitrary<Stride> = fc.record({
  pick: fc.nat({ max: 9_999 }),
  person: fc.constantFrom('anna', 'binh'),
  minutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 600, max: 9_000 })),
  onTime: fc.boolean(),
  kind: fc.constantFrom('sensible', 'sensible', 'varied'),
});

const plans: readonly DossierPlan[] = [freePlan, paidPlan('onAcceptance'), paidPlan('beforeReturn'), strictPlan];

/** Every event of a dossier led at random. */
const journey = fc
  .tuple(fc.constantFrom(...plans), fc.array(stride, { minLength: 10, maxLength: 40, size: 'max' }))
  .map(([plan, path]) => {
    const walk = new Walk(plan);
    return { plan, steps: path.flatMap((next) => take(walk, next)) };
  });

const bucketAt = (dossier: TestDossier, now: string) => bucketOf(reckon(dossier.state, dossier.at), now);

const accepted = () => new TestDossier(freePlan).does('applicant', 'submit').does('clerk', 'accept');

/** Through all steps, the result being issued at that moment in Vietnam. */
function issuedAt(moment: string): TestDossier {
  const dossier = accepted().does('officer', 'completeStep').does('lead', 'completeStep').does('signer', 'sign');
  return dossier.until(moment).does('clerk', 'issueResult');
}

describe('the bucket of a dossier', () => {
  test.each([
    ['2026-11-12 09:00', 'early'],
    ['2026-11-15 09:00', 'early'],
    ['2026-11-15 09:01', 'onTime'],
    ['2026-11-16 09:00', 'onTime'],
    ['2026-11-16 09:01', 'late'],
  ])(
    'due on 16 November at 09:00 and issued at %s is %s, and stays so however late it is fetched',
    (moment, bucket) => {
      const dossier = issuedAt(moment);
      expect(dossier.dueAt).toBe(local('2026-11-16 09:00'));
      expect(bucketAt(dossier, local('2026-11-30 09:00'))).toBe(bucket);
      dossier.until('2026-12-24 09:00').does('clerk', 'handOver');
      expect(bucketAt(dossier, local('2026-12-30 09:00'))).toBe(bucket);
    },
  );

  test('is open in time until the very minute it is due, and open overdue from then on', () => {
    const dossier = accepted();
    expect(bucketAt(dossier, dossier.dueAt)).toBe('openInTime');
    expect(bucketAt(dossier, local('2026-11-16 09:01'))).toBe('openOverdue');
  });

  test('is paused while the applicant has the next move, but a pause hides no delay that was there before', () => {
    const inTime = accepted().does('officer', 'requestSupplement');
    expect(bucketAt(inTime, local('2026-12-01 09:00'))).toBe('paused');
    const overdue = accepted().until('2026-11-17 09:00').does('officer', 'requestSupplement');
    expect(bucketAt(overdue, local('2026-12-01 09:00'))).toBe('openOverdue');
  });

  test('is nobody’s delay before acceptance, nor after a refusal', () => {
    const dossier = new TestDossier(freePlan).does('applicant', 'submit');
    expect(bucketAt(dossier, local('2027-01-04 09:00'))).toBe('atReception');
    dossier.does('clerk', 'refuse');
    expect(bucketAt(dossier, local('2027-01-04 09:00'))).toBe('notAccepted');
  });

  test('is one of those reported, whatever happens to the dossier, and leaves “done” only by being undone or resumed', () => {
    fc.assert(
      fc.property(journey, ({ steps }) => {
        for (const { act, before, after } of steps) {
          const [stood, stands] = [reckon(before, act.at), reckon(after, act.at)];
          expect(buckets).toContain(bucketOf(stands, act.at));
          expect(isSettled(stands.standing) ? stands.stoodAt : 'open').not.toBeNull();
          if (act.action !== 'undo' && before.seq > 0 && isSettled(stood.standing)) {
            expect(isSettled(stands.standing)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the percentage', () => {
  const count = fc.nat({ max: 100_000 });

  test('lies between 0 and 100, and is 100 only when nothing is late or overdue', () => {
    fc.assert(
      fc.property(count, count, count, count, (early, onTime, late, openOverdue) => {
        const { percent, whole } = onTimeShare({ ...noDossiers, early, onTime, late, openOverdue });
        expect(percent === null).toBe(whole === 0);
        expect(percent ?? 0).toBeGreaterThanOrEqual(0);
        expect(percent ?? 0).toBeLessThanOrEqual(100);
        expect(percent === 100).toBe(whole > 0 && late + openOverdue === 0);
      }),
    );
  });

  test('counts a dossier left lying like one done late', () => {
    const lying = onTimeShare({ ...noDossiers, onTime: 9, openOverdue: 1 });
    expect(lying.percent).toBe(90);
    expect(lying).toEqual(onTimeShare({ ...noDossiers, onTime: 9, late: 1 }));
  });

  test('takes no notice of what is still in time, paused or not accepted', () => {
    const judged = { ...noDossiers, early: 1, late: 2 };
    expect(onTimeShare({ ...judged, openInTime: 7, paused: 7, atReception: 7, notAccepted: 7 })).toEqual(
      onTimeShare(judged),
    );
  });

  test('is rounded down, so that nearly all is not all', () => {
    expect(shareOf(9_999, 10_000).percent).toBe(99.9);
  });
});

describe('the figures', () => {
  const lines = (state: TestDossier['state'], plan: DossierPlan, at: string): FigureLine[] =>
    state.seq === 0
      ? []
      : linesOf({
          state,
          plan,
          submittedAt: local('2026-11-09 08:00'),
          endedAt: at,
          isOnline: true,
          officerId: 'anna',
        });

  const inOrder = (some: readonly FigureLine[]) => some.map((line) => JSON.stringify(line)).toSorted();

  test('changed event by event are those counted at the end', () => {
    fc.assert(
      fc.property(journey, ({ plan, steps }) => {
        const kept: FigureLine[] = [];
        let stoodAt = '';
        for (const { act, before, after } of steps) {
          kept.push(...changeOfLines(lines(before, plan, stoodAt), lines(after, plan, act.at)));
          stoodAt = act.at;
        }
        const last = steps.at(-1);
        expect(inOrder(sumLines(kept))).toEqual(inOrder(last === undefined ? [] : lines(last.after, plan, stoodAt)));
      }),
      { numRuns: 60 },
    );
  });

  test('of a dossier done hold what each step took against what it had', () => {
    const dossier = accepted().until('2026-11-10 09:00').does('officer', 'completeStep');
    dossier.does('lead', 'completeStep').does('signer', 'sign').does('clerk', 'issueResult');
    const steps = lines(dossier.state, freePlan, dossier.at).filter(({ measure }) => measure === 'step');
    expect(steps).toMatchObject([
      { stepKey: 'verify', month: '2026-11-01', count: 1, usedMinutes: 480, shareMinutes: 960 },
    ]);
  });
});
