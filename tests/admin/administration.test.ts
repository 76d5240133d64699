import { describe, expect, test } from 'vitest';
import { readDetail } from '../../admin/audit/detail-facts.ts';
import { readAnchor, writeAnchor } from '../../admin/audit/read-anchor.ts';
import { parseDraft, startDraft } from '../../admin/calendars/year-draft.ts';
import { gridOfYear, isPublished, nextToPublish, yearsOf } from '../../admin/calendars/year-grid.ts';
import { emptyUnit, givenUnit } from '../../admin/units/unit-form.ts';
import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { firstDifferingDay } from '../../domain/working-time/compare-calendars.ts';
import { firstCalendar } from '../../domain/working-time/first-calendar.ts';

const { sessions } = firstCalendar;
const week = {
  monday: [...sessions.monday],
  tuesday: [...sessions.tuesday],
  wednesday: [...sessions.wednesday],
  thursday: [...sessions.thursday],
  friday: [...sessions.friday],
  saturday: [...sessions.saturday],
  sunday: [...sessions.sunday],
};
const calendar: CalendarInUse = {
  id: '00000000-0000-4000-8000-000000000001',
  version: firstCalendar.version,
  publishedAt: '2025-12-01T00:00:00.000Z',
  publishedFrom: firstCalendar.publishedFrom ?? null,
  publishedThrough: firstCalendar.publishedThrough,
  sessions: week,
  earlierSessions: [],
  days: [...firstCalendar.days],
  units: [],
};

