import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, workingMinutesBetween } from '../../../domain/working-time/arithmetic.ts';
import { workCalendar } from '../../../domain/working-time/calendar.ts';
import {
  computeDueDate,
  elapsedMinutes,
  remainingMinutes,
  shareReachedAt,
} from '../../../domain/working-time/due-date.ts';
import type { Pause } from '../../../domain/working-time/due-date.ts';
import { workingMinutesOf } from '../../../domain/working-time/duration.ts';
import type { WorkingDuration } from '../../../domain/working-time/duration.ts';
import { explanationText } from '../../../domain/working-time/explain.ts';
import { firstCalendar as calendar } from '../../../domain/working-time/first-calendar.ts';
import { transferDeadline } from '../../../domain/working-time/transfer-deadline.ts';

const overlapping = [
  { fromMinute: 450, toMinute: 700 },
  { fromMinute: 690, toMinute: 1020 },
];

function at(moment: string): string {
  return new Date(`${moment.replace(' ', 'T')}:00+07:00`).toISOString();
}

function days(amount: number): WorkingDuration {
  return { unit: 'workingDays', amount };
}

const anyStart = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2026-12-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyDuration = fc
  .integer({ min: 1, max: 60 * 480 })
  .map((amount): WorkingDuration => ({ unit: 'workingMinutes', amount }));
const hour = 3_600_000;
const anyPauses = fc.array(fc.record({ after: fc.nat(90 * 24 * hour), lasts: fc.nat(10 * 24 * hour) }), {
  maxLength: 5,
});

function pausesAfter(from: string, pauses: readonly { after: number; lasts: number }[]): Pause[] {
  return pauses.map(({ after, lasts }) => ({
    from: new Date(Date.parse(from) + after),
    to: new Date(Date.parse(from) + after + lasts),
  }));
}

