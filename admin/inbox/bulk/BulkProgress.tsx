import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { Task } from '../../../api/contract/tasks.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { refusalsOf, type BulkRun } from './use-bulk-run.ts';

interface BulkProgressProps {
  readonly run: BulkRun;
  readonly tasks: readonly Task[];
  readonly onStop: () => void;
}

/** How far a run over many tasks has come, what was refused and why, and the way to stop it. */
export function BulkProgress({ run, tasks, onStop }: BulkProgressProps) {
  const t = useT();
  const text = useLocalized();
  const { total, outcomes, state, failure } = run;
  const refused = refusalsOf(run, tasks);
  const rest = total - outcomes.length;
  const numbers = { done: outcomes.length - refused.length, refused: refused.length, total };
  return (
    <Box>
      <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
        <LinearProgress
          variant="determinate"
          value={total === 0 ? 100 : (outcomes.length / total) * 100}
          aria-label={t('desk.bulk.progress')}
          sx={{ flex: 1, height: 8, borderRadius: 1 }}
        />
        <span>{t('desk.bulk.numbers', numbers)}</span>
        {state === 'running' && <Button onClick={onStop}>{t('desk.bulk.stop')}</Button>}
      </Box>
      {state === 'stopped' && <Alert severity="warning">{t('desk.bulk.stopped', { smart_count: rest, rest })}</Alert>}
      {state === 'failed' && <FailureNotice failure={failure} />}
      {state === 'finished' && refused.length === 0 && <Alert severity="success">{t('desk.bulk.finished')}</Alert>}
      {refused.length > 0 && (
        <PlainTable
          label={t('desk.bulk.refused')}
          rows={refused}
          keyOf={({ taskId }) => taskId}
          columns={[
            { name: t('inbox.column.dossier'), cell: ({ task, taskId }) => task?.dossier.code ?? taskId },
            {
              name: t('desk.bulk.refused'),
              cell: ({ problem, code }) => (problem === null ? code : text(problem)),
            },
          ]}
        />
      )}
    </Box>
  );
}
