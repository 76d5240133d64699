import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { Language } from '../../domain/localized-text.ts';
import { useLanguage } from '../../ui/language.ts';
import { formatDay } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import type { DayMark, GridDay, GridMonth } from './year-grid.ts';

const weekdayOrder = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Letters of each mark's name, which say the same as its colour. */
const letters: Record<Language, Partial<Record<DayMark, string>>> = {
  vi: { holiday: 'L', compensatory: 'B', swapOff: 'Đ', swapWork: 'LB', localClosure: 'ĐC' },
  en: { holiday: 'H', compensatory: 'C', swapOff: 'S', swapWork: 'W', localClosure: 'U' },
};

const looks: Record<DayMark, object> = {
  working: {},
  weekend: { color: 'text.secondary', bgcolor: 'action.hover' },
  holiday: { color: 'error.main', border: 1, fontWeight: 700 },
  compensatory: { color: 'error.main', border: 1, borderStyle: 'dashed' },
  swapOff: { color: 'warning.main', border: 1, borderStyle: 'dashed' },
  swapWork: { color: 'success.main', border: 1, fontWeight: 700 },
  localClosure: { color: 'secondary.main', border: 1 },
};

/** Twelve months with every day marked, and what the marks mean. */
export function YearGrid({ months }: { months: readonly GridMonth[] }) {
  const t = useT();
  const language = useLanguage();
  const marks = Object.keys(looks).filter((mark): mark is DayMark => mark in looks && mark !== 'working');
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
        }}
      >
        {months.map((month) => (
          <Month key={month.month} month={month} />
        ))}
      </Box>
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, listStyle: 'none', p: 0, mt: 2, mb: 0 }}>
        {marks.map((mark) => (
          <Box component="li" key={mark} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
            <Box component="span" aria-hidden sx={{ ...cell, ...looks[mark], width: 30 }}>
              {letters[language][mark]}
            </Box>
            <Typography variant="body2" component="span">
              {t(`calendar.mark.${mark}`)}
            </Typography>
          </Box>
        ))}
      </Box>
    </>
  );
}

const cell = { height: 30, display: 'inline-flex', alignItems: 'center', justifyContent: 'center', borderRadius: 1 };

function Month({ month: { month, leading, days } }: { month: GridMonth }) {
  const t = useT();
  return (
    <div>
      <Typography component="h3" variant="body2" sx={{ fontWeight: 650, mb: 0.5 }}>
        {t('calendar.month', { month })}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: '2px', fontSize: 13 }}>
        {weekdayOrder.map((weekday) => (
          <Typography key={weekday} variant="caption" color="text.secondary" sx={{ textAlign: 'center' }}>
            {t(`calendar.weekday.${weekday}`)}
          </Typography>
        ))}
        {Array.from({ length: leading }, (_, i) => (
          <span key={i} />
        ))}
        {days.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </Box>
    </div>
  );
}

function Day({ day: { date, dayOfMonth, mark, entry } }: { day: GridDay }) {
  const t = useT();
  const language = useLanguage();
  const letter = letters[language][mark];
  const sx = looks[mark];
  const number = (
    <Box component="span" sx={{ ...cell, ...sx }}>
      {dayOfMonth}
      {letter !== undefined && (
        <Box component="sup" aria-hidden sx={{ fontSize: 9, ml: '1px' }}>
          {letter}
        </Box>
      )}
    </Box>
  );
  if (entry === undefined) return number;
  const words = `${formatDay(date, language)}: ${t(`calendar.mark.${mark}`)}, ${entry.note} – ${entry.source}`;
  return (
    <Tooltip title={words} describeChild>
      {number}
    </Tooltip>
  );
}
