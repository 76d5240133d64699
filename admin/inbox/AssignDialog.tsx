import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task, TaskDetail } from '../../api/contract/tasks.ts';
import { request } from '../../ui/api-client.ts';
import { formatDate } from '../../ui/format.ts';
import { useT, type Translate } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';

/** Who is to have the tasks, and why; the reason may be empty. */
export interface AssignChoice {
  readonly assigneeId: string;
  readonly reason: string;
}

interface AssignDialogProps {
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  /** Assigns and closes the dialog; a refusal is shown and the dialog stays. */
  readonly onAssign: (choice: AssignChoice) => Promise<void>;
}

/** Gives tasks to a colleague; the choice says how much each has already, and who is away. */
export function AssignDialog({ tasks, onClose, onAssign }: AssignDialogProps) {
  const t = useT();
  const [assigneeId, setAssigneeId] = useState('');
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [first] = tasks;
  const candidates = useQuery({
    queryKey: ['tasks', 'assignable', first?.id],
    queryFn: ({ signal }) => request('get', '/tasks/{id}', { params: { id: first?.id ?? '' }, signal }),
    enabled: first !== undefined,
  });

  const chosen = candidates.data?.assignable.find(({ id }) => id === assigneeId);

  const assign = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onAssign({ assigneeId, reason: reason.trim() });
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="assign-title">
      <DialogTitle id="assign-title">{t('inbox.assignTitle', { smart_count: tasks.length })}</DialogTitle>
      <DialogContent>
        {candidates.isPending && <Skeleton height={120} />}
        {candidates.isError && <FailureNotice failure={candidates.error} onRetry={() => void candidates.refetch()} />}
        {candidates.data?.assignable.length === 0 && <Typography>{t('inbox.nobodyToAssign')}</Typography>}
        <RadioGroup
          value={assigneeId}
          onChange={(event) => setAssigneeId(event.target.value)}
          aria-labelledby="assign-title"
        >
          {candidates.data?.assignable.map((one) => (
            <FormControlLabel key={one.id} value={one.id} control={<Radio />} label={describe(one, t)} />
          ))}
        </RadioGroup>
        {chosen?.absence != null && (
          <Alert severity="warning" role="alert">
            {t('inbox.awayWarning', {
              name: chosen.name,
              date: formatDate(chosen.absence.throughDate),
              substitute: chosen.absence.substituteName,
            })}
          </Alert>
        )}
        <TextField
          label={t('inbox.assignReason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          fullWidth
          multiline
          margin="normal"
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        {failure !== undefined && <FailureNotice failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={assigneeId === ''} loading={isBusy} onClick={() => void assign()}>
          {t('desk.bulk.assign')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function describe({ name, openTasks, absence }: TaskDetail['assignable'][number], t: Translate): string {
  const held = `${name} · ${t('inbox.openTasks', { smart_count: openTasks })}`;
  return absence === null ? held : `${held} · ${t('inbox.away', { date: formatDate(absence.throughDate) })}`;
}
