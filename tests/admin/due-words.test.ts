import { describe, expect, test } from 'vitest';
import { dueWords, urgencyOf } from '../../admin/shared/due-words.ts';

/** Thursday 26 November 2026, 09:00 in Hà Nội. */
const nowMs = Date.parse('2026-11-26T02:00:00.000Z');
const running = (dueAt: string | null) => dueWords({ dueAt, urgency: 'onTime' }, nowMs);

describe('a due date in words', () => {
  test('says minutes in the last hour', () => {
    expect(running('2026-11-26T02:35:00.000Z')).toEqual({ key: 'due.leftMinutes', count: 35 });
  });

  test('says hours when a few are left today', () => {
    expect(running('2026-11-26T05:20:00.000Z')).toEqual({ key: 'due.leftHours', count: 3 });
  });

  test('says today with the time when it is this afternoon', () => {
    expect(running('2026-11-26T09:30:00.000Z')).toEqual({ key: 'due.today' });
  });

  test('counts days by the calendar of Hà Nội, not of UTC', () => {
    expect(running('2026-11-26T16:59:00.000Z')).toEqual({ key: 'due.today' });
    expect(running('2026-11-26T17:01:00.000Z')).toEqual({ key: 'due.tomorrow' });
  });

  test('says the date when it is further away', () => {
    expect(running('2026-11-30T02:00:00.000Z')).toEqual({ key: 'due.on' });
  });

  test('says for how long it has passed', () => {
    expect(running('2026-11-26T01:59:30.000Z')).toEqual({ key: 'due.overdueMinutes', count: 1 });
    expect(running('2026-11-25T22:00:00.000Z')).toEqual({ key: 'due.overdueHours', count: 4 });
    expect(running('2026-11-23T02:00:00.000Z')).toEqual({ key: 'due.overdueDays', count: 3 });
  });

  test('never calls a paused dossier overdue', () => {
    expect(dueWords({ dueAt: '2026-11-20T02:00:00.000Z', urgency: 'paused' }, nowMs)).toEqual({ key: 'due.paused' });
  });

  test('says so when there is none', () => {
    expect(running(null)).toEqual({ key: 'due.none' });
  });
});

describe('the urgency of a dossier', () => {
  test('is none while the clock stands still or the dossier is closed', () => {
    const dueAt = '2026-11-20T02:00:00.000Z';
    expect(urgencyOf({ status: 'supplement_requested', dueAt }, nowMs)).toBe('paused');
    expect(urgencyOf({ status: 'returned', dueAt }, nowMs)).toBe('paused');
  });

  test('grows as the date comes near', () => {
    const of = (dueAt: string) => urgencyOf({ status: 'processing', dueAt }, nowMs);
    expect(of('2026-11-30T02:00:00.000Z')).toBe('onTime');
    expect(of('2026-11-26T09:00:00.000Z')).toBe('dueSoon');
    expect(of('2026-11-26T01:00:00.000Z')).toBe('overdue');
  });
});
