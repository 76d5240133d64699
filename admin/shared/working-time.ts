type WorkingTimeKey = 'time.workingDays' | 'time.hours' | 'time.minutes';

const minutesPerWorkingDay = 480;

/** Working minutes as working days of eight hours, hours and minutes, without the parts that are nothing. */
export function workingTimeParts(workingMinutes: number): { readonly key: WorkingTimeKey; readonly count: number }[] {
  const parts = [
    { key: 'time.workingDays', count: Math.floor(workingMinutes / minutesPerWorkingDay) },
    { key: 'time.hours', count: Math.floor((workingMinutes % minutesPerWorkingDay) / 60) },
    { key: 'time.minutes', count: workingMinutes % 60 },
  ] as const;
  const counted = parts.filter(({ count }) => count > 0);
  return counted.length === 0 ? [{ key: 'time.minutes', count: 0 }] : counted;
}
