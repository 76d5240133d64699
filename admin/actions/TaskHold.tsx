import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Task } from '../../api/contract/tasks.ts';
import { useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { useT } from '../i18n/provider.ts';
import { useTaskActions } from '../inbox/use-task-actions.ts';

/** Who holds the main task, and the way to take it or give it back. */
export function TaskHold({ tasks }: { tasks: readonly Task[] }) {
  const t = useT();
  const refresh = useRefreshDossier();
  const { claim, release, busyId } = useTaskActions();
  const [task] = tasks;
  if (task === undefined) return null;
  if (task.holder === null) {
    return (
      <Button variant="contained" loading={busyId !== undefined} onClick={() => void claim(task).then(refresh)}>
        {t('inbox.claim')}
      </Button>
    );
  }
  if (!task.mine)
    return <Typography color="text.secondary">{t('action.heldBy', { name: task.holder.name })}</Typography>;
  return (
    <Button loading={busyId !== undefined} onClick={() => void release(task).then(refresh)}>
      {t('inbox.release')}
    </Button>
  );
}
