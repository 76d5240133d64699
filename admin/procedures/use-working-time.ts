import { useT } from '../i18n/provider.ts';
import { workingTimeParts } from '../shared/working-time.ts';

/** Words for working minutes: `1 ngày làm việc 4 giờ`. */
export function useWorkingTime(): (minutes: number) => string {
  const t = useT();
  return (minutes) =>
    workingTimeParts(minutes)
      .map(({ key, count }) => t(key, { smart_count: count }))
      .join(' ');
}

/** Words for working minutes in as little room as a column has: `12 giờ`, `6 giờ 30 phút`. */
export function useWorkingHours(): (minutes: number) => string {
  const t = useT();
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const parts = [
      ...(hours > 0 ? [t('time.hours', { smart_count: hours })] : []),
      ...(rest > 0 ? [t('time.minutes', { smart_count: rest })] : []),
    ];
    return parts.join(' ').replaceAll(' ', '\u00a0');
  };
}
