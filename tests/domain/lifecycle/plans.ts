import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';

/** A procedure of five working days without a fee, on which the other plans of these tests are variations. */
export const freePlan: DossierPlan = {
  calendar: firstCalendar,
  receptionMinutes: 480,
  processingMinutes: 5 * 480,
  cases: [],
  limits: {
    consultMinutes: null,
    replyMinutes: null,
    refuseMinutes: null,
    consultationPauses: false,
    cutoff: null,
  },
  steps: [
    { key: 'verify', kind: 'work', role: 'officer', shareMinutes: 960 },
    { key: 'review', kind: 'work', role: 'lead', shareMinutes: 480 },
    { key: 'sign', kind: 'sign', role: 'signer', shareMinutes: 480 },
    { key: 'issue', kind: 'issue', role: 'clerk', shareMinutes: 480 },
  ],
  payment: { timing: 'never', waitDays: 10, reminderDaysBefore: 3, maxExtensions: 1 },
  supplement: { maxRounds: 2, waitDays: 30, reminderDaysBefore: 5 },
  extension: { maxTimes: 1 },
  returnMethods: ['counter', 'online', 'home'],
  requiredComponents: ['application', 'map'],
};

/** The same procedure with a shorter case, with limits inside its time, and with a clock that waits for other units. */
export const strictPlan: DossierPlan = {
  ...freePlan,
  cases: [{ key: 'renamed', processingMinutes: 3 * 480, shareMinutes: [600, 360, 240, 240] }],
  limits: {
    consultMinutes: 960,
    replyMinutes: 7 * 480,
    refuseMinutes: 3 * 480,
    consultationPauses: true,
    cutoff: '15:00',
  },
};

/** The same procedure with a fee, asked for at this point. */
export function paidPlan(timing: 'onSubmission' | 'onAcceptance' | 'beforeReturn'): DossierPlan {
  return { ...freePlan, payment: { ...freePlan.payment, timing } };
}

/** What a fee comes to in these tests, where there is one. */
export const feesDueVnd = 150_000;