describe('the grid of a year', () => {
  test('has every day once, in weeks that begin on Monday', () => {
    const months = gridOfYear(calendar, 2028);
    expect(months.map(({ days }) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    // 1 January 2028 is a Saturday.
    expect(months[0]?.leading).toBe(5);
    expect(months[0]?.days[0]).toMatchObject({ date: '2028-01-01', dayOfMonth: 1, mark: 'weekend' });
  });

  test('marks what is off, what is worked in exchange, and the notice of each', () => {
    const markOf = (date: string) =>
      gridOfYear(calendar, 2026)
        .flatMap(({ days }) => days)
        .find((day) => day.date === date);
    expect(markOf('2026-11-24')?.mark).toBe('holiday');
    expect(markOf('2026-11-24')?.entry?.source).toContain('Nghị quyết 28/2026/QH16');
    expect(markOf('2026-08-22')?.mark).toBe('swapWork');
    expect(markOf('2026-08-31')?.mark).toBe('swapOff');
    expect(markOf('2026-08-23')?.mark).toBe('weekend');
    expect(markOf('2026-08-24')).toMatchObject({ mark: 'working', entry: undefined });
  });

  test('offers the years there are days of and the next to publish', () => {
    expect(yearsOf(calendar)).toEqual([2024, 2025, 2026, 2027]);
    expect([nextToPublish('2026-12-31'), nextToPublish('2026-06-30')]).toEqual([2027, 2026]);
    expect([2023, 2024, 2026, 2027].map((year) => isPublished(calendar, year))).toEqual([false, true, true, false]);
  });
});

describe('the draft of a year', () => {
  test('begins with the days that are known; those only expected want their notice', () => {
    const published = startDraft(calendar, 2026);
    expect(published).toContainEqual(calendar.days.find(({ date }) => date === '2026-11-24'));
    const expected = startDraft(calendar, 2027);
    expect(expected.length).toBeGreaterThan(5);
    expect(new Set(expected.map(({ source }) => source))).toEqual(new Set(['']));
    expect(expected.filter(({ note }) => note.includes('dự kiến'))).toEqual([]);
  });

  test('is read back as it was kept, and anything else counts as none', () => {
    const draft = startDraft(calendar, 2027);
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
    for (const kept of [null, '', '{', '{}', '[{"date":1}]', '[{"date":"","kind":"x","note":"","source":""}]']) {
      expect(parseDraft(kept)).toBeUndefined();
    }
  });
});

describe('comparing calendars', () => {
  const withDays = (days: typeof firstCalendar.days) => ({ ...firstCalendar, days });
  const without = (date: string) => firstCalendar.days.filter((day) => day.date !== date);

  test('finds the first day that counts differently, added or removed', () => {
    expect(firstDifferingDay(firstCalendar, withDays(without('2026-09-02')))).toBe('2026-09-02');
    expect(firstDifferingDay(withDays(without('2026-09-02')), firstCalendar)).toBe('2026-09-02');
  });

  test('finds none where only words differ, or what kind of day off it is', () => {
    const reworded = firstCalendar.days.map((day) => ({
      ...day,
      note: 'khác',
      kind: day.kind === 'holiday' ? ('compensatory' as const) : day.kind,
    }));
    expect(firstDifferingDay(firstCalendar, withDays(reworded))).toBeUndefined();
  });
});

describe('the detail of an audit entry', () => {
  const id = '0191e2a0-0000-7000-8000-000000000001';
  const valueOf = (key: string, value: unknown) => readDetail({ [key]: value }, new Map([[id, 'Hồ Mẫu An']]))[0]?.value;

  test('is read as what each fact is', () => {
    expect(valueOf('amountVnd', 50_000)).toEqual({ kind: 'money', amountVnd: 50_000 });
    expect(valueOf('to', id)).toEqual({ kind: 'person', name: 'Hồ Mẫu An' });
    expect(valueOf('from', null)).toEqual({ kind: 'nothing' });
    expect(valueOf('until', '2026-11-26T02:00:00.000Z')).toMatchObject({ kind: 'instant' });
    expect(valueOf('fromDate', '2026-11-26')).toMatchObject({ kind: 'date' });
    expect(valueOf('role', 'clerk')).toEqual({ kind: 'role', code: 'clerk' });
    expect(valueOf('name', { vi: 'Đất đai', en: 'Land' })).toMatchObject({ kind: 'localized', vi: 'Đất đai' });
    expect(valueOf('position', { from: 1, to: 3 })).toMatchObject({ kind: 'change', to: { number: 3 } });
    expect(valueOf('before', { jobTitle: 'Chuyên viên' })).toMatchObject({
      kind: 'facts',
      facts: [{ key: 'jobTitle', value: { text: 'Chuyên viên' } }],
    });
    expect(valueOf('units', ['a', 'b'])).toMatchObject({ kind: 'list', items: [{ text: 'a' }, { text: 'b' }] });
  });

  test('leaves out what only programs are helped by', () => {
    expect(readDetail({ requestId: id, taskId: id, reason: 'đủ' }, new Map()).map(({ key }) => key)).toEqual([
      'reason',
    ]);
  });
});

describe('an anchor', () => {
  const anchor = { through: '2026-11-23T00:00:00.000Z', entries: 12, digest: 'a'.repeat(64) };

  test('is read back from what was kept, with words around it', () => {
    expect(readAnchor(writeAnchor(anchor))).toEqual(anchor);
    expect(readAnchor(`Mốc hôm nay:\n${writeAnchor(anchor)}\nAn`)).toEqual(anchor);
  });

  test.each([
    '',
    'mốc',
    '{}',
    JSON.stringify({ ...anchor, digest: 'a' }),
    JSON.stringify({ ...anchor, entries: '12' }),
  ])('is not read from %s', (text) => {
    expect(readAnchor(text)).toBeUndefined();
  });
});

test('a unit given in one language stands in both, and is without a counter when none is typed', () => {
  const given = givenUnit({
    ...emptyUnit,
    nameVi: ' Sở Mẫu ',
    contacts: [{ purpose: { vi: 'Hỏi', en: '' }, phone: '1' }],
  });
  expect(given).toMatchObject({ name: { vi: 'Sở Mẫu', en: 'Sở Mẫu' }, counter: null });
  expect(given.contacts).toEqual([{ purpose: { vi: 'Hỏi', en: 'Hỏi' }, phone: '1' }]);
  expect(given).not.toHaveProperty('position');
});
