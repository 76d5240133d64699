import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { weekdays } from '../../domain/working-time/calendar.ts';
import { DateField } from '../../ui/DateField.tsx';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import type { FaultOf } from '../shared/ConfirmDialog.tsx';
import { faultyField, likeMonday, type HoursForm, type TypedSession, type Weekday } from './hours-form.ts';

export interface HoursWish {
  readonly from: string;
  readonly hours: HoursForm;
  /** Codes of the units that change. */
  readonly units: readonly string[];
}

interface HoursFieldsProps {
  readonly calendar: CalendarInUse;
  readonly wish: HoursWish;
  readonly onChange: (wish: HoursWish) => void;
  readonly faultOf: FaultOf;
}

/** From when, for which units, and when each day's sessions begin and end. */
export function HoursFields({ calendar: { units }, wish, onChange, faultOf }: HoursFieldsProps) {
  const t = useT();
  const { from, hours } = wish;
  const editHours = (changed: HoursForm) => onChange({ ...wish, hours: changed });
  return (
    <>
      <DateField
        label={t('calendar.hoursBegin')}
        value={from}
        required
        onChange={({ target }) => onChange({ ...wish, from: target.value })}
        sx={{ maxWidth: 220 }}
        {...faultOf('from')}
      />
      {units.length > 1 && (
        <UnitChoice units={units} chosen={wish.units} onChange={(chosen) => onChange({ ...wish, units: chosen })} />
      )}
      <Typography color="text.secondary" variant="body2">
        {t('calendar.hoursFrame')}
      </Typography>
      {weekdays.map((weekday) => (
        <DayFields
          key={weekday}
          weekday={weekday}
          hours={hours}
          onChange={(sessions) => editHours({ ...hours, [weekday]: sessions })}
          faultOf={faultOf}
        />
      ))}
      {faultOf('sessions').error && <FormHelperText error>{faultOf('sessions').helperText}</FormHelperText>}
      <Button size="small" sx={{ alignSelf: 'start' }} onClick={() => editHours(likeMonday(hours))}>
        {t('calendar.hoursLikeMonday')}
      </Button>
    </>
  );
}

interface UnitChoiceProps {
  readonly units: CalendarInUse['units'];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function UnitChoice({ units, chosen, onChange }: UnitChoiceProps) {
  const t = useT();
  const text = useLocalized();
  const toggle = (code: string, isChosen: boolean) =>
    onChange(units.map((unit) => unit.code).filter((one) => (one === code ? isChosen : chosen.includes(one))));
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 650, p: 0 }}>
        {t('calendar.hoursUnits')}
      </Typography>
      <Box sx={{ display: 'flex', flexDirection: 'column', maxHeight: 160, overflowY: 'auto' }}>
        {units.map(({ code, name }) => (
          <FormControlLabel
            key={code}
            label={text(name)}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(code)}
                onChange={(_, isChosen) => toggle(code, isChosen)}
              />
            }
          />
        ))}
      </Box>
      {chosen.length > 0 && chosen.length < units.length && <FormHelperText>{t('calendar.hoursOwn')}</FormHelperText>}
    </Box>
  );
}

interface DayFieldsProps {
  readonly weekday: Weekday;
  readonly hours: HoursForm;
  readonly onChange: (sessions: readonly TypedSession[]) => void;
  readonly faultOf: FaultOf;
}

function DayFields({ weekday, hours, onChange, faultOf }: DayFieldsProps) {
  const t = useT();
  const name = t(`calendar.weekdayName.${weekday}`);
  const sessions = hours[weekday];
  const ofDay = faultOf(`sessions.${weekday}`);
  const edit = (at: number, change: Partial<TypedSession>) =>
    onChange(sessions.map((session, i) => (i === at ? { ...session, ...change } : session)));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'start' }}>
      <Typography sx={{ width: 90, pt: 1 }}>{name}</Typography>
      {sessions.map(({ open, close }, i) => {
        const fault = faultOf(faultyField(hours, weekday, i));
        const field = (end: keyof TypedSession, value: string) => (
          <TextField
            type="time"
            size="small"
            value={value}
            error={fault.error || ofDay.error}
            onChange={({ target }) => edit(i, { [end]: target.value })}
            slotProps={{
              htmlInput: {
                'aria-label': t(end === 'open' ? 'calendar.hoursOpen' : 'calendar.hoursClose', {
                  weekday: name,
                  number: i + 1,
                }),
              },
            }}
            sx={{ width: 130 }}
          />
        );
        return (
          // A session has no name of its own: its place in the day is what it is known by.
          <div key={i}>
            <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
              {field('open', open)}–{field('close', close)}
            </Box>
            {fault.error && <FormHelperText error>{fault.helperText}</FormHelperText>}
          </div>
        );
      })}
      {ofDay.error && <FormHelperText error>{ofDay.helperText}</FormHelperText>}
    </Box>
  );
}
