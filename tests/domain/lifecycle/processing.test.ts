import { describe, expect, it } from 'vitest';
import { local } from './dossier.ts';
import { freePlan } from './plans.ts';
import { accepted, atIssue, atSignature } from './situations.ts';

describe('a step', () => {
  it('handed on opens the next with its own share of time', () => {
    const dossier = accepted().until('2026-11-10 10:00').does('officer', 'completeStep');
    expect(dossier.work.main).toMatchObject({ stepKey: 'review', role: 'lead', dueAt: local('2026-11-11 10:00') });
    expect(dossier.state.usedMinutes).toEqual([480, 0, 0, 0]);
  });

  it('sent back has only the rest of its share', () => {
    const dossier = accepted().until('2026-11-10 10:00').does('officer', 'completeStep');
    dossier.until('2026-11-10 14:00').does('lead', 'sendBack', { toStep: 'verify' });
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify', dueAt: local('2026-11-11 14:00') });
  });

  it('sent back when its share is used up is due at once, and says so twice and no more', () => {
    const dossier = accepted().until('2026-11-12 10:00').does('officer', 'completeStep').does('lead', 'sendBack');
    expect(dossier.work.main?.dueAt).toBe(local('2026-11-12 10:00'));
    dossier.rings().rings();
    expect(dossier.state.desk).toMatchObject({ warned: true, escalated: true });
    expect(dossier.alarm?.decision).toEqual({ scope: 'total' });
  });

  it('goes back only to an earlier one', () => {
    const dossier = atSignature();
    expect(dossier.refusal('signer', 'sendBack', { toStep: 'issue' })).toEqual({
      code: 'not_an_earlier_step',
      field: 'toStep',
    });
    expect(dossier.refusal('signer', 'sendBack', { toStep: 'review' })).toBeUndefined();
    expect(accepted().refusal('officer', 'sendBack')).toEqual({ code: 'not_an_earlier_step' });
  });

  it('opened again is a new task each time', () => {
    const dossier = accepted();
    const keys = [dossier.work.main?.key];
    keys.push(dossier.does('officer', 'completeStep').work.main?.key);
    keys.push(dossier.does('lead', 'sendBack').work.main?.key);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('a supplement asked for in processing', () => {
  it('stands the clock and comes back to the same step with the rest of its share', () => {
    const dossier = accepted().until('2026-11-10 10:00').does('officer', 'requestSupplement');
    expect(dossier.state.clock?.mode).toBe('paused');
    dossier.until('2026-11-12 10:00').does('applicant', 'supplement');
    expect(dossier.dueAt).toBe(local('2026-11-18 10:00'));
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify', dueAt: local('2026-11-13 10:00') });
  });

  it('is possible twice, and a third time only for a lead who says that it is one more', () => {
    const dossier = accepted();
    dossier.does('officer', 'requestSupplement').does('clerk', 'supplement');
    dossier.does('officer', 'requestSupplement').does('clerk', 'supplement');
    const refused = { code: 'no_supplement_rounds_left' };
    expect(dossier.refusal('officer', 'requestSupplement', { extraRound: true })).toEqual(refused);
    expect(dossier.refusal('lead', 'requestSupplement', { extraRound: false })).toMatchObject(refused);
    dossier.does('lead', 'requestSupplement', { extraRound: true });
    expect(dossier.state.supplement.rounds).toBe(3);
  });
});

describe('a consultation', () => {
  it('runs beside the step, one task for each unit', () => {
    const dossier = accepted().does('officer', 'consult', { units: ['police', 'tax'] });
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify' });
    expect(dossier.work.side).toMatchObject([
      { kind: 'answerConsultation', unitCode: 'police', dueAt: local('2026-11-11 10:00') },
      { kind: 'answerConsultation', unitCode: 'tax', dueAt: local('2026-11-11 10:00') },
    ]);
    expect(dossier.state.clock?.mode).toBe('running');
  });

  it('is answered once by each, also while the applicant is waited for', () => {
    const dossier = accepted().does('officer', 'consult').does('officer', 'requestSupplement');
    dossier.does('officer', 'answerConsultation', { consultation: 2, answer: 'disagree' });
    expect(dossier.sideTasks).toEqual(['consultation:1']);
    expect(dossier.refusal('officer', 'answerConsultation', { consultation: 2 })).toEqual({
      code: 'no_such_consultation',
      field: 'consultation',
    });
  });

  it('that stays silent is escalated once and can still be answered', () => {
    const dossier = accepted().does('officer', 'consult', { units: ['police'], workingDays: 1 });
    expect(dossier.alarm).toMatchObject({ action: 'escalate', at: local('2026-11-10 10:00') });
    dossier.rings();
    expect(dossier.alarm?.decision).not.toMatchObject({ scope: 'consultation' });
    expect(dossier.does('officer', 'answerConsultation').sideTasks).toEqual([]);
  });

  it('asked again has a number of its own', () => {
    const dossier = accepted()
      .does('officer', 'consult')
      .does('officer', 'consult', { units: ['land'] });
    expect(dossier.sideTasks).toEqual(['consultation:1', 'consultation:2', 'consultation:3']);
  });

  it('is over when the result is issued without it', () => {
    const dossier = accepted().does('officer', 'consult').does('officer', 'completeStep').does('lead', 'completeStep');
    expect(dossier.does('signer', 'sign').does('clerk', 'issueResult').sideTasks).toEqual([]);
  });
});

describe('a negative result', () => {
  it('proposed by the officer can only be signed as one', () => {
    const dossier = accepted().does('officer', 'proposeRefusal').does('lead', 'completeStep');
    expect(dossier.refusal('signer', 'sign', { positive: true })).toEqual({
      code: 'result_must_be_negative',
      field: 'positive',
    });
    expect(dossier.does('signer', 'sign', { positive: false }).state).toMatchObject({ negative: true });
  });

  it('may be signed without being proposed', () => {
    expect(atSignature().does('signer', 'sign', { positive: false }).state.negative).toBe(true);
  });

  it('goes to the applicant like any other', () => {
    const dossier = atSignature().does('signer', 'sign', { positive: false }).does('clerk', 'issueResult');
    expect(dossier.state).toMatchObject({ status: 'result_ready', issued: true });
  });
});

describe('the result', () => {
  it('is fixed by the signature and issued with a date that makes sense', () => {
    const dossier = atIssue();
    expect(dossier.state.resultFileId).not.toBeNull();
    const backwards = { issuedOn: '2026-11-20', validUntil: '2026-11-19' };
    expect(dossier.refusal('clerk', 'issueResult', backwards)).toEqual({ code: 'date_not_later', field: 'validUntil' });
    expect(dossier.refusal('clerk', 'issueResult', { issuedOn: '20/11/2026' })).toMatchObject({ field: 'issuedOn' });
  });

  it('stops the clock and leaves no question open', () => {
    const dossier = atIssue().does('officer', 'requestExtension').does('lead', 'stop').does('clerk', 'issueResult');
    expect(dossier.state.clock?.mode).toBe('stopped');
    expect(dossier.sideTasks).toEqual([]);
  });
});

describe('undoing the last action', () => {
  it('brings the dossier back to where it was, keeps both events and cannot be repeated', () => {
    const dossier = accepted().does('officer', 'completeStep');
    const { seq } = dossier.state;
    dossier.does('supervisor', 'correct');
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify' });
    expect(dossier.state.seq).toBe(seq + 1);
    expect(dossier.acts.map(({ action }) => action)).toEqual(['submit', 'accept', 'completeStep', 'correct']);
    expect(dossier.refusal('supervisor', 'correct')).toEqual({ code: 'nothing_to_correct' });
  });

  it('opens the step as a new task, with the rest of its share and not a new one', () => {
    const dossier = accepted();
    const first = dossier.work.main?.key;
    dossier.until('2026-11-10 10:00').does('officer', 'completeStep');
    dossier.until('2026-11-10 11:00').does('supervisor', 'correct');
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify', dueAt: local('2026-11-11 11:00') });
    expect(dossier.work.main?.key).not.toBe(first);
  });

  it('takes back a proposed refusal and a signature', () => {
    expect(accepted().does('officer', 'proposeRefusal').does('supervisor', 'correct').state.negative).toBe(false);
    expect(atIssue().does('supervisor', 'correct').state.resultFileId).toBeNull();
  });

  it('is over once something else has happened', () => {
    const dossier = accepted(freePlan).does('officer', 'completeStep').does('lead', 'consult');
    expect(dossier.refusal('supervisor', 'correct')).toEqual({ code: 'nothing_to_correct' });
  });
});
