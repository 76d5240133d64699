import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDataProvider, useListContext } from 'react-admin';
import type { Task } from '../../api/contract/tasks.ts';
import type { ConsoleDataProvider } from '../providers/data-provider.ts';
import { useT } from '../i18n/provider.ts';
import { useRoles } from '../shared/use-me.ts';
import { AssignDialog, type AssignChoice } from './AssignDialog.tsx';
import { BulkDialog } from './bulk/BulkDialog.tsx';
import { useBulkRun } from './bulk/use-bulk-run.ts';
import { DistributeDialog } from './distribute/DistributeDialog.tsx';

type Operation = 'claim' | 'release' | 'assign';

/** What can be done with several tasks at once. Each succeeds or fails alone, and both are said. */
export function SelectionBar() {
  const t = useT();
  const roles = useRoles();
  const provider = useDataProvider<ConsoleDataProvider>();
  const { selectedIds, onUnselectItems, refetch, data } = useListContext<Task>();
  const [opened, setOpened] = useState<'assign' | 'distribute'>();
  const [operation, setOperation] = useState<Operation>('claim');
  const { run, start, stop, clear } = useBulkRun();
  const selected = data?.filter(({ id }) => selectedIds.includes(id)) ?? [];
  const mayAssign = roles.includes('lead') || roles.includes('supervisor');

  const begin = (what: Operation, choice?: AssignChoice) => {
    setOperation(what);
    void start(selected, (some) =>
      provider.bulk({
        operation: what,
        taskIds: some.map(({ id }) => id),
        ...(choice === undefined ? {} : { assigneeId: choice.assigneeId }),
        ...(choice === undefined || choice.reason === '' ? {} : { reason: choice.reason }),
      }),
    );
  };
  const finish = () => {
    clear();
    setOpened(undefined);
    onUnselectItems();
    void refetch();
  };

  // What was selected may have left the list; what was begun with it goes on.
  if (selected.length === 0 && run === undefined && opened === undefined) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography role="status">{t('inbox.selected', { smart_count: selected.length })}</Typography>
      <Button size="small" variant="outlined" onClick={() => begin('claim')}>
        {t('inbox.claim')}
      </Button>
      <Button size="small" variant="outlined" onClick={() => begin('release')}>
        {t('inbox.release')}
      </Button>
      {mayAssign && (
        <>
          <Button size="small" variant="outlined" onClick={() => setOpened('assign')}>
            {t('inbox.assign')}
          </Button>
          <Button size="small" variant="outlined" onClick={() => setOpened('distribute')}>
            {t('desk.distribute.open')}
          </Button>
        </>
      )}
      <Button size="small" onClick={() => onUnselectItems()}>
        {t('inbox.unselect')}
      </Button>
      {opened === 'assign' && (
        <AssignDialog
          tasks={selected}
          onClose={() => setOpened(undefined)}
          onAssign={(choice) => {
            setOpened(undefined);
            begin('assign', choice);
            return Promise.resolve();
          }}
        />
      )}
      {opened === 'distribute' && (
        <DistributeDialog
          wish={{ taskIds: selected.map(({ id }) => id) }}
          onClose={(hasChanged) => (hasChanged ? finish() : setOpened(undefined))}
        />
      )}
      {run !== undefined && (
        <BulkDialog title={t(`desk.bulk.${operation}`)} run={run} tasks={selected} onStop={stop} onClose={finish} />
      )}
    </Stack>
  );
}
