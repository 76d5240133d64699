import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { calendarDayKinds } from '../../domain/working-time/calendar.ts';
import { request } from '../../ui/api-client.ts';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useSay } from '../shared/use-say.ts';
import { CalendarEffect } from './CalendarEffect.tsx';
import { useYearDraft } from './use-year-draft.ts';
import { isPublished } from './year-grid.ts';
import { newDay, startDraft, type DraftDay } from './year-draft.ts';

interface DraftPanelProps {
  readonly calendar: CalendarInUse;
  readonly year: number;
}

/** Days of a year being entered from its notice, looked at for what they would do, and published. */
export function DraftPanel({ calendar, year }: DraftPanelProps) {
  const t = useT();
  const { days, keep, discard } = useYearDraft(calendar.units[0]?.code ?? '', year);
  const [isPublishing, setPublishing] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const isKnown = isPublished(calendar, year);
  const body = { days: [...(days ?? [])], units: calendar.units.map(({ code }) => code) };
  const look = useMutation({
    mutationFn: () => request('post', '/calendar/{year}/preview', { params: { year }, body }),
  });
  if (days === undefined) {
    return (
      <Button
        variant={isKnown ? 'outlined' : 'contained'}
        sx={{ mb: 2 }}
        onClick={() => keep(startDraft(calendar, year))}
      >
        {t(isKnown ? 'calendar.draftAgain' : 'calendar.draft', { year })}
      </Button>
    );
  }
  const faults = fieldErrorsOf(look.error);
  const change = (changed: readonly DraftDay[]) => {
    look.reset();
    keep(changed);
  };
  return (
    <Panel title={t('calendar.draftTitle', { year })}>
      <Typography variant="body2" color="text.secondary">
        {t('calendar.draftStarts')} {t('calendar.draftKept')}
      </Typography>
      <DayRows
        year={year}
        days={days}
        faultOf={(field) => faults.find((fault) => fault.field === field)?.message}
        onChange={change}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1.5 }}>
        <Button variant="contained" loading={look.isPending} onClick={() => look.mutate()}>
          {t('calendar.look')}
        </Button>
        <Button variant="outlined" disabled={look.data === undefined} onClick={() => setPublishing(true)}>
          {t('calendar.publish', { year })}
        </Button>
        <Button color="error" onClick={() => setDiscarding(true)}>
          {t('calendar.discard')}
        </Button>
      </Box>
      {look.error !== null && !faults.some(({ field }) => field.startsWith('days.')) && (
        <FailureNotice failure={look.error} />
      )}
      {look.data !== undefined && <CalendarEffect effect={look.data} />}
      {isDiscarding && (
        <ConfirmDialog
          title={t('calendar.discard')}
          confirm={t('calendar.discard')}
          isDanger
          onClose={() => setDiscarding(false)}
          onConfirm={() => {
            discard();
            setDiscarding(false);
            return Promise.resolve();
          }}
        >
          {() => <Typography>{t('calendar.discardNote', { smart_count: days.length, count: days.length })}</Typography>}
        </ConfirmDialog>
      )}
      {isPublishing && (
        <PublishDialog
          calendar={calendar}
          year={year}
          days={days}
          onDone={discard}
          onClose={() => setPublishing(false)}
        />
      )}
    </Panel>
  );
}

interface DayRowsProps {
  readonly year: number;
  readonly days: readonly DraftDay[];
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (days: readonly DraftDay[]) => void;
}

function DayRows({ year, days, faultOf, onChange }: DayRowsProps) {
  const t = useT();
  const language = useLanguage();
  const [source, setSource] = useState('');
  const edit = (at: number, changed: Partial<DraftDay>) =>
    onChange(days.map((day, i) => (i === at ? { ...day, ...changed } : day)));
  const shown = (message: string | undefined) => (message === undefined ? {} : { error: true, helperText: message });
  return (
    <Stack spacing={1} sx={{ mt: 1.5 }}>
      {days.map((day, i) => (
        <Box
          // A day has no name of its own while it is entered: its place is what it is known by.
          key={i}
          sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', md: '160px 190px 1fr 1fr 44px' } }}
        >
          <TextField
            size="small"
            type="date"
            label={day.date === '' ? t('calendar.date') : formatDay(day.date, language)}
            value={day.date}
            onChange={({ target }) => edit(i, { date: target.value })}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: `${year}-01-01`, max: `${year}-12-31` } }}
            {...shown(faultOf(`days.${i}.date`))}
          />
          <TextField
            select
            size="small"
            label={t('calendar.kind')}
            value={day.kind}
            onChange={({ target }) =>
              edit(i, { kind: calendarDayKinds.find((kind) => kind === target.value) ?? day.kind })
            }
            {...shown(faultOf(`days.${i}.kind`))}
          >
            {calendarDayKinds.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {t(`calendar.mark.${kind}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            size="small"
            label={t('calendar.note')}
            value={day.note}
            onChange={({ target }) => edit(i, { note: target.value })}
            {...shown(faultOf(`days.${i}.note`))}
          />
          <TextField
            size="small"
            label={t('calendar.source')}
            value={day.source}
            onChange={({ target }) => edit(i, { source: target.value })}
            {...shown(faultOf(`days.${i}.source`))}
          />
          <IconButton
            aria-label={t('calendar.removeDay', { date: day.date })}
            onClick={() => onChange(days.filter((_, other) => other !== i))}
          >
            <DeleteIcon />
          </IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button size="small" onClick={() => onChange([...days, newDay])}>
          {t('calendar.addDay')}
        </Button>
        <TextField
          size="small"
          label={t('calendar.sourceForAll')}
          value={source}
          onChange={({ target }) => setSource(target.value)}
          sx={{ ml: { md: 'auto' }, minWidth: 260 }}
        />
        <Button
          size="small"
          disabled={source.trim() === ''}
          onClick={() => onChange(days.map((day) => (day.source.trim() === '' ? { ...day, source } : day)))}
        >
          {t('calendar.fillSource')}
        </Button>
      </Box>
    </Stack>
  );
}

interface PublishDialogProps extends DraftPanelProps {
  readonly days: readonly DraftDay[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function PublishDialog({ calendar, year, days, onDone, onClose }: PublishDialogProps) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const queryClient = useQueryClient();
  const publish = async () => {
    const body = { days: [...days], units: calendar.units.map(({ code }) => code) };
    const { dossiersTold } = await withIntentionKey(`calendar ${year} ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/calendar/{year}', { params: { year }, body, idempotencyKey }),
    );
    say(t('calendar.publishDone', { year, smart_count: dossiersTold, count: formatNumber(dossiersTold) }), 'success');
    onDone();
    onClose();
    await queryClient.invalidateQueries({ queryKey: ['calendars-in-use'] });
  };
  const title = t('calendar.publish', { year });
  return (
    <ConfirmDialog title={title} confirm={title} isDanger onClose={onClose} onConfirm={publish}>
      {() => (
        <Typography>
          {t('calendar.publishNote', { units: calendar.units.map(({ name }) => text(name)).join(', ') })}
        </Typography>
      )}
    </ConfirmDialog>
  );
}