describe('a due date', () => {
  it('of 3 working days from Monday 09:00 is Thursday 09:00', () => {
    const due = computeDueDate(calendar, { from: at('2026-11-16 09:00'), duration: days(3) });
    expect(due).toMatchObject({ dueAt: at('2026-11-19 09:00'), provisional: false });
  });

  it.each([
    ['6.25 working days are 50 hours', days(6.25), '2026-11-16 07:30', '2026-11-25 09:30'],
    ['4.75 working days are 38 hours', days(4.75), '2026-11-16 07:30', '2026-11-20 15:00'],
    ['8 working hours are a day', { unit: 'workingHours', amount: 8 }, '2026-11-16 10:00', '2026-11-17 10:00'],
    ['17 working days over a holiday', days(17), '2026-11-16 09:00', '2026-12-10 09:00'],
  ] as const)('%s', (_, duration, from, to) => {
    expect(computeDueDate(calendar, { from: at(from), duration }).dueAt).toBe(at(to));
  });

  it('moves by the working minutes of a pause', () => {
    const pauses = [{ from: at('2026-11-17 10:00'), to: at('2026-11-20 15:00') }];
    const due = computeDueDate(calendar, { from: at('2026-11-16 09:00'), duration: days(3), pauses });
    // Three days and 3 hours 30 minutes after Thursday 19/11 09:00, with 24/11 off.
    expect(due.dueAt).toBe(at('2026-11-25 14:00'));
  });

  it('is not moved by a pause that begins after it', () => {
    const deadline = { from: at('2026-11-16 09:00'), duration: days(3) };
    const pauses = [{ from: at('2026-11-19 09:00'), to: at('2026-11-20 09:00') }];
    expect(computeDueDate(calendar, { ...deadline, pauses }).dueAt).toBe(computeDueDate(calendar, deadline).dueAt);
  });

  it('is not moved by a pause outside office hours', () => {
    const deadline = { from: at('2026-11-16 09:00'), duration: days(5) };
    const pauses = [{ from: at('2026-11-16 17:00'), to: at('2026-11-17 07:30') }];
    expect(computeDueDate(calendar, { ...deadline, pauses }).dueAt).toBe(computeDueDate(calendar, deadline).dueAt);
  });

  it('counts overlapping pauses once and ignores what lies before the start', () => {
    const deadline = { from: at('2026-11-16 09:00'), duration: days(3) };
    const pauses = [
      { from: at('2026-11-10 09:00'), to: at('2026-11-12 09:00') },
      { from: at('2026-11-17 09:00'), to: at('2026-11-18 09:00') },
      { from: at('2026-11-17 14:00'), to: at('2026-11-17 16:00') },
    ];
    expect(computeDueDate(calendar, { ...deadline, pauses }).dueAt).toBe(at('2026-11-20 09:00'));
  });

  it('is the same however a pause is split, ordered or repeated', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyDuration,
        anyPauses,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, duration, raw, share) => {
          const pauses = pausesAfter(from, raw);
          const split = pauses.flatMap(({ from: begin, to: end }) => {
            const middle = new Date(Number(begin) + (Number(end) - Number(begin)) * share);
            return [
              { from: middle, to: end },
              { from: begin, to: middle },
            ];
          });
          const whole = computeDueDate(calendar, { from, duration, pauses });
          expect(computeDueDate(calendar, { from, duration, pauses: split }).dueAt).toBe(whole.dueAt);
          expect(computeDueDate(calendar, { from, duration, pauses: [...split, ...pauses] }).dueAt).toBe(whole.dueAt);
        },
      ),
    );
  });

  it('leaves nothing of the duration when it comes, and everything before the start', () => {
    fc.assert(
      fc.property(anyStart, anyDuration, anyPauses, (from, duration, raw) => {
        const deadline = { from, duration, pauses: pausesAfter(from, raw) };
        const { dueAt } = computeDueDate(calendar, deadline);
        expect(remainingMinutes(calendar, deadline, dueAt)).toBe(0);
        expect(elapsedMinutes(calendar, deadline, dueAt)).toBe(duration.amount);
        expect(elapsedMinutes(calendar, deadline, from)).toBe(0);
      }),
    );
  });

  it('is explained to the minute, in order of time', () => {
    fc.assert(
      fc.property(anyStart, anyDuration, anyPauses, (from, duration, raw) => {
        const pauses = pausesAfter(from, raw);
        const { dueAt, explanation } = computeDueDate(calendar, { from, duration, pauses });
        const sum = (kind: string): number =>
          explanation.filter((item) => item.kind === kind).reduce((total, item) => total + item.minutes, 0);
        expect(sum('counted')).toBe(duration.amount);
        expect(workingMinutesBetween(calendar, from, dueAt)).toBe(sum('counted') + sum('paused'));
      }),
    );
  });

  it('is provisional when it reaches past the published calendar, or begins before it', () => {
    const provisional = (from: string): boolean => computeDueDate(calendar, { from, duration: days(3) }).provisional;
    expect(provisional(at('2026-12-28 09:00'))).toBe(false);
    expect(provisional(at('2026-12-29 09:00'))).toBe(true);
    expect(provisional(at('2023-12-29 09:00'))).toBe(true);
  });

  it('past the published calendar already leaves out the holidays law fixes', () => {
    const { dueAt } = computeDueDate(calendar, { from: at('2026-12-31 16:00'), duration: days(0.25) });
    expect(dueAt).toBe(at('2027-01-04 08:30'));
  });

  it('counts from the next working day after a cut-off, where the procedure says so', () => {
    const due = (from: string): string =>
      computeDueDate(calendar, { from, duration: { unit: 'workingHours', amount: 1 }, cutoff: '15:00' }).dueAt;
    expect(due(at('2026-11-23 15:00'))).toBe(at('2026-11-23 16:00'));
    expect(due(at('2026-11-23 15:01'))).toBe(at('2026-11-25 08:30'));
    expect(due(at('2026-11-21 16:00'))).toBe(at('2026-11-23 08:30'));
  });

  it('names the field it cannot use', () => {
    const deadline = { from: at('2026-11-16 09:00'), duration: days(3) };
    const backwards = { from: at('2026-11-18 09:00'), to: at('2026-11-17 09:00') };
    expect(() => computeDueDate(calendar, { ...deadline, pauses: [backwards] })).toThrow(/^pauses\.0\.to/);
    expect(() => computeDueDate(calendar, { ...deadline, from: 'yesterday' })).toThrow(/^from/);
    expect(() => computeDueDate(calendar, { ...deadline, duration: days(-1) })).toThrow(/^duration/);
    expect(() => computeDueDate(calendar, { ...deadline, cutoff: '25:00' })).toThrow(/^cutoff/);
  });
});

