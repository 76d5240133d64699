import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../../domain/working-time/calendar.ts';
import { computeDueDate } from '../../../domain/working-time/due-date.ts';
import { publishYear } from '../../../domain/working-time/publish-year.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';

const day = (date: string, kind: CalendarDay['kind'] = 'holiday'): CalendarDay => ({
  date,
  kind,
  note: 'một ngày',
  source: 'một thông báo',
});

const year2027 = { year: 2027, version: '2027.1' } as const;

function publish(days: readonly CalendarDay[], year = 2027, calendar = firstCalendar) {
  return publishYear(calendar, { year, days, version: `${year}.1` });
}

describe('publishing a year', () => {
  it('makes due dates in it final, by the days published and not by those expected', () => {
    const expected = firstCalendar.days.filter(({ date }) => date.startsWith('2027'));
    expect(expected.map(({ date }) => date)).not.toContain('2027-03-03');
    const published = publish([day('2027-01-01'), day('2027-03-03')]);
    if (!published.ok) throw new Error(JSON.stringify(published.faults));
    const threeDays = { from: '2027-03-02T09:00:00+07:00', duration: { unit: 'workingDays', amount: 3 } } as const;
    expect(computeDueDate(firstCalendar, threeDays).provisional).toBe(true);
    expect(computeDueDate(published.calendar, threeDays)).toMatchObject({
      dueAt: '2027-03-08T02:00:00.000Z',
      provisional: false,
    });
    const of2027 = published.calendar.days.filter(({ date }) => date.startsWith('2027'));
    expect(of2027.map(({ date }) => date)).toEqual(['2027-01-01', '2027-03-03']);
  });

  it('leaves every other year as it is, and closures of the unit', () => {
    const closed = { ...firstCalendar, days: [...firstCalendar.days, day('2027-06-14', 'localClosure')] };
    const published = publish([day('2027-01-01')], 2027, closed);
    if (!published.ok) throw new Error(JSON.stringify(published.faults));
    const { days } = published.calendar;
    expect(days.map(({ date }) => date)).toContain('2027-06-14');
    const before = (list: readonly CalendarDay[]) =>
      list
        .filter(({ date }) => date < '2027')
        .map(({ date, kind }) => `${date} ${kind}`)
        .sort();
    expect(before(days)).toEqual(before(firstCalendar.days));
  });

  it('can be done again for a year that is out, when a swap is decided late', () => {
    const days = firstCalendar.days.filter(({ date }) => date.startsWith('2026'));
    const published = publish([...days, day('2026-11-23', 'swapOff'), day('2026-11-28', 'swapWork')], 2026);
    if (!published.ok) throw new Error(JSON.stringify(published.faults));
    expect(published.calendar.publishedThrough).toBe(firstCalendar.publishedThrough);
    const oneDay = { from: '2026-11-20T17:00:00+07:00', duration: { unit: 'workingDays', amount: 2 } } as const;
    expect(computeDueDate(published.calendar, oneDay).dueAt).toBe('2026-11-26T10:00:00.000Z');
  });

  it.each([
    ['a day of another year', [day('2028-01-03')], { day: 0, code: 'not_in_year' }],
    ['a day listed twice', [day('2027-01-01'), day('2027-01-01')], { day: 1, code: 'listed_twice' }],
    ['a working day worked in exchange', [day('2027-01-04', 'swapWork')], { day: 0, code: 'already_worked' }],
    ['no days at all', [], { code: 'no_days' }],
  ])('refuses %s and says which', (_, days, fault) => {
    expect(publish(days)).toMatchObject({ ok: false, faults: [fault] });
  });

  it('refuses to leave a year out', () => {
    expect(publishYear(firstCalendar, { ...year2027, year: 2028, days: [day('2028-01-03')] })).toMatchObject({
      ok: false,
      faults: [{ code: 'year_before_missing' }],
    });
  });
});
