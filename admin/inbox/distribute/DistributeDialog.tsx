import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DistributionPlan, DistributionRequest } from '../../../api/contract/distribution.ts';
import { request } from '../../../ui/api-client.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { BulkProgress } from '../bulk/BulkProgress.tsx';
import { useBulkRun } from '../bulk/use-bulk-run.ts';
import { LoadBars } from './LoadBars.tsx';
import { assignmentsOf, noChanges, type Changes } from './plan-changes.ts';
import { ShareTable } from './ShareTable.tsx';

interface DistributeDialogProps {
  /** Which tasks: some that were chosen, or all free ones of a unit. */
  readonly wish: Omit<DistributionRequest, 'personIds'>;
  readonly onClose: (hasChanged: boolean) => void;
}

/** Shares free tasks out: who takes part, who would get what and why, each row open to change, then done with a reason. */
export function DistributeDialog({ wish, onClose }: DistributeDialogProps) {
  const t = useT();
  const [personIds, setPersonIds] = useState<string[]>();
  const [changes, setChanges] = useState<Changes>(noChanges);
  const [reason, setReason] = useState('');
  const { run, start, stop } = useBulkRun();
  const plan = useQuery({
    queryKey: ['tasks', 'distribution', wish, personIds],
    queryFn: ({ signal }) => {
      const body = personIds === undefined ? wish : { ...wish, personIds };
      return request('post', '/tasks/distribution/preview', { body, signal });
    },
    // Who took what meanwhile is said when it is done; a plan does not change under somebody's hands.
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => (plan.data === undefined ? [] : assignmentsOf(plan.data, changes)), [plan.data, changes]);

  const distribute = () =>
    start(rows, (some) => request('post', '/tasks/distribution', { body: { rows: [...some], reason: reason.trim() } }));

  const isPlanning = run === undefined;
  return (
    <Dialog open onClose={() => onClose(!isPlanning)} fullWidth maxWidth="lg" aria-labelledby="distribute-title">
      <DialogTitle id="distribute-title">{t('desk.distribute.title')}</DialogTitle>
      <DialogContent>
        {plan.isPending && <Skeleton height={240} />}
        {plan.isError && <FailureNotice failure={plan.error} onRetry={() => void plan.refetch()} />}
        {plan.data !== undefined && isPlanning && (
          <Plan
            plan={plan.data}
            changes={changes}
            onChange={(taskId, to) => setChanges({ ...changes, [taskId]: to })}
            onPeople={(ids) => {
              setPersonIds(ids);
              setChanges(noChanges);
            }}
          />
        )}
        {plan.data !== undefined && run !== undefined && (
          <BulkProgress run={run} tasks={plan.data.rows.map(({ task }) => task)} onStop={stop} />
        )}
      </DialogContent>
      <DialogActions sx={{ gap: 1, px: 3, pb: 2 }}>
        {isPlanning ? (
          <>
            <TextField
              size="small"
              label={t('desk.distribute.reason')}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              sx={{ flex: 1 }}
              slotProps={{ htmlInput: { maxLength: 2000 } }}
            />
            <Button onClick={() => onClose(false)}>{t('common.cancel')}</Button>
            <Button
              variant="contained"
              disabled={rows.length === 0 || reason.trim() === '' || plan.isPlaceholderData}
              onClick={() => void distribute()}
            >
              {t('desk.distribute.apply', { smart_count: rows.length })}
            </Button>
          </>
        ) : (
          <Button variant="contained" disabled={run.state === 'running'} onClick={() => onClose(true)}>
            {t('desk.close')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface PlanProps {
  readonly plan: DistributionPlan;
  readonly changes: Changes;
  readonly onChange: (taskId: string, to: string) => void;
  readonly onPeople: (ids: string[]) => void;
}

function Plan({ plan, changes, onChange, onPeople }: PlanProps) {
  const t = useT();
  if (plan.rows.length === 0) return <Typography>{t('desk.distribute.empty')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {plan.left > 0 && <Alert severity="info">{t('desk.distribute.left', { smart_count: plan.left })}</Alert>}
      {!plan.isWhole && (
        <Alert severity="info">{t('desk.distribute.notWhole', { smart_count: plan.rows.length })}</Alert>
      )}
      <LoadBars plan={plan} changes={changes} onPeople={onPeople} />
      <ShareTable plan={plan} changes={changes} onChange={onChange} />
      <Typography variant="body2" color="text.secondary">
        {t('desk.distribute.rule')}
      </Typography>
    </Box>
  );
}
