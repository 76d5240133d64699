import type { Session, WorkCalendar } from '../../domain/working-time/calendar.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const minuteMs = 60_000;
const dayMinutes = 1440;
const offsetMinutes = 7 * 60;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/**
 * The due date as anybody would write it first: from day to day, from session to session, taking the minutes off as
 * they pass. Exact, and as slow as the deadline is long. The published days are looked up in a map that is made once.
 */
export function createDayByDay(calendar: WorkCalendar) {
  const published = new Map(calendar.days.map((day) => [day.date, day.kind]));

  const sessionsOf = (day: number): readonly Session[] => {
    const midnight = new Date(day * dayMinutes * minuteMs);
    const kind = published.get(midnight.toISOString().slice(0, 10));
    if (kind === 'swapWork') return calendar.sessions.monday;
    if (kind !== undefined) return [];
    return calendar.sessions[weekdays[midnight.getUTCDay()] ?? 'sunday'];
  };

  /** @param minutes above 0; pauses in order of time, none overlapping */
  return (from: string, minutes: number, pauses: readonly { readonly from: string; readonly to: string }[]): string => {
    const start = minuteOf(from);
    const stops = pauses.map((pause) => ({ from: minuteOf(pause.from), to: minuteOf(pause.to) }));
    let left = minutes;
    for (let day = Math.floor(start / dayMinutes); ; day++) {
      for (const session of sessionsOf(day)) {
        const opens = Math.max(start, day * dayMinutes + session.fromMinute);
        const closes = day * dayMinutes + session.toMinute;
        for (const { from: begins, to: ends } of without(stops, { from: opens, to: closes })) {
          if (left <= ends - begins) return new Date((begins + left - offsetMinutes) * minuteMs).toISOString();
          left -= ends - begins;
        }
      }
    }
  };
}

/** What is left of a stretch between the stops. */
function without(stops: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const rest: Stretch[] = [];
  let begins = from;
  for (const stop of stops) {
    if (stop.to <= begins || stop.from >= to) continue;
    if (stop.from > begins) rest.push({ from: begins, to: stop.from });
    begins = stop.to;
  }
  if (begins < to) rest.push({ from: begins, to });
  return rest;
}

function minuteOf(instant: string): number {
  return Math.ceil(Date.parse(instant) / minuteMs) + offsetMinutes;
}
