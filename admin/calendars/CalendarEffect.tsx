import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { MovedDueDate, CalendarEffect as Effect } from '../../api/contract/calendar.ts';
import { formatDeadline, formatNumber } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { workingTimeParts } from '../shared/working-time.ts';

/** What publishing would do to open dossiers: how many, and the first of them with both dates. */
export function CalendarEffect({ effect }: { effect: Effect }) {
  const t = useT();
  const { examined, isComplete, moved, movedLater, becomeFinal, stayProvisional, first } = effect;
  const lines = [
    ...(moved > 0
      ? [t('calendar.effectMoved', { smart_count: moved, count: formatNumber(moved), later: formatNumber(movedLater) })]
      : []),
    ...(becomeFinal > 0
      ? [t('calendar.effectFinal', { smart_count: becomeFinal, count: formatNumber(becomeFinal) })]
      : []),
    ...(stayProvisional > 0
      ? [t('calendar.effectProvisional', { smart_count: stayProvisional, count: formatNumber(stayProvisional) })]
      : []),
  ];
  const count = formatNumber(examined);
  return (
    <Box role="status">
      <Alert severity={isComplete ? 'info' : 'warning'} sx={{ mb: 1 }}>
        {moved === 0 && becomeFinal === 0 && <div>{t('calendar.effectNone')}</div>}
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
        <div>
          {t(isComplete ? 'calendar.effectExamined' : 'calendar.effectPartly', { smart_count: examined, count })}
        </div>
      </Alert>
      {first.length > 0 && (
        <>
          <Typography variant="body2" sx={{ fontWeight: 650 }}>
            {t('calendar.effectFirst')}
          </Typography>
          <MovedTable moved={first} />
        </>
      )}
    </Box>
  );
}

function MovedTable({ moved }: { moved: readonly MovedDueDate[] }) {
  const t = useT();
  const language = useLanguage();
  const changeOf = ({ workingMinutes, becomesFinal }: MovedDueDate) => {
    const time = workingTimeParts(Math.abs(workingMinutes))
      .map(({ key, count }) => t(key, { smart_count: count }))
      .join(' ');
    return [
      ...(workingMinutes > 0 ? [t('calendar.later', { time })] : []),
      ...(workingMinutes < 0 ? [t('calendar.earlier', { time })] : []),
      ...(becomesFinal ? [t('calendar.becomesFinal')] : []),
    ].join(', ');
  };
  return (
    <PlainTable
      label={t('calendar.effectFirst')}
      rows={moved}
      keyOf={({ dossierCode }) => dossierCode}
      columns={[
        {
          name: t('calendar.dossier'),
          cell: ({ dossierCode }) => (
            <Link component={RouterLink} to={dossierPath(dossierCode)}>
              {dossierCode}
            </Link>
          ),
        },
        { name: t('calendar.oldDue'), cell: ({ from }) => formatDeadline(from, language) },
        {
          name: t('calendar.newDue'),
          cell: ({ from, to }) => (from === to ? '=' : formatDeadline(to, language)),
        },
        { name: t('calendar.movedBy'), cell: changeOf },
      ]}
    />
  );
}