describe('time used and left', () => {
  const deadline = {
    from: at('2026-11-16 09:00'),
    duration: days(3),
    pauses: [{ from: at('2026-11-17 09:00'), to: at('2026-11-18 09:00') }],
  };

  it.each([
    ['2026-11-16 08:00', 0],
    ['2026-11-16 10:00', 60],
    ['2026-11-17 16:00', 480],
    ['2026-11-18 09:00', 480],
    ['2026-11-20 09:00', 1440],
    ['2026-11-20 10:00', 1500],
  ])('at %s, %i minutes are used', (moment, minutes) => {
    expect(elapsedMinutes(calendar, deadline, at(moment))).toBe(minutes);
    expect(remainingMinutes(calendar, deadline, at(moment))).toBe(1440 - minutes);
  });

  it('80 % of the time is used before the due date, pauses left out', () => {
    const warnAt = shareReachedAt(calendar, deadline, 0.8);
    expect(elapsedMinutes(calendar, deadline, warnAt)).toBe(1152);
    expect(shareReachedAt(calendar, deadline, 1)).toBe(computeDueDate(calendar, deadline).dueAt);
    expect(() => shareReachedAt(calendar, deadline, 80)).toThrow(/^share/);
  });
});

describe('the explanation', () => {
  const explained = computeDueDate(calendar, {
    from: at('2026-08-19 17:20'),
    duration: days(7),
    pauses: [
      {
        from: at('2026-08-24 10:00'),
        to: at('2026-08-26 15:00'),
        reason: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for the supplement' },
      },
    ],
  });

  it('says in Vietnamese what was counted, skipped and paused, and why', () => {
    expect(explanationText(explained.explanation, 'vi')).toEqual([
      '17:20 Thứ Tư 19/08/2026: bắt đầu, ngoài giờ làm việc, tính từ 07:30 Thứ Năm 20/08/2026',
      'Thứ Năm 20/08/2026 – Thứ Sáu 21/08/2026: tính 2 ngày làm việc (cả ngày)',
      'Thứ Bảy 22/08/2026: tính 1 ngày làm việc (cả ngày, làm bù: thay cho Thứ Hai 31/8)',
      'Chủ Nhật 23/08/2026: không tính, nghỉ hằng tuần',
      'Thứ Hai 24/08/2026: tính 2 giờ 30 phút (07:30–10:00)',
      '10:00 Thứ Hai 24/08/2026 – 15:00 Thứ Tư 26/08/2026: tạm dừng 2 ngày làm việc 3 giờ 30 phút (chờ bổ sung hồ sơ)',
      'Thứ Tư 26/08/2026: tính 2 giờ (15:00–17:00)',
      'Thứ Năm 27/08/2026 – Thứ Sáu 28/08/2026: tính 2 ngày làm việc (cả ngày)',
      'Thứ Bảy 29/08/2026 – Chủ Nhật 30/08/2026: không tính, nghỉ hằng tuần',
      'Thứ Hai 31/08/2026: không tính, nghỉ hoán đổi: làm bù Thứ Bảy 22/8',
      'Thứ Ba 01/09/2026 – Thứ Tư 02/09/2026: không tính, nghỉ lễ: Quốc khánh 2/9',
      'Thứ Năm 03/09/2026: tính 1 ngày làm việc (cả ngày)',
      'Thứ Sáu 04/09/2026: tính 3 giờ 30 phút (07:30–11:00)',
      '11:00 Thứ Sáu 04/09/2026: hết hạn, đủ 7 ngày làm việc',
    ]);
  });

  it('says the same in English', () => {
    const lines = explanationText(explained.explanation, 'en');
    expect(lines[0]).toBe(
      '17:20 Wednesday 19/08/2026: start, outside office hours, counted from 07:30 Thursday 20/08/2026',
    );
    expect(lines.at(-1)).toBe('11:00 Friday 04/09/2026: due, 7 working days counted');
  });

  it('of a provisional date says how far the calendar is published', () => {
    const { explanation } = computeDueDate(calendar, { from: at('2026-12-31 09:00'), duration: days(2) });
    expect(explanationText(explanation, 'vi').slice(-3)).toEqual([
      'Thứ Ba 05/01/2027: tính 1 giờ 30 phút (07:30–09:00)',
      '09:00 Thứ Ba 05/01/2027: hết hạn, đủ 2 ngày làm việc',
      'Hạn tạm tính: lịch nghỉ chính thức đã công bố từ Thứ Hai 01/01/2024 đến Thứ Năm 31/12/2026; hạn được tính lại khi có lịch mới',
    ]);
    expect(explanationText(explanation, 'en')[2]).toContain('Tết Dương lịch (dự kiến)');
  });
});

