import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo, useState } from 'react';
import { useDataProvider, useListContext, useStore } from 'react-admin';
import { useNavigate } from 'react-router';
import type { Task } from '../../api/contract/tasks.ts';
import type { ColumnOf } from '../../domain/view-columns.ts';
import { useT } from '../i18n/provider.ts';
import type { ConsoleDataProvider } from '../providers/data-provider.ts';
import { useShortcuts } from '../shared/use-shortcuts.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { dossierPath } from '../shared/dossier-path.ts';
import { rowId } from './row-id.ts';
import { TaskRow } from './TaskRow.tsx';
import { widthOf } from './TaskCell.tsx';
import { useTaskActions } from './use-task-actions.ts';

interface TaskTableProps {
  /** Rows that have left the queue since it was read. */
  readonly gone: ReadonlySet<string>;
  readonly columns: readonly ColumnOf<'tasks'>[];
}

/** The rows of a queue, for mouse and keyboard alike: j/k moves, o opens, c claims, x selects, e completes. */
export function TaskTable({ gone, columns }: TaskTableProps) {
  const t = useT();
  const navigate = useNavigate();
  const provider = useDataProvider<ConsoleDataProvider>();
  const { data = [], selectedIds, onToggleItem, onSelect, refetch } = useListContext<Task>();
  const actions = useTaskActions();
  const [currentId, setCurrentId] = useStore<string | null>('inbox.current', null);
  const [assigning, setAssigning] = useState<Task>();
  const currentIndex = data.findIndex(({ id }) => id === currentId);
  const current = data[currentIndex];

  const moveTo = (index: number) => {
    const task = data[Math.min(Math.max(index, 0), data.length - 1)];
    if (task === undefined) return;
    setCurrentId(task.id);
    document.getElementById(rowId(task))?.focus();
  };
  const shortcuts = useMemo(
    () => ({
      j: () => moveTo(currentIndex + 1),
      k: () => moveTo(currentIndex - 1),
      o: () => current && void navigate(dossierPath(current.dossier.code)),
      e: () => current && void navigate(dossierPath(current.dossier.code), { state: { completeNow: true } }),
      c: () => current && void actions.claim(current),
      x: () => current && onToggleItem(current.id),
    }),
    // The table is small and drawn anew whenever any of these change.
    [currentIndex, current, data, actions, navigate, onToggleItem],
  );
  useShortcuts(shortcuts);

  const isAllSelected = data.every(({ id }) => selectedIds.includes(id));
  return (
    <Table size="small" aria-label={t('inbox.table')}>
      <TableHead>
        <TableRow>
          <TableCell padding="checkbox">
            <Checkbox
              checked={isAllSelected}
              indeterminate={!isAllSelected && data.some(({ id }) => selectedIds.includes(id))}
              onChange={() => onSelect(isAllSelected ? [] : data.map(({ id }) => id))}
              slotProps={{ input: { 'aria-label': t('inbox.selectAll') } }}
            />
          </TableCell>
          <TableCell>{t('inbox.column.dossier')}</TableCell>
          {columns.map((column) => (
            <TableCell key={column} sx={widthOf(column)}>
              {t(`desk.column.${column}`)}
            </TableCell>
          ))}
          <TableCell>
            <span style={{ position: 'absolute', left: -9999 }}>{t('inbox.column.actions')}</span>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            columns={columns}
            isCurrent={task.id === (current ?? data[0])?.id}
            isSelected={selectedIds.includes(task.id)}
            isGone={gone.has(task.id)}
            actions={actions}
            onCurrent={() => setCurrentId(task.id)}
            onToggle={() => onToggleItem(task.id)}
            onAssign={() => setAssigning(task)}
          />
        ))}
      </TableBody>
      {assigning !== undefined && (
        <AssignDialog
          tasks={[assigning]}
          onClose={() => setAssigning(undefined)}
          onAssign={async (choice) => {
            await provider.assign(assigning.id, choice);
            setAssigning(undefined);
            void refetch();
          }}
        />
      )}
    </Table>
  );
}
