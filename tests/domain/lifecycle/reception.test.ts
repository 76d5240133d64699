import { describe, expect, it } from 'vitest';
import { TestDossier, local } from './dossier.ts';
import { freePlan, paidPlan } from './plans.ts';
import { accepted, submitted } from './situations.ts';

describe('submitting', () => {
  it('opens the reception task with its own working hours', () => {
    const { main, wait } = submitted().work;
    expect(wait).toBeNull();
    expect(main).toMatchObject({ kind: 'receive', role: 'clerk', dueAt: local('2026-11-10 09:00') });
  });

  it('does not start the clock', () => {
    expect(submitted().state.clock).toBeNull();
  });

  it('is refused for a way of return the procedure does not offer', () => {
    const draft = new TestDossier({ ...freePlan, returnMethods: ['counter'] });
    expect(draft.refusal('applicant', 'submit', { returnMethod: 'home' })).toEqual({
      code: 'return_method_not_offered',
      field: 'returnMethod',
    });
  });

  it('is refused, naming the field, when something is not filled in', () => {
    const draft = new TestDossier(freePlan);
    expect(draft.refusal('applicant', 'submit', { homeCollection: undefined })).toEqual({
      code: 'invalid_decision',
      field: 'homeCollection',
    });
  });

  it('asks for the fee first where the procedure says so', () => {
    const dossier = submitted(paidPlan('onSubmission'));
    expect(dossier.work).toMatchObject({ main: null, wait: 'payment' });
    dossier.does('system', 'recordPayment');
    expect(dossier.work.main).toMatchObject({ kind: 'receive' });
    expect(dossier.does('clerk', 'accept').state).toMatchObject({ status: 'processing', clock: { mode: 'running' } });
  });
});

describe('papers fetched from home', () => {
  it('are waited for, and reception begins when they have arrived', () => {
    const dossier = submitted(freePlan, { homeCollection: true });
    expect(dossier.work).toEqual({ main: null, wait: 'collection', side: [] });
    expect(dossier.refusal('clerk', 'accept')).toEqual({ code: 'collection_underway' });
    dossier.until('2026-11-11 10:00').does('system', 'collect');
    expect(dossier.work.main).toMatchObject({ kind: 'receive', dueAt: local('2026-11-12 10:00') });
  });

  it('that do not come leave the dossier with the counter', () => {
    const dossier = submitted(freePlan, { homeCollection: true }).does('system', 'collect', { outcome: 'failed' });
    expect(dossier.work.main).toMatchObject({ kind: 'receive' });
  });

  it('are counted in once, however often the post reports them', () => {
    const dossier = submitted(freePlan, { homeCollection: true }).does('system', 'collect');
    expect(dossier.refusal('system', 'collect')).toEqual({ code: 'nothing_pending' });
  });

  it('are fetched after the fee where it comes first', () => {
    const dossier = submitted(paidPlan('onSubmission'), { homeCollection: true });
    expect(dossier.work.wait).toBe('payment');
    expect(dossier.does('system', 'recordPayment').work.wait).toBe('collection');
  });
});

describe('accepting', () => {
  it('without a fee starts the clock and opens the first step', () => {
    const dossier = accepted();
    expect(dossier.state.status).toBe('processing');
    expect(dossier.state.clock).toMatchObject({ mode: 'running', acceptedAt: local('2026-11-09 10:00') });
    expect(dossier.dueAt).toBe(local('2026-11-16 10:00'));
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify', dueAt: local('2026-11-11 10:00') });
  });

  it('with a fee starts the clock and stands it until the fee is paid', () => {
    const dossier = accepted(paidPlan('onAcceptance'));
    expect(dossier.state).toMatchObject({ status: 'payment_requested', clock: { mode: 'paused' } });
    dossier.until('2026-11-10 10:00').does('system', 'recordPayment');
    expect(dossier.state).toMatchObject({ status: 'processing', clock: { mode: 'running' } });
    expect(dossier.dueAt).toBe(local('2026-11-17 10:00'));
  });

  it('outside office hours counts from the next working minute', () => {
    const dossier = submitted().until('2026-11-13 18:00').does('clerk', 'accept');
    expect(dossier.dueAt).toBe(local('2026-11-20 17:00'));
  });

  it('past the last published year gives a provisional date', () => {
    const plan = { ...freePlan, calendar: { ...freePlan.calendar, publishedThrough: '2026-11-15' } };
    expect(accepted(plan).state.clock?.provisional).toBe(true);
    expect(accepted().state.clock?.provisional).toBe(false);
  });
});

describe('a supplement asked for at the counter', () => {
  it('is waited for until the end of its last day and reminded of before', () => {
    const dossier = submitted().does('clerk', 'requestSupplement');
    expect(dossier.work.wait).toBe('supplement');
    expect(dossier.state.supplement).toMatchObject({ rounds: 1, asked: ['map'], reminded: false });
    expect(Date.parse(dossier.state.supplement.dueAt ?? '')).toBe(Date.parse('2026-12-09T23:59:59+07:00'));
    dossier.rings();
    expect(Date.parse(dossier.at)).toBe(Date.parse('2026-12-04T23:59:59+07:00'));
    expect(dossier.state.supplement.reminded).toBe(true);
  });

  it('brings the dossier back to the counter as new work', () => {
    const dossier = submitted();
    const before = dossier.work.main?.key;
    dossier.does('clerk', 'requestSupplement').does('applicant', 'supplement');
    expect(dossier.work.main).toMatchObject({ kind: 'receive' });
    expect(dossier.work.main?.key).not.toBe(before);
  });

  it('is taken only whole, though more may be added', () => {
    const dossier = submitted().does('clerk', 'requestSupplement', { components: ['map', 'application'] });
    expect(dossier.refusal('applicant', 'supplement', { components: ['map'] })).toEqual({
      code: 'pieces_missing',
      field: 'components',
    });
    expect(dossier.refusal('applicant', 'supplement', { components: ['map', 'application', 'photo'] })).toBeUndefined();
  });

  it('that does not come stops the dossier, not before its time', () => {
    const dossier = submitted().does('clerk', 'requestSupplement');
    expect(dossier.refusal('system', 'expireSupplement')).toEqual({ code: 'not_due_yet' });
    dossier.rings().rings();
    expect(dossier.state.status).toBe('stopped');
  });

  it('that did not come can still be sent once a supervisor has resumed the dossier, and costs no further round', () => {
    const dossier = submitted().does('clerk', 'requestSupplement').rings().rings();
    dossier.does('supervisor', 'resume');
    expect(dossier.state).toMatchObject({ status: 'supplement_requested', supplement: { rounds: 1, asked: ['map'] } });
    expect(dossier.does('applicant', 'supplement').work.main).toMatchObject({ kind: 'receive' });
  });
});

it('a refused dossier is over, with nothing left to do', () => {
  const dossier = submitted().does('clerk', 'refuse');
  expect(dossier.work).toEqual({ main: null, wait: null, side: [] });
  expect(dossier.alarm).toBeUndefined();
});
