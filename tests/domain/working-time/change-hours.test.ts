import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, workingMinutesBetween } from '../../../domain/working-time/arithmetic.ts';
import { workCalendar, type WeekSessions, type WorkCalendar } from '../../../domain/working-time/calendar.ts';
import { changeOfficeHours } from '../../../domain/working-time/change-hours.ts';
import { firstDifferingDay } from '../../../domain/working-time/compare-calendars.ts';
import { publishYear } from '../../../domain/working-time/publish-year.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';

const closed: WeekSessions = { ...firstCalendar.sessions, friday: [] };
const mornings: WeekSessions = {
  monday: [{ fromMinute: 420, toMinute: 720 }],
  tuesday: [{ fromMinute: 420, toMinute: 720 }],
  wednesday: [{ fromMinute: 420, toMinute: 720 }],
  thursday: [{ fromMinute: 420, toMinute: 720 }],
  friday: [{ fromMinute: 420, toMinute: 720 }],
  saturday: [{ fromMinute: 420, toMinute: 720 }],
  sunday: [],
};

function changed(calendar: WorkCalendar, from: string, sessions: WeekSessions): WorkCalendar {
  const made = changeOfficeHours(calendar, { from, sessions, version: `từ ${from}` });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return workCalendar.parse(made.calendar);
}

/** A Monday, without holidays in the weeks around it. */
const from = '2026-10-12';
const shortened = changed(firstCalendar, from, closed);

describe('other office hours from a day on', () => {
  it.each([
    ['what is due before keeps its date', '2026-10-08T09:00:00+07:00', 480, '2026-10-09T02:00:00.000Z'],
    [
      'what runs over the change counts by the old hours, then by the new',
      '2026-10-08T09:00:00+07:00',
      7 * 480,
      '2026-10-20T02:00:00.000Z',
    ],
    ['what begins after it counts by the new', '2026-10-14T09:00:00+07:00', 2 * 480, '2026-10-19T02:00:00.000Z'],
  ])('%s', (_, begun, minutes, due) => {
    expect(addWorkingMinutes(shortened, begun, minutes)).toBe(due);
  });

  it('leave every minute before the day as it was counted, however often they change', () => {
    const twice = changed(shortened, '2026-11-09', mornings);
    const instant = fc.date({ min: new Date('2026-08-01'), max: new Date('2026-10-11'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        expect(workingMinutesBetween(twice, one, other)).toBe(workingMinutesBetween(firstCalendar, one, other));
      }),
    );
  });

  it('then measuring gives back what was added, over every change', () => {
    const twice = changed(shortened, '2026-11-09', mornings);
    const instant = fc.date({ min: new Date('2026-08-01'), max: new Date('2026-12-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 100 * 480 }), (begun, minutes) => {
        expect(workingMinutesBetween(twice, begun, addWorkingMinutes(twice, begun, minutes))).toBe(minutes);
      }),
    );
  });

  it('can move a due date only from that day on', () => {
    expect(firstDifferingDay(firstCalendar, shortened)).toBe(from);
    expect(firstDifferingDay(firstCalendar, firstCalendar)).toBeUndefined();
    expect(firstDifferingDay(firstCalendar, changed(firstCalendar, from, firstCalendar.sessions))).toBeUndefined();
  });

  it('replace a change that was to come later', () => {
    const { earlierSessions, sessions } = changed(shortened, '2026-10-05', mornings);
    expect(earlierSessions).toEqual([{ before: '2026-10-05', sessions: firstCalendar.sessions }]);
    expect(sessions).toEqual(mornings);
  });

  it('decide which Saturday can be worked in exchange', () => {
    const saturday = { date: '2026-12-12', kind: 'swapWork', note: 'làm bù', source: 'thông báo' } as const;
    const calendar = changed(firstCalendar, '2026-11-09', mornings);
    expect(publishYear(calendar, { year: 2026, days: [saturday], version: '2026.9' })).toMatchObject({
      ok: false,
      faults: [{ day: 0, code: 'already_worked' }],
    });
  });

  it.each([
    ['sessions.tuesday.0', { ...closed, tuesday: [{ fromMinute: 720, toMinute: 420 }] }],
    [
      'sessions.tuesday.1',
      {
        ...closed,
        tuesday: [
          { fromMinute: 420, toMinute: 720 },
          { fromMinute: 700, toMinute: 900 },
        ],
      },
    ],
    ['sessions', { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }],
  ])('are refused at %s', (field, sessions) => {
    const refused = changeOfficeHours(firstCalendar, { from, sessions, version: 'x' });
    expect(refused).toMatchObject({ ok: false, faults: [{ field }] });
  });
});
