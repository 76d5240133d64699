import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Task } from '../../api/contract/tasks.ts';
import type { ColumnOf } from '../../domain/view-columns.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { DueCell } from '../shared/DueCell.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import type { TaskActions } from './use-task-actions.ts';

/** Columns a small screen has no room for; the row has the applicant's name elsewhere. */
const onlyWide: readonly ColumnOf<'tasks'>[] = ['applicant', 'status', 'unit', 'opened'];

/** How a column takes its room. */
export function widthOf(column: ColumnOf<'tasks'>) {
  if (onlyWide.includes(column)) return { display: { xs: 'none', md: 'table-cell' } };
  return column === 'task' ? { minWidth: { lg: 110 } } : {};
}

interface TaskCellProps {
  readonly column: ColumnOf<'tasks'>;
  readonly task: Task;
  readonly isGone: boolean;
  readonly actions: TaskActions;
}

/** What one column says of a task. */
export function TaskCell({ column, task, isGone, actions }: TaskCellProps) {
  const t = useT();
  const text = useLocalized();
  const { dossier } = task;
  switch (column) {
    case 'applicant':
      return dossier.applicantName;
    case 'task':
      return (
        <>
          {text(task.name)}
          {isGone && (
            <Typography variant="caption" component="p">
              {t('inbox.gone')}
            </Typography>
          )}
        </>
      );
    case 'due':
      return <DueCell due={task} none="due.noneForTask" />;
    case 'holder':
      return (
        <Box sx={{ whiteSpace: 'nowrap' }}>
          <Holder task={task} actions={actions} />
          {task.inPlaceOf !== null && (
            <Typography variant="caption" component="p" color="text.secondary">
              {t('inbox.inPlaceOf', { name: task.inPlaceOf.name })}
            </Typography>
          )}
        </Box>
      );
    case 'status':
      return <StatusChip status={dossier.status} name={text(dossier.statusName)} />;
    case 'unit':
      return text(task.unit.name);
    case 'opened':
      return formatDateTime(task.openedAt);
  }
}

function Holder({ task, actions }: Pick<TaskCellProps, 'task' | 'actions'>) {
  const t = useT();
  if (task.mine) return <strong>{t('inbox.me')}</strong>;
  if (task.holder !== null) return task.holder.name;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <span aria-label={t('inbox.nobody')}>—</span>
      <Button
        size="small"
        variant="outlined"
        loading={actions.busyId === task.id}
        onClick={() => void actions.claim(task)}
      >
        {t('inbox.claim')}
      </Button>
    </Box>
  );
}
