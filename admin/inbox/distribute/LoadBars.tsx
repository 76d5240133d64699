import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { DistributionPlan } from '../../../api/contract/distribution.ts';
import { formatDate } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { loadsOf, type Changes } from './plan-changes.ts';

interface LoadBarsProps {
  readonly plan: DistributionPlan;
  readonly changes: Changes;
  readonly onPeople: (ids: string[]) => void;
}

/** Who takes part, and what each has before and after. */
export function LoadBars({ plan, changes, onPeople }: LoadBarsProps) {
  const t = useT();
  const loads = loadsOf(plan, changes);
  const most = Math.max(1, ...loads.map(({ loadAfter }) => loadAfter));
  const chosen = loads.filter(({ isChosen }) => isChosen).map(({ person }) => person.id);
  return (
    <PlainTable
      label={t('desk.distribute.people')}
      rows={loads}
      keyOf={({ person }) => person.id}
      columns={[
        {
          name: t('desk.distribute.people'),
          cell: ({ person, awayThrough, isChosen }) => (
            <>
              <Checkbox
                size="small"
                checked={isChosen}
                disabled={awayThrough !== null}
                onChange={() => onPeople(isChosen ? chosen.filter((id) => id !== person.id) : [...chosen, person.id])}
                slotProps={{ input: { 'aria-label': t('desk.distribute.takesPart', { name: person.name }) } }}
              />
              {person.name}
              {awayThrough !== null && ` · ${t('inbox.away', { date: formatDate(awayThrough) })}`}
            </>
          ),
        },
        {
          name: t('desk.distribute.load'),
          cell: ({ load, loadAfter }) => <LoadBar before={load} after={loadAfter} most={most} />,
        },
        {
          name: t('desk.distribute.tasks'),
          align: 'right',
          cell: ({ openTasks, given }) => (given === 0 ? openTasks : `${openTasks} + ${given}`),
        },
      ]}
    />
  );
}

/** The number after it says what the bar shows. */
function LoadBar({ before, after, most }: { before: number; after: number; most: number }) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 240 }}>
      <Box
        role="img"
        aria-label={t('desk.distribute.loadOf', { before, after })}
        sx={{ display: 'flex', flex: 1, height: 12, borderRadius: 1, overflow: 'hidden', bgcolor: 'action.hover' }}
      >
        <Box sx={{ width: `${(before / most) * 100}%`, bgcolor: 'text.secondary' }} />
        <Box sx={{ width: `${((after - before) / most) * 100}%`, bgcolor: 'primary.main' }} />
      </Box>
      <Box component="span" sx={{ minWidth: 64, fontVariantNumeric: 'tabular-nums' }}>
        {before === after ? before : `${before} + ${after - before}`}
      </Box>
    </Box>
  );
}
