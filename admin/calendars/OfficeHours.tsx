import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { weekdays, type WeekSessions } from '../../domain/working-time/calendar.ts';
import { timeOfMinute } from '../../domain/working-time/local-time.ts';
import { useT } from '../i18n/provider.ts';

/** When the office is open on each day of the week. */
export function OfficeHours({ sessions }: { sessions: WeekSessions }) {
  const t = useT();
  return (
    <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1 }}>
      {weekdays.map((weekday) => (
        <div key={weekday}>
          <Typography component="dt" variant="caption" color="text.secondary">
            {t(`calendar.weekdayName.${weekday}`)}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0 }}>
            {sessions[weekday].length === 0
              ? t('calendar.noSession')
              : sessions[weekday]
                  .map(({ fromMinute, toMinute }) => `${timeOfMinute(fromMinute)}–${timeOfMinute(toMinute)}`)
                  .join(', ')}
          </Typography>
        </div>
      ))}
    </Box>
  );
}
