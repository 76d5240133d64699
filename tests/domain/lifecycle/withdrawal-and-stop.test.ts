import { describe, expect, it } from 'vitest';
import { local } from './dossier.ts';
import { freePlan, paidPlan } from './plans.ts';
import { accepted, awaitingFee, stopped, submitted } from './situations.ts';

describe('withdrawing', () => {
  it('before acceptance needs nobody', () => {
    expect(submitted().does('applicant', 'withdraw').state.status).toBe('withdrawn');
    const waiting = submitted().does('clerk', 'requestSupplement');
    expect(waiting.does('applicant', 'withdraw').state.status).toBe('withdrawn');
    const unpaid = submitted(paidPlan('onSubmission')).does('applicant', 'withdraw');
    expect(unpaid.state).toMatchObject({ status: 'withdrawn', payment: { outcome: 'cancelled' } });
  });

  it('after acceptance is asked for, stands the clock, and is decided by the lead', () => {
    const dossier = accepted().does('applicant', 'requestWithdrawal');
    expect(dossier.state).toMatchObject({ status: 'withdrawal_requested', clock: { mode: 'paused' } });
    expect(dossier.work.main).toMatchObject({ kind: 'decideWithdrawal', role: 'lead' });
    expect(dossier.does('lead', 'approveWithdrawal').state).toMatchObject({
      status: 'withdrawn',
      clock: { mode: 'stopped' },
    });
  });

  it('that is declined leads back to the same step, and the time of deciding is not counted', () => {
    const dossier = accepted().does('officer', 'completeStep').does('applicant', 'requestWithdrawal');
    dossier.until('2026-11-10 10:00').does('lead', 'declineWithdrawal');
    expect(dossier.work.main).toMatchObject({ stepKey: 'review', dueAt: local('2026-11-11 10:00') });
    expect(dossier.dueAt).toBe(local('2026-11-17 10:00'));
  });

  it('that is declined leads back to the awaited fee, with its whole time and the same order', () => {
    const dossier = awaitingFee().does('applicant', 'requestWithdrawal').until('2026-11-12 10:00');
    dossier.does('lead', 'declineWithdrawal');
    expect(dossier.state).toMatchObject({ status: 'payment_requested', payment: { orderNo: 1, outcome: 'awaited' } });
    expect(Date.parse(dossier.state.payment?.dueAt ?? '')).toBe(Date.parse('2026-11-22T23:59:59+07:00'));
  });

  it('that is declined while pieces were awaited leads back to that wait, with its whole time', () => {
    const dossier = accepted().does('officer', 'requestSupplement').does('applicant', 'requestWithdrawal');
    dossier.until('2026-11-12 10:00').does('lead', 'declineWithdrawal');
    expect(dossier.state).toMatchObject({ status: 'supplement_requested', supplement: { rounds: 1, asked: ['map'] } });
    expect(Date.parse(dossier.state.supplement.dueAt ?? '')).toBe(Date.parse('2026-12-12T23:59:59+07:00'));
    expect(dossier.does('applicant', 'supplement').work.main).toMatchObject({ stepKey: 'verify' });
  });

  it('that is declined after the fee came in meanwhile leads on, and the fee is not asked for again', () => {
    const dossier = awaitingFee().does('applicant', 'requestWithdrawal').does('system', 'recordPayment');
    expect(dossier.state).toMatchObject({ status: 'withdrawal_requested', payment: { outcome: 'paid' } });
    dossier.does('lead', 'declineWithdrawal');
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify' });
  });

  it('is no longer possible once the result is issued', () => {
    const dossier = accepted(paidPlan('beforeReturn')).does('officer', 'completeStep').does('lead', 'completeStep');
    dossier.does('signer', 'sign').does('clerk', 'issueResult');
    expect(dossier.refusal('applicant', 'requestWithdrawal')).toBeDefined();
  });
});

describe('stopping', () => {
  it('needs a lead who asks and a supervisor who approves', () => {
    const dossier = accepted().does('lead', 'stop');
    expect(dossier.state).toMatchObject({ status: 'processing', clock: { mode: 'running' } });
    expect(dossier.work.side).toMatchObject([{ kind: 'decideStop', role: 'supervisor' }]);
    expect(dossier.does('supervisor', 'approveStop').state).toMatchObject({
      status: 'stopped',
      clock: { mode: 'stopped' },
    });
  });

  it('is not approved by the person who asked', () => {
    const dossier = accepted().does({ role: 'lead', accountId: 'both' }, 'stop');
    const same = { role: 'supervisor', accountId: 'both' } as const;
    expect(dossier.refusal(same, 'approveStop')).toEqual({ code: 'second_person_needed' });
  });

  it('that is declined changes nothing else', () => {
    const dossier = accepted();
    const { desk, clock, status } = dossier.state;
    dossier.does('lead', 'stop').does('supervisor', 'declineStop');
    expect(dossier.state).toMatchObject({ desk, clock, status, approval: null });
  });

  it('while the post fetches the papers calls the post off', () => {
    expect(stopped(submitted(freePlan, { homeCollection: true })).state.collection).toBe('failed');
  });

  it('cancels a fee that was awaited', () => {
    expect(stopped(awaitingFee()).state.payment?.outcome).toBe('cancelled');
  });
});

describe('resuming', () => {
  it('within the window leads back, and moves the due date by the time it stood', () => {
    const dossier = stopped().until('2026-11-12 10:00').does('supervisor', 'resume');
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify' });
    expect(dossier.dueAt).toBe(local('2026-11-19 10:00'));
  });

  it('is over when the window is, and then the dossier rests', () => {
    const dossier = stopped();
    expect(dossier.alarm).toMatchObject({ action: 'close', at: dossier.state.resumableUntil });
    dossier.at = dossier.state.resumableUntil ?? '';
    expect(dossier.refusal('supervisor', 'resume')).toEqual({ code: 'resume_window_over' });
  });

  it('after a supplement that did not come counts from when the applicant was asked', () => {
    const dossier = accepted().until('2026-11-10 10:00').does('officer', 'requestSupplement').rings().rings();
    dossier.until('2026-12-14 10:00').does('supervisor', 'resume').does('applicant', 'supplement');
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify' });
    expect(dossier.dueAt).toBe(local('2026-12-18 10:00'));
  });

  it('out of a withdrawal request leads back to before that', () => {
    const dossier = stopped(accepted().does('applicant', 'requestWithdrawal')).does('supervisor', 'resume');
    expect(dossier.state.status).toBe('processing');
  });
});
