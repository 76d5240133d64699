import { describe, expect, test } from 'vitest';
import { absenceStateOn, findSubstitutes } from '../../domain/absence.ts';

const week = { fromDate: '2026-11-23', throughDate: '2026-11-27', endedAt: null };

describe('an absence', () => {
  test('runs from its first day through its last', () => {
    expect(absenceStateOn(week, '2026-11-22')).toBe('upcoming');
    expect(absenceStateOn(week, '2026-11-23')).toBe('running');
    expect(absenceStateOn(week, '2026-11-27')).toBe('running');
    expect(absenceStateOn(week, '2026-11-28')).toBe('over');
  });

  test('that was ended is over at once, begun or not', () => {
    const ended = { ...week, endedAt: '2026-11-24T02:00:00.000Z' };
    expect(absenceStateOn(ended, '2026-11-20')).toBe('over');
    expect(absenceStateOn(ended, '2026-11-24')).toBe('over');
  });
});

describe('a substitute', () => {
  const officer = { unitCode: 'board', role: 'officer', namedSubstituteId: null } as const;
  const lead = { unitCode: 'board', role: 'lead', namedSubstituteId: null } as const;
  const held = (accountId: string, unitCode: string, role: 'officer' | 'lead') => ({ accountId, unitCode, role });

  test('holds the same role in the same unit', () => {
    const colleagues = [held('an', 'board', 'officer'), held('binh', 'board', 'lead'), held('chi', 'tax', 'officer')];
    expect(findSubstitutes([officer], colleagues)).toEqual([{ accountId: 'an', isNamed: false }]);
  });

  test('holds every role that is to be covered', () => {
    const colleagues = [
      held('an', 'board', 'officer'),
      held('binh', 'board', 'officer'),
      held('binh', 'board', 'lead'),
    ];
    expect(findSubstitutes([officer, lead], colleagues)).toEqual([{ accountId: 'binh', isNamed: false }]);
  });

  test('may be somebody of another role who was named for it, and then is listed first', () => {
    const seat = { ...lead, namedSubstituteId: 'dung' };
    expect(findSubstitutes([seat], [held('an', 'board', 'lead')])).toEqual([
      { accountId: 'dung', isNamed: true },
      { accountId: 'an', isNamed: false },
    ]);
  });

  test('named for one role alone cannot stand in for both', () => {
    expect(findSubstitutes([{ ...lead, namedSubstituteId: 'dung' }, officer], [])).toEqual([]);
  });

  test('is nobody where there is nothing to cover', () => {
    expect(findSubstitutes([], [held('an', 'board', 'officer')])).toEqual([]);
  });
});
