import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingInstant,
  workingMinutesBetween,
} from '../../../domain/working-time/arithmetic.ts';
import type { WorkCalendar } from '../../../domain/working-time/calendar.ts';
import { dateOfDay, dayOfDate, localDateOf } from '../../../domain/working-time/local-time.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';

const calendar = firstCalendar;

/** "2026-11-23 09:00" on the clocks of Vietnam, as an instant. */
function local(moment: string): string {
  return `${moment.replace(' ', 'T')}:00+07:00`;
}

function utc(moment: string): string {
  return new Date(local(moment)).toISOString();
}

const anyInstant = fc
  .date({ min: new Date('2023-06-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyMinutes = fc.integer({ min: 1, max: 200 * 480 });

describe('adding working minutes', () => {
  it.each([
    ['3 working days from Monday 09:00 end on Thursday 09:00', '2026-11-16 09:00', 3 * 480, '2026-11-19 09:00'],
    ['lunch is left out', '2026-11-16 11:00', 60, '2026-11-16 13:30'],
    ['an end at lunch is the end of the morning', '2026-11-16 11:00', 30, '2026-11-16 11:30'],
    ['an end at closing is the end of the day', '2026-11-16 16:00', 60, '2026-11-16 17:00'],
    ['a start in the evening counts from next morning', '2026-11-16 19:00', 60, '2026-11-17 08:30'],
    ['a start at lunch counts from the afternoon', '2026-11-16 12:00', 60, '2026-11-16 14:00'],
    ['a start on Saturday counts from Monday', '2026-11-14 09:00', 480, '2026-11-16 17:00'],
    ['a start at closing counts from next morning', '2026-11-16 17:00', 1, '2026-11-17 07:31'],
    ['24/11/2026 is a holiday', '2026-11-23 09:00', 480, '2026-11-25 09:00'],
    ['Tết 2025 is skipped whole', '2025-01-24 16:00', 120, '2025-02-03 08:30'],
    ['Tết 2026 is skipped whole', '2026-02-13 16:00', 120, '2026-02-23 08:30'],
    ['the year ends with a holiday', '2024-12-31 16:00', 120, '2025-01-02 08:30'],
    ['a holiday and its swap join at New Year 2026', '2025-12-31 16:00', 120, '2026-01-05 08:30'],
    ["a swapped Saturday is worked with Monday's hours", '2026-01-09 16:00', 120, '2026-01-10 08:30'],
    ['a compensated Sunday holiday is a Monday off', '2026-04-24 16:00', 120, '2026-04-28 08:30'],
    ['holidays and a swap join at the end of April 2024', '2024-04-26 16:00', 120, '2024-05-02 08:30'],
    ['the swapped Saturday of 2024 is worked', '2024-05-03 16:00', 120, '2024-05-04 08:30'],
    ['the long break of 2025 ends on Monday 5/5', '2025-04-29 16:00', 120, '2025-05-05 08:30'],
    ['National Day 2026 is five days off', '2026-08-28 16:00', 120, '2026-09-03 08:30'],
  ] as const)('%s', (_, from, minutes, to) => {
    expect(addWorkingMinutes(calendar, local(from), minutes)).toBe(utc(to));
  });

  it('then measuring gives back the same minutes', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, (from, minutes) => {
        expect(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, minutes))).toBe(minutes);
      }),
    );
  });

  it('in two steps is adding at once', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(9600), fc.nat(9600), (from, first, second) => {
        const inTwo = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, first), second);
        expect(inTwo).toBe(addWorkingMinutes(calendar, from, first + second));
      }),
    );
  });

  it('never ends earlier for a later start or a longer time', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, fc.nat(9600), fc.nat(480), (a, b, minutes, more) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const due = addWorkingMinutes(calendar, early, minutes);
        expect(due <= addWorkingMinutes(calendar, late, minutes)).toBe(true);
        expect(due <= addWorkingMinutes(calendar, early, minutes + more)).toBe(true);
      }),
    );
  });

  it('never ends at lunch, at night, on a rest day or on a holiday', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, (from, minutes) => {
        const end = new Date(addWorkingMinutes(calendar, from, minutes));
        // The minute that ends at the due instant was worked.
        expect(isWorkingTime(calendar, new Date(end.getTime() - 60_000))).toBe(true);
      }),
    );
  });

  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 2000 }), (from, minutes) => {
        let at = Math.ceil(Date.parse(from) / 60_000) * 60_000;
        for (let counted = 0; counted < minutes; at += 60_000) if (isOpenByHand(at)) counted += 1;
        expect(addWorkingMinutes(calendar, from, minutes)).toBe(new Date(at).toISOString());
      }),
      { numRuns: 30 },
    );
  });

  it('counts from the next whole minute', () => {
    expect(addWorkingMinutes(calendar, '2026-11-16T02:00:01Z', 1)).toBe('2026-11-16T02:02:00.000Z');
  });

  it('refuses an instant without an offset, naming the field', () => {
    expect(() => addWorkingMinutes(calendar, '2026-11-16T09:00:00', 1)).toThrow(/from: .*offset/);
    expect(() => addWorkingMinutes(calendar, '2026-02-30T99:00:00Z', 1)).toThrow(/from/);
    expect(() => addWorkingMinutes(calendar, new Date(NaN), 1)).toThrow(/from/);
  });

  it('refuses minutes that are no whole number, naming the field', () => {
    for (const minutes of [-1, 0.5, NaN, Infinity]) {
      expect(() => addWorkingMinutes(calendar, local('2026-11-16 09:00'), minutes)).toThrow(/minutes/);
    }
  });

  it('refuses a calendar without office hours rather than searching for ever', () => {
    const closed: WorkCalendar = { ...calendar, sessions: { ...calendar.sessions, ...closedWeek } };
    expect(() => addWorkingMinutes(closed, local('2026-11-16 09:00'), 1)).toThrow(/no office hours/);
  });
});

