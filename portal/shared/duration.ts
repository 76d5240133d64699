import { useTranslation } from 'react-i18next';

interface Duration {
  readonly unit: 'workingDays' | 'workingHours';
  readonly amount: number;
}

const minutesPerHour = 60;
const minutesPerDay = 480;

/** Words for spans of working time: `3 ngày làm việc`. */
export function useDurationWords() {
  const { t } = useTranslation();
  const words = ({ unit, amount }: Duration): string =>
    unit === 'workingDays'
      ? t('common.duration.workingDays', { count: amount })
      : t('common.duration.workingHours', { count: amount });
  const minuteWords = (minutes: number): string =>
    minutes % minutesPerDay === 0
      ? words({ unit: 'workingDays', amount: minutes / minutesPerDay })
      : words({ unit: 'workingHours', amount: Math.round((minutes / minutesPerHour) * 10) / 10 });
  return { words, minuteWords };
}
