import { describe, expect, it } from 'vitest';
import { applyAct } from '../../../domain/lifecycle/transitions.ts';
import { feesDueVnd, freePlan, paidPlan } from './plans.ts';
import { accepted, atIssue, awaitingFee, resultReady, submitted } from './situations.ts';

describe('an awaited fee', () => {
  it('is covered by its own order in full or more, not by less and not by another order', () => {
    const dossier = awaitingFee();
    expect(dossier.refusal('system', 'recordPayment', { bookedVnd: feesDueVnd - 1 })).toEqual({
      code: 'payment_not_covered',
      field: 'bookedVnd',
    });
    expect(dossier.refusal('system', 'recordPayment', { orderNo: 2 })).toEqual({
      code: 'nothing_pending',
      field: 'orderNo',
    });
    expect(dossier.refusal('system', 'recordPayment', { bookedVnd: feesDueVnd + 1 })).toBeUndefined();
  });

  it('that comes to nothing is not asked for', () => {
    const dossier = submitted(paidPlan('onAcceptance'));
    const act = { action: 'accept', actor: { accountId: 'clerk', role: 'clerk' }, at: dossier.at } as const;
    const applied = applyAct(dossier.plan, dossier.state, { ...act, decision: {}, facts: { feesDueVnd: 0 } });
    expect(applied).toMatchObject({ ok: true, state: { status: 'processing', payment: null } });
  });

  it('is asked for once: what was paid on acceptance is not asked for again', () => {
    const dossier = awaitingFee().does('system', 'recordPayment').does('officer', 'completeStep');
    dossier.does('lead', 'completeStep').does('signer', 'sign').does('clerk', 'issueResult');
    expect(dossier.state.status).toBe('result_ready');
  });

  it('is reminded of, then lapses and stops the dossier', () => {
    const dossier = awaitingFee();
    expect(dossier.refusal('system', 'expirePayment')).toEqual({ code: 'not_due_yet' });
    expect(dossier.rings().state.payment?.reminded).toBe(true);
    expect(dossier.rings().state).toMatchObject({ status: 'stopped', payment: { outcome: 'expired' } });
  });

  it('gets more time once', () => {
    const dossier = awaitingFee();
    const dueAt = dossier.state.payment?.dueAt ?? '';
    dossier.rings().does('clerk', 'extendPayment');
    expect(dossier.state.payment).toMatchObject({ reminded: false, extensions: 1, outcome: 'awaited' });
    expect(Date.parse(dossier.state.payment?.dueAt ?? '') - Date.parse(dueAt)).toBe(10 * 24 * 60 * 60 * 1000);
    expect(dossier.refusal('clerk', 'extendPayment')).toEqual({ code: 'no_extensions_left' });
  });

  it('is asked for anew, under a new order, when the stopped dossier is resumed', () => {
    const dossier = awaitingFee().rings().rings().until('2026-12-01 09:00').does('supervisor', 'resume');
    expect(dossier.state.payment).toMatchObject({ orderNo: 2, outcome: 'awaited', reminded: false });
    expect(dossier.refusal('system', 'recordPayment', { orderNo: 1 })).toBeDefined();
    expect(dossier.does('system', 'recordPayment').state.status).toBe('processing');
  });
});

describe('a waiver', () => {
  it('needs a lead who asks and an accountant who approves', () => {
    const dossier = awaitingFee().does('lead', 'waiveFee');
    expect(dossier.state.status).toBe('payment_requested');
    expect(dossier.work.side).toMatchObject([{ kind: 'decideWaiver', role: 'accountant' }]);
    dossier.does('accountant', 'approveWaiver');
    expect(dossier.state).toMatchObject({ status: 'processing', payment: { outcome: 'waived' }, approval: null });
  });

  it('is not approved by the person who asked, in whatever role', () => {
    const dossier = awaitingFee().does({ role: 'lead', accountId: 'both' }, 'waiveFee');
    const same = { role: 'accountant', accountId: 'both' } as const;
    expect(dossier.refusal(same, 'approveWaiver')).toEqual({ code: 'second_person_needed' });
    expect(dossier.allowed(same)).not.toContain('approveWaiver');
  });

  it('that is declined leaves the fee to be paid, and may be asked for again', () => {
    const dossier = awaitingFee().does('lead', 'waiveFee').does('accountant', 'declineWaiver');
    expect(dossier.state).toMatchObject({ status: 'payment_requested', approval: null });
    const asked = dossier.sideTasks;
    expect(dossier.does('lead', 'waiveFee').sideTasks).not.toEqual(asked);
  });

  it('is needless once the fee is paid', () => {
    const dossier = awaitingFee().does('lead', 'waiveFee').does('system', 'recordPayment');
    expect(dossier.sideTasks).toEqual([]);
  });
});

describe('a stop asked for while the fee is awaited', () => {
  it('still has to be decided when the fee is paid', () => {
    const dossier = awaitingFee().does('lead', 'stop').does('system', 'recordPayment');
    expect(dossier.work.side).toMatchObject([{ kind: 'decideStop' }]);
    expect(dossier.allowed('supervisor')).toContain('approveStop');
  });

  it('is overtaken when the payment lets an issued result go', () => {
    const dossier = atIssue(paidPlan('beforeReturn')).does('clerk', 'issueResult').does('lead', 'stop');
    dossier.does('system', 'recordPayment');
    expect(dossier.state).toMatchObject({ status: 'result_ready', approval: null });
  });
});

describe('a fee before the return', () => {
  it('holds the issued result back until it is paid, with the clock stopped', () => {
    const dossier = atIssue(paidPlan('beforeReturn')).does('clerk', 'issueResult');
    expect(dossier.state).toMatchObject({ status: 'payment_requested', issued: true, clock: { mode: 'stopped' } });
    const { dueAt } = dossier;
    dossier.until('2026-11-12 09:00').does('accountant', 'recordPayment');
    expect(dossier.state).toMatchObject({ status: 'result_ready', clock: { mode: 'stopped' } });
    expect(dossier.dueAt).toBe(dueAt);
  });

  it('is not asked for at acceptance', () => {
    expect(accepted(paidPlan('beforeReturn')).state).toMatchObject({ status: 'processing', payment: null });
  });
});

it('a procedure without a fee never asks for one', () => {
  expect(atIssue(freePlan).does('clerk', 'issueResult').state.payment).toBeNull();
});

it('no way of return lets a result go while a fee is unpaid, however the dossier got there', () => {
  const { payment } = awaitingFee().state;
  for (const [method, role, action] of [
    ['counter', 'clerk', 'handOver'],
    ['home', 'clerk', 'postResult'],
    ['online', 'system', 'release'],
  ] as const) {
    const dossier = resultReady(method);
    dossier.state = { ...dossier.state, payment };
    expect(dossier.refusal(role, action)).toEqual({ code: 'fee_unpaid' });
  }
});