const closedWeek = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };

/** The same rules told plainly: used to check the arithmetic, minute by minute. */
function isOpenByHand(at: number): boolean {
  const wall = new Date(at + 7 * 3_600_000);
  const date = wall.toISOString().slice(0, 10);
  const kind = calendar.days.find((day) => day.date === date)?.kind;
  const weekday = wall.getUTCDay();
  const isWorkingDay = kind === undefined ? weekday >= 1 && weekday <= 5 : kind === 'swapWork';
  const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  return isWorkingDay && ((minute >= 450 && minute < 690) || (minute >= 780 && minute < 1020));
}

describe('measuring working minutes', () => {
  it('in pieces is measuring at once, whatever the order', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyInstant, (a, b, c) => {
        const inPieces = workingMinutesBetween(calendar, a, b) + workingMinutesBetween(calendar, b, c);
        expect(inPieces).toBe(workingMinutesBetween(calendar, a, c));
      }),
    );
  });

  it('gives 480 minutes for every working day and none for a day off', () => {
    for (let day = dayOfDate('2026-01-01', 'day'); day <= dayOfDate('2026-12-31', 'day'); day += 1) {
      const minutes = workingMinutesBetween(
        calendar,
        local(`${dateOfDay(day)} 00:00`),
        local(`${dateOfDay(day + 1)} 00:00`),
      );
      expect([0, 480]).toContain(minutes);
    }
  });

  it.each([
    // Weekdays of the year, less the weekdays off, plus the swapped Saturdays.
    [2024, 262 - 12 + 1],
    [2025, 261 - 12 + 1],
    [2026, 261 - 14 + 2],
  ])('%i has as many working days as its notice leaves', (year, days) => {
    const minutes = workingMinutesBetween(calendar, local(`${year}-01-01 00:00`), local(`${year + 1}-01-01 00:00`));
    expect(minutes).toBe(days * 480);
  });

  it('counts before 1970 and far ahead', () => {
    expect(workingMinutesBetween(calendar, local('1969-12-29 00:00'), local('1970-01-05 00:00'))).toBe(5 * 480);
    expect(addWorkingMinutes(calendar, local('2026-11-16 09:00'), 480 * 2000) > '2034').toBe(true);
  });
});

describe('office hours', () => {
  it.each([
    ['2026-11-16 07:29', false],
    ['2026-11-16 07:30', true],
    ['2026-11-16 11:29', true],
    ['2026-11-16 11:30', false],
    ['2026-11-16 13:00', true],
    ['2026-11-16 17:00', false],
    ['2026-11-21 09:00', false],
    ['2026-11-24 09:00', false],
    ['2026-08-22 09:00', true],
  ])('at %s: open is %s', (moment, open) => {
    expect(isWorkingTime(calendar, local(moment))).toBe(open);
  });

  it('next open is now when open, else the next opening', () => {
    expect(nextWorkingInstant(calendar, local('2026-11-16 09:15'))).toBe(utc('2026-11-16 09:15'));
    expect(nextWorkingInstant(calendar, local('2026-11-16 11:30'))).toBe(utc('2026-11-16 13:00'));
    expect(nextWorkingInstant(calendar, local('2026-11-23 17:00'))).toBe(utc('2026-11-25 07:30'));
  });
});

describe('the time zone of the process', () => {
  it('changes nothing', () => {
    const script = `
      import { addWorkingMinutes, workingMinutesBetween } from './domain/working-time/arithmetic.ts';
      import { computeDueDate } from './domain/working-time/due-date.ts';
      import { firstCalendar as calendar } from './domain/working-time/first-calendar.ts';
      const from = '2026-03-28T23:30:00Z';
      const duration = { unit: 'workingDays', amount: 6.25 };
      console.log(JSON.stringify([
        addWorkingMinutes(calendar, from, 12345),
        workingMinutesBetween(calendar, from, '2026-10-25T00:59:00Z'),
        computeDueDate(calendar, { from, duration, cutoff: '15:00' }),
      ]));`;
    const run = (zone: string): string =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    const zones = ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Apia'];
    expect(new Set(zones.map(run)).size).toBe(1);
  });

  it('is not needed to tell the date in Vietnam', () => {
    expect(localDateOf('2026-11-22T17:00:00Z')).toBe('2026-11-23');
    expect(localDateOf('2026-11-22T16:59:59Z')).toBe('2026-11-22');
  });
});
