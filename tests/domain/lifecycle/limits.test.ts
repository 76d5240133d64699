/** Limits inside the processing time, its cases, and calendars that are published while dossiers run. */

import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from '../../../domain/working-time/calendar.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';
import { local, TestDossier } from './dossier.ts';
import { freePlan, strictPlan } from './plans.ts';
import { accepted } from './situations.ts';

describe('a case of the procedure', () => {
  it('has a processing time and shares of its own', () => {
    const dossier = accepted(strictPlan, { caseKey: 'renamed' });
    expect(dossier.dueAt).toBe(local('2026-11-12 10:00'));
    expect(dossier.work.main).toMatchObject({ dueAt: local('2026-11-10 13:30') });
  });

  it('leaves the procedure’s own time to everything else', () => {
    expect(accepted(strictPlan, { caseKey: undefined }).dueAt).toBe(local('2026-11-16 10:00'));
  });
});

describe('a cut-off', () => {
  it('lets what is accepted after it count from the next working day, limits included', () => {
    const dossier = new TestDossier(strictPlan).does('applicant', 'submit', { caseKey: undefined });
    dossier.until('2026-11-09 15:30').does('clerk', 'accept');
    expect(dossier.dueAt).toBe(local('2026-11-16 17:00'));
    expect(dossier.state.limits).toMatchObject([
      { kind: 'consult', dueAt: local('2026-11-11 17:00') },
      { kind: 'refuse', dueAt: local('2026-11-12 17:00') },
    ]);
  });
});

describe('a limit inside the processing time', () => {
  it('is warned of at 80 % while what it limits is not done', () => {
    const dossier = accepted(strictPlan, { caseKey: undefined });
    dossier.ringsUntil(({ state }) => state.limits.some(({ warned }) => warned));
    expect(dossier.at).toBe(local('2026-11-10 16:18'));
    expect(dossier.state.limits).toMatchObject([{ warned: true }, { warned: false }]);
  });

  it('keeps when it was met, and is not warned of any more', () => {
    const dossier = accepted(strictPlan, { caseKey: undefined }).until('2026-11-10 09:00').does('officer', 'consult');
    expect(dossier.state.limits[0]).toMatchObject({ kind: 'consult', metAt: local('2026-11-10 09:00') });
    expect(dossier.alarm).not.toMatchObject({ decision: { limit: 'consult' } });
    dossier.does('officer', 'proposeRefusal');
    expect(dossier.state.limits[1]).toMatchObject({ kind: 'refuse', metAt: local('2026-11-10 09:00') });
  });

  it('moves with the pauses of the clock', () => {
    const dossier = accepted(strictPlan, { caseKey: undefined }).does('officer', 'requestSupplement');
    dossier.until('2026-11-11 10:00').does('applicant', 'supplement');
    expect(dossier.state.limits[0]).toMatchObject({ dueAt: local('2026-11-13 10:00') });
  });

  it('gives a unit that is asked no longer than the procedure does', () => {
    const dossier = accepted(strictPlan);
    expect(dossier.refusal('officer', 'consult', { workingDays: 8 })).toEqual({
      code: 'reply_time_too_long',
      field: 'workingDays',
    });
  });
});

describe('a clock that waits for other units', () => {
  it('stands from the question to the last answer, and the step gets that time back', () => {
    const dossier = accepted(strictPlan, { caseKey: undefined }).until('2026-11-10 09:00').does('officer', 'consult');
    expect(dossier.state.clock).toMatchObject({ mode: 'paused', standsFor: 'consultation' });
    dossier.until('2026-11-11 09:00').does('officer', 'answerConsultation');
    expect(dossier.state.clock?.mode).toBe('paused');
    dossier.until('2026-11-12 09:00').does('officer', 'answerConsultation');
    expect(dossier.dueAt).toBe(local('2026-11-18 10:00'));
    // Two days for the step from Monday 10:00, and two days given back.
    expect(dossier.work.main).toMatchObject({ stepKey: 'verify', dueAt: local('2026-11-13 10:00') });
    expect(dossier.state.clock?.pauses).toEqual([
      { from: local('2026-11-10 09:00'), to: local('2026-11-12 09:00'), why: 'consultation' },
    ]);
  });

  it('lets no deadline ring but the one of the answer', () => {
    const dossier = accepted(strictPlan).does('officer', 'consult');
    expect(dossier.rings().acts.at(-1)).toMatchObject({ action: 'escalate', decision: { scope: 'consultation' } });
  });
});

