import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarEffect as Effect, CalendarInUse } from '../../api/contract/calendar.ts';
import { dateOfDay, dayOfDate, localDateOf } from '../../domain/working-time/local-time.ts';
import { request } from '../../ui/api-client.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useSay } from '../shared/use-say.ts';
import { unitKeys } from '../units/use-unit.ts';
import { CalendarEffect } from './CalendarEffect.tsx';
import { formOfHours, givenHours, unfinishedSession } from './hours-form.ts';
import { HoursFields, type HoursWish } from './HoursFields.tsx';

interface HoursDialogProps {
  readonly calendar: CalendarInUse;
  readonly onClose: () => void;
}

/** Other office hours in two steps: they are entered and looked at for what they would do, and then hold. */
export function HoursDialog({ calendar, onClose }: HoursDialogProps) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const queryClient = useQueryClient();
  const [wish, setWish] = useState<HoursWish>(() => ({
    from: dateOfDay(dayOfDate(localDateOf(new Date()), 'today') + 1),
    hours: formOfHours(calendar.sessions),
    units: calendar.units.map(({ code }) => code),
  }));
  const [effect, setEffect] = useState<Effect>();
  const body = { from: wish.from, sessions: givenHours(wish.hours), units: [...wish.units] };
  const title = t('calendar.hoursChange');
  if (effect === undefined) {
    const unfinished = unfinishedSession(wish.hours);
    const weekday = unfinished && t(`calendar.weekdayName.${unfinished.weekday}`);
    const look = async () => {
      if (unfinished === undefined) setEffect(await request('post', '/office-hours/preview', { body }));
    };
    return (
      <ConfirmDialog
        key="enter"
        title={title}
        width="md"
        confirm={t('calendar.look')}
        isReady={unfinished === undefined && wish.units.length > 0}
        onClose={onClose}
        onConfirm={look}
      >
        {(faultOf) => (
          <>
            <HoursFields calendar={calendar} wish={wish} onChange={setWish} faultOf={faultOf} />
            {unfinished !== undefined && (
              <Alert severity="warning">
                {t('calendar.hoursUnfinished', { weekday: weekday ?? '', number: unfinished.number })}
              </Alert>
            )}
          </>
        )}
      </ConfirmDialog>
    );
  }
  const change = async () => {
    const { dossiersTold } = await withIntentionKey(`office hours ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/office-hours', { body, idempotencyKey }),
    );
    say(t('calendar.hoursDone', { smart_count: dossiersTold, count: formatNumber(dossiersTold) }), 'success');
    onClose();
    await Promise.all(unitKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  };
  const names = calendar.units.filter(({ code }) => wish.units.includes(code)).map(({ name }) => text(name));
  return (
    <ConfirmDialog key="set" title={title} width="md" confirm={title} isDanger onClose={onClose} onConfirm={change}>
      {() => (
        <>
          <Typography>{t('calendar.hoursNote', { date: formatDate(wish.from), units: names.join(', ') })}</Typography>
          <CalendarEffect effect={effect} />
          <Button sx={{ alignSelf: 'start' }} onClick={() => setEffect(undefined)}>
            {t('calendar.hoursEdit')}
          </Button>
        </>
      )}
    </ConfirmDialog>
  );
}