describe('the transfer to the processing unit', () => {
  it.each([
    ['by 15:00', '2026-11-23 15:00', '2026-11-23 17:00'],
    ['before opening', '2026-11-23 06:00', '2026-11-23 17:00'],
    ['after 15:00, before a holiday', '2026-11-23 15:01', '2026-11-25 08:30'],
    ['on a Saturday', '2026-11-21 09:00', '2026-11-23 08:30'],
    ['on a swapped Saturday', '2026-08-22 09:00', '2026-08-22 17:00'],
  ] as const)('of what is received %s', (_, received, due) => {
    expect(transferDeadline(calendar, at(received)).dueAt).toBe(at(due));
  });

  it('of what is received after closing waits for the next working day, however late the cut-off', () => {
    const rule = { cutoff: '17:30', nextMorningMinutes: 60 };
    expect(transferDeadline(calendar, at('2026-11-16 17:10'), rule).dueAt).toBe(at('2026-11-17 08:30'));
  });

  it('follows another cut-off where one is set', () => {
    const rule = { cutoff: '16:30', nextMorningMinutes: 30 };
    expect(transferDeadline(calendar, at('2026-11-16 16:30'), rule).dueAt).toBe(at('2026-11-16 17:00'));
    expect(transferDeadline(calendar, at('2026-11-16 16:31'), rule).dueAt).toBe(at('2026-11-17 08:00'));
  });
});

describe('a duration', () => {
  it.each([
    [days(1), 480],
    [days(6.25), 3000],
    [days(4.75), 2280],
    [days(0.7), 336],
    [{ unit: 'workingHours', amount: 0.5 }, 30],
    [{ unit: 'workingMinutes', amount: 7 }, 7],
  ] as const)('%o is %i minutes', (duration, minutes) => {
    expect(workingMinutesOf(duration)).toBe(minutes);
  });

  it.each([days(0.001), { unit: 'workingMinutes', amount: 0.5 } as const, days(-1), days(NaN), days(1e9)])(
    '%o is refused, naming the field',
    (duration) => {
      expect(() => workingMinutesOf(duration, 'processing')).toThrow(/^processing: /);
    },
  );
});

describe('a calendar', () => {
  it('of the sample can be published as it is', () => {
    expect(workCalendar.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });

  it('parsed anew counts the same', () => {
    const copy = workCalendar.parse(JSON.parse(JSON.stringify(calendar)));
    const from = at('2026-11-16 09:00');
    expect(addWorkingMinutes(copy, from, 12345)).toBe(addWorkingMinutes(calendar, from, 12345));
  });

  it.each([
    ['a day listed twice', { days: [...calendar.days, calendar.days[0]] }, /listed twice/],
    ['no office hours', { sessions: { ...calendar.sessions, ...emptyWeek() } }, /At least one weekday/],
    ['overlapping sessions', { sessions: { ...calendar.sessions, monday: overlapping } }, /without overlapping/],
    ['a date that does not exist', { publishedThrough: '2026-02-30' }, /publishedThrough/],
  ])('with %s is refused', (_, change, message) => {
    const parsed = workCalendar.safeParse({ ...calendar, ...change });
    expect(JSON.stringify(parsed.error?.issues)).toMatch(message);
  });
});

function emptyWeek() {
  return { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };
}
