import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDataProvider, useListContext } from 'react-admin';
import type { BulkOutcome, Task } from '../../api/contract/tasks.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import type { ConsoleDataProvider } from '../providers/data-provider.ts';
import { useT } from '../i18n/provider.ts';
import { useRoles } from '../shared/use-me.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { useSay } from '../shared/use-say.ts';

/** What can be done with several tasks at once. Each succeeds or fails alone, and both are said. */
export function SelectionBar() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const roles = useRoles();
  const provider = useDataProvider<ConsoleDataProvider>();
  const { selectedIds, onUnselectItems, refetch, data } = useListContext<Task>();
  const [isBusy, setBusy] = useState(false);
  const [isAssigning, setAssigning] = useState(false);
  const selected = data?.filter(({ id }) => selectedIds.includes(id)) ?? [];

  const report = ({ data: outcomes }: BulkOutcome) => {
    const done = outcomes.filter((one) => one.done).length;
    const refused = outcomes.length - done;
    say(
      t(refused === 0 ? 'inbox.bulkDone' : 'inbox.bulkPartly', { smart_count: done, refused }),
      refused === 0 ? 'success' : 'warning',
    );
    onUnselectItems();
    void refetch();
  };
  const run = async (operation: 'claim' | 'release') => {
    setBusy(true);
    try {
      report(await provider.bulk({ operation, taskIds: selected.map(({ id }) => id) }));
    } catch (failure) {
      say(describeFailure(failure, language), 'error');
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
      <Typography role="status">{t('inbox.selected', { smart_count: selected.length })}</Typography>
      <Button size="small" variant="outlined" disabled={isBusy} onClick={() => void run('claim')}>
        {t('inbox.claim')}
      </Button>
      <Button size="small" variant="outlined" disabled={isBusy} onClick={() => void run('release')}>
        {t('inbox.release')}
      </Button>
      {(roles.includes('lead') || roles.includes('supervisor')) && (
        <Button size="small" variant="outlined" disabled={isBusy} onClick={() => setAssigning(true)}>
          {t('inbox.assign')}
        </Button>
      )}
      <Button size="small" onClick={() => onUnselectItems()}>
        {t('inbox.unselect')}
      </Button>
      {isAssigning && (
        <AssignDialog
          tasks={selected}
          onClose={() => setAssigning(false)}
          onAssigned={(outcome) => {
            setAssigning(false);
            report(outcome);
          }}
        />
      )}
    </Stack>
  );
}
