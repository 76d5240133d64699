import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Task } from '../../../api/contract/tasks.ts';
import { useT } from '../../i18n/provider.ts';
import { BulkProgress } from './BulkProgress.tsx';
import type { BulkRun } from './use-bulk-run.ts';

interface BulkDialogProps {
  readonly title: string;
  readonly run: BulkRun;
  readonly tasks: readonly Task[];
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** A run over many tasks as it goes on. It stays until it has been read. */
export function BulkDialog({ title, run, tasks, onStop, onClose }: BulkDialogProps) {
  const t = useT();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="bulk-title">
      <DialogTitle id="bulk-title">{title}</DialogTitle>
      <DialogContent>
        <BulkProgress run={run} tasks={tasks} onStop={onStop} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" disabled={run.state === 'running'} onClick={onClose}>
          {t('desk.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
