import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useSearchParams } from 'react-router';
import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { formatDate, formatDateTime, formatDay } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useCalendars } from '../units/use-unit.ts';
import { DraftPanel } from './DraftPanel.tsx';
import { DueDateCalculator } from './DueDateCalculator.tsx';
import { HoursPanel } from './HoursPanel.tsx';
import { gridOfYear, isPublished, nextToPublish, yearsOf } from './year-grid.ts';
import { YearGrid } from './YearGrid.tsx';

/** The calendars of the house, year by year; which one and which year stand in the address. */
export default function CalendarPage() {
  const t = useT();
  const text = useLocalized();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useCalendars();
  const calendar = data?.find(({ id }) => id === search.get('calendar')) ?? data?.[0];
  if (calendar === undefined || data === undefined) {
    return error === null ? (
      <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />
    ) : (
      <FailureNotice failure={error} onRetry={() => void refetch()} />
    );
  }
  const years = yearsOf(calendar);
  const asked = Number(search.get('year') ?? localDateOf(new Date()).slice(0, 4));
  const year = years.includes(asked) ? asked : (years.at(-1) ?? asked);
  const next = nextToPublish(calendar.publishedThrough);
  const choose = (change: Readonly<Record<string, string>>) =>
    setSearch({ calendar: calendar.id, year: String(year), ...change }, { replace: true });
  return (
    <Box sx={{ p: 2, maxWidth: 1240 }}>
      <PageTitle title={t('nav.calendars')} />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {t('calendar.intro')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        {data.length > 1 && (
          <TextField
            select
            size="small"
            label={t('calendar.which')}
            value={calendar.id}
            onChange={({ target }) => choose({ calendar: target.value })}
            sx={{ minWidth: 260 }}
          >
            {data.map(({ id, version, units }) => (
              <MenuItem key={id} value={id}>
                {version} · {units.map(({ name }) => text(name)).join(', ')}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          select
          size="small"
          label={t('calendar.year')}
          value={String(year)}
          onChange={({ target }) => choose({ year: target.value })}
          sx={{ minWidth: 120 }}
        >
          {years.map((one) => (
            <MenuItem key={one} value={String(one)}>
              {one}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {next !== year && (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" size="small" onClick={() => choose({ year: String(next) })}>
              {t('calendar.toYear', { year: next })}
            </Button>
          }
        >
          {t('calendar.nextMissing', { year: next })}
        </Alert>
      )}
      <CalendarYear key={`${calendar.id} ${year}`} calendar={calendar} year={year} />
      <DueDateCalculator key={calendar.id} units={calendar.units} />
      <HoursPanel key={`hours ${calendar.id}`} calendar={calendar} />
      <AboutPanel calendar={calendar} />
    </Box>
  );
}

function CalendarYear({ calendar, year }: { calendar: CalendarInUse; year: number }) {
  const t = useT();
  const language = useLanguage();
  const isKnown = isPublished(calendar, year);
  const days = calendar.days.filter(({ date }) => date.startsWith(`${year}-`));
  const mayDraft = isKnown || year === nextToPublish(calendar.publishedThrough);
  return (
    <>
      <Alert severity={isKnown ? 'success' : 'warning'} sx={{ mb: 2 }}>
        {year}: {t(isKnown ? 'calendar.published' : 'calendar.expected')}
      </Alert>
      {mayDraft && <DraftPanel calendar={calendar} year={year} />}
      <Panel title={`${t('calendar.months')} ${year}`}>
        <YearGrid months={gridOfYear(calendar, year)} />
      </Panel>
      <Panel title={t('calendar.days')}>
        {days.length === 0 ? (
          <Typography color="text.secondary">{t('calendar.noDays')}</Typography>
        ) : (
          <PlainTable
            label={t('calendar.days')}
            rows={days}
            keyOf={({ date }) => date}
            columns={[
              { name: t('calendar.date'), cell: ({ date }) => formatDay(date, language) },
              { name: t('calendar.kind'), cell: ({ kind }) => t(`calendar.mark.${kind}`) },
              { name: t('calendar.note'), cell: ({ note }) => note },
              { name: t('calendar.source'), cell: ({ source }) => source },
            ]}
          />
        )}
      </Panel>
    </>
  );
}

function AboutPanel({ calendar }: { calendar: CalendarInUse }) {
  const t = useT();
  const text = useLocalized();
  const { version, publishedAt, publishedThrough, units } = calendar;
  return (
    <Panel title={t('calendar.about')}>
      <Facts
        facts={[
          [t('calendar.version'), version],
          [t('calendar.publishedAt'), formatDateTime(publishedAt)],
          [t('calendar.publishedThrough'), formatDate(publishedThrough)],
          [t('calendar.units'), units.map(({ name }) => text(name)).join(', ')],
        ]}
      />
    </Panel>
  );
}
