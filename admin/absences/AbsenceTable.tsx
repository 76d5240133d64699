import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { Absence } from '../../api/contract/absences.ts';
import { formatDate, formatDateTime, formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { EndAbsenceDialog } from './EndAbsenceDialog.tsx';

const tones = { upcoming: 'default', running: 'warning', over: 'default' } as const;

/** Absences, one a row, with the way to end those that are one’s own to end. */
export function AbsenceTable() {
  const t = useT();
  const text = useLocalized();
  const { data = [] } = useListContext<Absence>();
  const [ending, setEnding] = useState<Absence>();
  return (
    <>
      <PlainTable
        label={t('nav.absences')}
        rows={data}
        keyOf={({ id }) => id}
        columns={[
          { name: t('absence.person'), cell: ({ person }) => person.name },
          {
            name: t('absence.days'),
            cell: ({ fromDate, throughDate }) =>
              t('absence.period', { from: formatDate(fromDate), through: formatDate(throughDate) }),
          },
          { name: t('absence.kind'), cell: ({ reason }) => (reason === null ? '—' : text(reason.name)) },
          { name: t('absence.substitute'), cell: ({ substitute }) => substitute.name },
          { name: t('absence.stateLabel'), cell: (absence) => <State absence={absence} /> },
          {
            name: t('absence.coveredTasks'),
            align: 'right',
            cell: ({ coveredTasks }) => formatNumber(coveredTasks),
          },
          {
            name: t('absence.actions'),
            cell: (absence) =>
              absence.mayEnd && (
                <Button
                  size="small"
                  aria-label={t('absence.endOf', { name: absence.person.name })}
                  onClick={() => setEnding(absence)}
                >
                  {t('absence.end')}
                </Button>
              ),
          },
        ]}
      />
      {ending !== undefined && <EndAbsenceDialog absence={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function State({ absence: { state, ended } }: { absence: Absence }) {
  const t = useT();
  return (
    <>
      <Chip size="small" variant="outlined" color={tones[state]} label={t(`absence.state.${state}`)} />
      {ended !== null && (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('absence.endedEarly', { when: formatDateTime(ended.at), name: ended.by.name })}
        </Typography>
      )}
    </>
  );
}
