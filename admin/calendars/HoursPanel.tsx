import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { officeHoursOn } from '../../domain/working-time/calendar.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { formatDate } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import { HoursDialog } from './HoursDialog.tsx';
import { OfficeHours } from './OfficeHours.tsx';

/** When the offices of a calendar are open: now, and from each day on which that changes. */
export function HoursPanel({ calendar }: { calendar: CalendarInUse }) {
  const t = useT();
  const [isChanging, setChanging] = useState(false);
  const today = localDateOf(new Date());
  const toCome = calendar.earlierSessions.map(({ before }) => before).filter((date) => date > today);
  return (
    <Panel title={t('calendar.sessions')}>
      <OfficeHours sessions={officeHoursOn(calendar, today)} />
      {toCome.map((date) => (
        <div key={date}>
          <Typography component="h3" variant="body2" sx={{ fontWeight: 650, mt: 2, mb: 0.5 }}>
            {t('calendar.hoursFrom', { date: formatDate(date) })}
          </Typography>
          <OfficeHours sessions={officeHoursOn(calendar, date)} />
        </div>
      ))}
      <Button variant="outlined" sx={{ mt: 2 }} onClick={() => setChanging(true)}>
        {t('calendar.hoursChange')}
      </Button>
      {isChanging && <HoursDialog calendar={calendar} onClose={() => setChanging(false)} />}
    </Panel>
  );
}
