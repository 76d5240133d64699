import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { DistributionPlan } from '../../../api/contract/distribution.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { DueCell } from '../../shared/DueCell.tsx';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { receiverOf, type Changes } from './plan-changes.ts';

interface ShareTableProps {
  readonly plan: DistributionPlan;
  readonly changes: Changes;
  readonly onChange: (taskId: string, to: string) => void;
}

/** Who would get which task, and why; each row can be given to somebody else, or to nobody. */
export function ShareTable({ plan, changes, onChange }: ShareTableProps) {
  const t = useT();
  const text = useLocalized();
  const nameOf = new Map(plan.people.map(({ person }) => [person.id, person.name]));
  return (
    <PlainTable
      label={t('desk.distribute.rows')}
      rows={plan.rows}
      keyOf={({ task }) => task.id}
      columns={[
        {
          name: t('inbox.column.dossier'),
          cell: ({ task }) => (
            <>
              <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                {task.dossier.code}
              </Box>
              <Box sx={{ maxWidth: 320, color: 'text.secondary' }}>{text(task.dossier.procedure.name)}</Box>
            </>
          ),
        },
        { name: t('inbox.column.task'), cell: ({ task }) => text(task.name) },
        { name: t('inbox.column.due'), cell: ({ task }) => <DueCell due={task} none="due.noneForTask" /> },
        {
          name: t('desk.distribute.to'),
          cell: (row) => (
            <TextField
              select
              size="small"
              value={receiverOf(row, changes)}
              onChange={(event) => onChange(row.task.id, event.target.value)}
              sx={{ minWidth: 200 }}
              slotProps={{
                select: { displayEmpty: true },
                htmlInput: { 'aria-label': t('desk.distribute.toOf', { code: row.task.dossier.code }) },
              }}
            >
              <MenuItem value="">{t('desk.distribute.nobody')}</MenuItem>
              {row.candidates.map((id) => (
                <MenuItem key={id} value={id}>
                  {nameOf.get(id) ?? id}
                </MenuItem>
              ))}
            </TextField>
          ),
        },
        {
          name: t('desk.distribute.why'),
          cell: ({ task, whyName }) => (changes[task.id] === undefined ? text(whyName) : t('desk.distribute.byHand')),
        },
      ]}
    />
  );
}
