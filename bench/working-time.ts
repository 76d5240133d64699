import { computeDueDate, shareReachedAt, type Deadline } from '../domain/working-time/due-date.ts';
import { workingMinutesOf, type WorkingDuration } from '../domain/working-time/duration.ts';
import { firstCalendar } from '../domain/working-time/first-calendar.ts';
import { createDayByDay } from './bare/day-by-day.ts';
import { round } from './quantiles.ts';
import { perSecond, randomNumbers } from './rate.ts';

export interface DueDateRates {
  /** Due dates alone. */
  readonly perSecond: number;
  /** With the explanation of every day counted, skipped and paused, in both languages. */
  readonly explainedPerSecond: number;
  /** Day by day, alone. */
  readonly dayByDayPerSecond: number;
  readonly ratioToDayByDay: number;
  readonly explainedRatioToDayByDay: number;
}

const startsOfEachCase = 500;
const hourMs = 3_600_000;

const cases = {
  workingDays3: { duration: { unit: 'workingDays', amount: 3 }, pausesEach: 0 },
  workingDays6and25: { duration: { unit: 'workingDays', amount: 6.25 }, pausesEach: 0 },
  workingDays30: { duration: { unit: 'workingDays', amount: 30 }, pausesEach: 0 },
  workingHours8WithPauses: { duration: { unit: 'workingHours', amount: 8 }, pausesEach: 2 },
} as const satisfies Readonly<Record<string, { readonly duration: WorkingDuration; readonly pausesEach: number }>>;

type CaseName = keyof typeof cases;

interface PausedDeadline extends Deadline {
  readonly from: string;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Due dates a second on the first calendar, from any minute of its published years, against walking day by day, which
 * is first seen to give the same dates.
 */
export function benchWorkingTime({ say }: { readonly say: (text: string) => void }): Record<CaseName, DueDateRates> {
  const dayByDay = createDayByDay(firstCalendar);
  const measure = (name: CaseName): DueDateRates => {
    const deadlines = deadlinesOf(name);
    const minutes = workingMinutesOf(cases[name].duration);
    const walk = ({ from, pauses }: PausedDeadline) => dayByDay(from, minutes, pauses);
    const count = (deadline: Deadline) => shareReachedAt(firstCalendar, deadline, 1);
    const explain = (deadline: Deadline) => computeDueDate(firstCalendar, deadline);
    for (const deadline of deadlines) {
      const dates = new Set([walk(deadline), count(deadline), explain(deadline).dueAt]);
      if (dates.size !== 1) throw new Error(`${name} from ${deadline.from} ends on ${[...dates].join(' or ')}`);
    }
    say(`${name}: ${deadlines.length} dates agree`);
    const [alone, explained, walked] = [count, explain, walk].map((operation) => perSecond(deadlines, operation));
    if (alone === undefined || explained === undefined || walked === undefined)
      throw new Error('Not all were measured');
    return {
      perSecond: alone,
      explainedPerSecond: explained,
      dayByDayPerSecond: walked,
      ratioToDayByDay: round(alone / walked),
      explainedRatioToDayByDay: round(explained / walked),
    };
  };
  return {
    workingDays3: measure('workingDays3'),
    workingDays6and25: measure('workingDays6and25'),
    workingDays30: measure('workingDays30'),
    workingHours8WithPauses: measure('workingHours8WithPauses'),
  };
}

/** Starts anywhere in three years, by day and by night; pauses one after another, of hours or days. */
function deadlinesOf(name: CaseName): PausedDeadline[] {
  const random = randomNumbers(2026);
  const { duration, pausesEach } = cases[name];
  const [first, last] = [Date.parse('2024-01-01T00:00:00Z'), Date.parse('2026-10-01T00:00:00Z')];
  return Array.from({ length: startsOfEachCase }, () => {
    const startMs = first + Math.floor(random() * (last - first));
    let atMs = startMs;
    const pauses = Array.from({ length: pausesEach }, () => {
      const fromMs = atMs + Math.floor(random() * 6 * hourMs);
      atMs = fromMs + Math.floor(random() * 50 * hourMs);
      return { from: new Date(fromMs).toISOString(), to: new Date(atMs).toISOString() };
    });
    return { from: new Date(startMs).toISOString(), duration, pauses };
  });
}
