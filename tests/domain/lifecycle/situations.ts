/** Dossiers as far as the tests begin with them. Each is made by real acts, on working days from 2026-11-09 on. */

import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import { TestDossier } from './dossier.ts';
import { freePlan, paidPlan } from './plans.ts';

export function submitted(plan: DossierPlan = freePlan, start: Record<string, unknown> = {}): TestDossier {
  return new TestDossier(plan).does('applicant', 'submit', start);
}

/** Accepted on Monday 2026-11-09 at 10:00, without a fee in the way. */
export function accepted(plan: DossierPlan = freePlan, start: Record<string, unknown> = {}): TestDossier {
  return submitted(plan, start).until('2026-11-09 10:00').does('clerk', 'accept');
}

/** Accepted, with the fee asked for and awaited. */
export function awaitingFee(): TestDossier {
  return accepted(paidPlan('onAcceptance'));
}

/** With the signer. */
export function atSignature(plan: DossierPlan = freePlan, start: Record<string, unknown> = {}): TestDossier {
  return accepted(plan, start).does('officer', 'completeStep').does('lead', 'completeStep');
}

/** Signed, and with the clerk who numbers and dates it. */
export function atIssue(plan: DossierPlan = freePlan, start: Record<string, unknown> = {}): TestDossier {
  return atSignature(plan, start).does('signer', 'sign');
}

/** The result is there and is to be received in this way. */
export function resultReady(returnMethod: 'counter' | 'online' | 'home'): TestDossier {
  return atIssue(freePlan, { returnMethod }).does('clerk', 'issueResult');
}

/** The result is with the post. */
export function posted(): TestDossier {
  return resultReady('home').does('clerk', 'postResult');
}

/** Past its due date, so that an apology is owed. */
export function overdue(plan: DossierPlan = freePlan): TestDossier {
  return accepted(plan).ringsUntil(({ state }) => state.apology === 'owed');
}

/** A lead has asked for the stop and a supervisor has approved it. */
export function stopped(dossier: TestDossier = accepted()): TestDossier {
  return dossier.does('lead', 'stop').does('supervisor', 'approveStop');
}
