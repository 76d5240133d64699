import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { Task } from '../../api/contract/tasks.ts';
import type { ColumnOf } from '../../domain/view-columns.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PriorityChip } from '../shared/PriorityChip.tsx';
import { dossierPath } from '../shared/dossier-path.ts';
import { TaskCell, widthOf } from './TaskCell.tsx';
import { TaskMenu } from './TaskMenu.tsx';
import { rowId } from './row-id.ts';
import type { TaskActions } from './use-task-actions.ts';

interface TaskRowProps {
  readonly task: Task;
  readonly columns: readonly ColumnOf<'tasks'>[];
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Somebody has finished it or taken it elsewhere since the list was read. */
  readonly isGone: boolean;
  readonly actions: TaskActions;
  readonly onCurrent: () => void;
  readonly onToggle: () => void;
  readonly onAssign: () => void;
}

export function TaskRow({
  task,
  columns,
  isCurrent,
  isSelected,
  isGone,
  actions,
  onCurrent,
  onToggle,
  onAssign,
}: TaskRowProps) {
  const t = useT();
  const text = useLocalized();
  const { dossier } = task;
  return (
    <TableRow
      id={rowId(task)}
      hover
      selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isSelected}
      onFocus={onCurrent}
      sx={{ opacity: isGone ? 0.5 : 1, '&:focus': { outline: 2, outlineColor: 'primary.main', outlineOffset: -2 } }}
    >
      <TableCell padding="checkbox">
        <Checkbox
          checked={isSelected}
          onChange={onToggle}
          tabIndex={-1}
          slotProps={{ input: { 'aria-label': t('inbox.selectOne', { code: dossier.code }) } }}
        />
      </TableCell>
      <TableCell sx={{ maxWidth: { xs: 240, lg: 380 } }}>
        <Link component={RouterLink} to={dossierPath(dossier.code)} sx={{ fontWeight: 600 }}>
          {dossier.code}
        </Link>
        {task.priority && (
          <Box component="span" sx={{ ml: 1 }}>
            <PriorityChip label={t('inbox.priority')} />
          </Box>
        )}
        <Typography variant="body2" noWrap title={text(dossier.procedure.name)}>
          {text(dossier.procedure.name)}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ display: { md: 'none' } }}>
          {dossier.applicantName}
        </Typography>
      </TableCell>
      {columns.map((column) => (
        <TableCell key={column} sx={widthOf(column)}>
          <TaskCell column={column} task={task} isGone={isGone} actions={actions} />
        </TableCell>
      ))}
      <TableCell align="right" padding="checkbox">
        <TaskMenu task={task} actions={actions} onAssign={onAssign} />
      </TableCell>
    </TableRow>
  );
}
