import { describe, expect, it } from 'vitest';
import { local, type TestDossier } from './dossier.ts';
import { freePlan } from './plans.ts';
import { accepted, overdue } from './situations.ts';

describe('warnings', () => {
  it('come at 80 % and 100 % of the step and of the whole time, each once', () => {
    const dossier = accepted();
    dossier.ringsUntil(({ alarm }) => alarm === undefined);
    const heard = dossier.acts.filter(({ actor }) => actor.role === 'system');
    expect(heard.map(({ action, decision, at }) => [action, decision['scope'], at])).toEqual([
      ['warn', 'desk', local('2026-11-10 16:18')],
      ['escalate', 'desk', local('2026-11-11 10:00')],
      ['warn', 'total', local('2026-11-13 10:00')],
      ['escalate', 'total', local('2026-11-16 10:00')],
    ]);
  });

  it('are not heard while the clock stands', () => {
    const dossier = accepted().does('officer', 'requestSupplement');
    expect(dossier.alarm?.action).toBe('remind');
  });

  it('begin anew with each step', () => {
    const dossier = accepted().rings().rings().does('officer', 'completeStep');
    expect(dossier.alarm).toMatchObject({ action: 'warn', decision: { scope: 'desk' } });
  });

  it('never come after the end', () => {
    const dossier = accepted().does('applicant', 'requestWithdrawal').does('lead', 'approveWithdrawal');
    expect(dossier.alarm).toBeUndefined();
  });
});

describe('a pause', () => {
  it('over a weekend and a holiday moves the due date by the working minutes alone', () => {
    const dossier = accepted().until('2026-11-13 16:00').does('officer', 'requestSupplement');
    dossier.until('2026-11-25 08:30').does('applicant', 'supplement');
    expect(dossier.dueAt).toBe(local('2026-11-25 13:30'));
  });

  it('that begins when the time is already over moves nothing', () => {
    const dossier = overdue();
    const { dueAt } = dossier;
    dossier.until('2026-11-17 10:00').does('officer', 'requestSupplement');
    dossier.until('2026-11-19 10:00').does('applicant', 'supplement');
    expect(dossier.dueAt).toBe(dueAt);
  });

  it('that moves the due date past the published days makes it provisional', () => {
    const plan = { ...freePlan, calendar: { ...freePlan.calendar, publishedThrough: '2026-11-17' } };
    const dossier = accepted(plan);
    expect(dossier.state.clock?.provisional).toBe(false);
    dossier.does('officer', 'requestSupplement').until('2026-11-12 10:00').does('applicant', 'supplement');
    expect(dossier.state.clock?.provisional).toBe(true);
  });
});

describe('an extension', () => {
  it('asked for by the officer and approved by a supervisor moves the due date', () => {
    const dossier = accepted().does('officer', 'requestExtension', { newDueAt: local('2026-11-18 10:00') });
    expect(dossier.dueAt).toBe(local('2026-11-16 10:00'));
    dossier.does('supervisor', 'approveExtension');
    expect(dossier.dueAt).toBe(local('2026-11-18 10:00'));
    expect(dossier.refusal('officer', 'requestExtension')).toEqual({ code: 'no_extensions_left' });
  });

  it('that is declined leaves the due date and may be asked for again', () => {
    const dossier = accepted().does('officer', 'requestExtension').does('supervisor', 'declineExtension');
    expect(dossier.dueAt).toBe(local('2026-11-16 10:00'));
    expect(dossier.refusal('officer', 'requestExtension')).toBeUndefined();
  });

  it('is not approved by the person who asked', () => {
    const dossier = accepted().does({ role: 'officer', accountId: 'both' }, 'requestExtension');
    const same = { role: 'supervisor', accountId: 'both' } as const;
    expect(dossier.refusal(same, 'approveExtension')).toEqual({ code: 'second_person_needed' });
  });

  it('must be later than the due date and asked for before it', () => {
    const dossier = accepted();
    expect(dossier.refusal('officer', 'requestExtension', { newDueAt: dossier.dueAt })).toEqual({
      code: 'date_not_later',
      field: 'newDueAt',
    });
    dossier.at = dossier.dueAt;
    expect(dossier.refusal('officer', 'requestExtension')).toEqual({ code: 'due_date_passed' });
  });

  it('overtaken by a pause can only be declined: it never brings the due date nearer', () => {
    const dossier = accepted().does('officer', 'requestExtension', { newDueAt: local('2026-11-17 10:00') });
    dossier.does('officer', 'requestSupplement').until('2026-11-13 10:00').does('applicant', 'supplement');
    expect(dossier.refusal('supervisor', 'approveExtension')).toEqual({ code: 'date_not_later' });
    expect(dossier.refusal('supervisor', 'declineExtension')).toBeUndefined();
  });

  it('warns anew when 80 % of the longer time is used', () => {
    const dossier = accepted();
    dossier.ringsUntil(({ state }) => state.clock?.warned === true);
    dossier.does('officer', 'requestExtension').does('supervisor', 'approveExtension');
    // Five days and two more: 5.6 of seven.
    expect(dossier.state.clock).toMatchObject({ warned: false, warnAt: local('2026-11-16 16:18') });
    dossier.ringsUntil(({ state }) => state.clock?.warned === true);
    expect(dossier.at).toBe(local('2026-11-16 16:18'));
  });
});

describe('an apology', () => {
  it('is owed when the whole time is over, and written once', () => {
    const dossier = overdue();
    expect(dossier.work.side).toMatchObject([{ kind: 'apologise', role: 'supervisor' }]);
    dossier.does('supervisor', 'apologise');
    expect(dossier.sideTasks).toEqual([]);
    expect(dossier.refusal('supervisor', 'apologise')).toEqual({ code: 'nothing_pending' });
  });

  /** Asked for in time, approved when it was already late. */
  function extendedLate(): TestDossier {
    const dossier = accepted().does('officer', 'requestExtension');
    return dossier.ringsUntil(({ state }) => state.apology === 'owed');
  }

  it('is given with the new date when an extension is approved late', () => {
    expect(extendedLate().does('supervisor', 'approveExtension').sideTasks).toEqual([]);
  });

  it('owed again when the extended time is over, too, is another task', () => {
    const dossier = extendedLate();
    const [first] = dossier.sideTasks.filter((key) => key.startsWith('apology'));
    dossier.does('supervisor', 'apologise').does('supervisor', 'approveExtension');
    dossier.ringsUntil(({ state }) => state.apology === 'owed');
    expect(dossier.sideTasks).toHaveLength(1);
    expect(dossier.sideTasks).not.toContain(first);
  });

  it('is no longer a task when the dossier has ended', () => {
    const dossier = overdue().does('applicant', 'requestWithdrawal').does('lead', 'approveWithdrawal');
    expect(dossier.work).toEqual({ main: null, wait: null, side: [] });
  });
});