it('a unit whose opinion is awaited is not asked again, and none is asked twice at once', () => {
  const dossier = accepted().does('officer', 'consult', { units: ['police'] });
  const again = { code: 'already_asked', field: 'units' };
  expect(dossier.refusal('officer', 'consult', { units: ['police', 'tax'] })).toEqual(again);
  expect(dossier.refusal('officer', 'consult', { units: ['tax', 'tax'] })).toEqual(again);
});

describe('papers on paper', () => {
  function receivedAtCounter(acceptedAt: string): TestDossier {
    const dossier = new TestDossier(freePlan).does('clerk', 'receiveAtCounter');
    return dossier.until(acceptedAt).does('clerk', 'accept');
  }

  it('go to the unit the same day, or at the start of the next when accepted after 15:00', () => {
    const transfer = { key: 'transfer', kind: 'transferPapers', role: 'clerk' };
    expect(receivedAtCounter('2026-11-09 14:00').work.side).toMatchObject([
      { ...transfer, dueAt: local('2026-11-09 17:00') },
    ]);
    expect(receivedAtCounter('2026-11-09 15:10').work.side).toMatchObject([
      { ...transfer, dueAt: local('2026-11-10 08:30') },
    ]);
  });

  it('that stay at the counter are told of once, and the hand-over ends the task', () => {
    const dossier = receivedAtCounter('2026-11-09 14:00').rings();
    expect(dossier.acts.at(-1)).toMatchObject({ action: 'escalate', decision: { scope: 'transfer' } });
    expect(dossier.does('clerk', 'confirmTransfer').sideTasks).toEqual([]);
  });

  it('fetched from home go on in the same way', () => {
    const dossier = new TestDossier(freePlan).does('applicant', 'submit', { homeCollection: true, papers: true });
    dossier.does('system', 'collect').does('clerk', 'accept');
    expect(dossier.sideTasks).toEqual(['transfer']);
  });
});

describe('a calendar that is published', () => {
  const closed = { kind: 'localClosure', note: 'chuyển trụ sở', source: 'a notice' } as const;
  const withClosure: WorkCalendar = {
    ...firstCalendar,
    version: '2026.2',
    days: [...firstCalendar.days, { ...closed, date: '2026-11-12' }],
  };

  it('moves every date that counts working time, and none twice', () => {
    const dossier = accepted().does('officer', 'consult', { units: ['tax'], workingDays: 4 });
    dossier.publishes(withClosure);
    expect(dossier.dueAt).toBe(local('2026-11-17 10:00'));
    expect(dossier.work.side).toMatchObject([{ dueAt: local('2026-11-16 10:00') }]);
    expect(dossier.work.main).toMatchObject({ dueAt: local('2026-11-11 10:00') });
    expect(() => dossier.publishes(withClosure)).toThrow('nothing_changed');
  });

  it('keeps what an extension has added and what pauses have taken', () => {
    const dossier = accepted().does('officer', 'requestExtension').does('supervisor', 'approveExtension');
    dossier.does('officer', 'requestSupplement').until('2026-11-10 10:00').does('applicant', 'supplement');
    expect(dossier.dueAt).toBe(local('2026-11-19 10:00'));
    expect(dossier.publishes(withClosure).dueAt).toBe(local('2026-11-20 10:00'));
  });

  it('makes a provisional date a fixed one', () => {
    const dossier = new TestDossier(freePlan, '2026-12-29 09:00').does('applicant', 'submit').does('clerk', 'accept');
    expect(dossier.state.clock?.provisional).toBe(true);
    dossier.publishes({ ...firstCalendar, version: '2027.1', publishedThrough: '2027-12-31' });
    expect(dossier.state.clock?.provisional).toBe(false);
  });
});
