import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useStore } from 'react-admin';
import type { TaskQueue } from '../../api/contract/tasks.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { CoverBanner } from './CoverBanner.tsx';
import { InboxToolbar } from './InboxToolbar.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useLiveInbox, type InboxFilter } from './use-live-inbox.ts';

/** A clerk's whole day: what is mine, what is the unit's, what is urgent. Queue and unit are remembered. */
export function InboxPage() {
  const t = useT();
  const { text } = useSearch();
  const q = useDebounced(text.trim());
  const [queue, setQueue] = useStore<TaskQueue>('inbox.queue', 'mine');
  const [unit, setUnit] = useStore<string>('inbox.unit', '');
  const [isPriorityOnly, setPriorityOnly] = useStore('inbox.priorityOnly', false);
  const filter = useMemo<InboxFilter>(
    () => ({
      queue,
      ...(q === '' ? {} : { q }),
      ...(unit === '' ? {} : { unit }),
      ...(isPriorityOnly && !isWaiting(queue) ? { priority: 'true' as const } : {}),
    }),
    [queue, q, unit, isPriorityOnly],
  );
  return (
    <Box sx={{ px: 2, pb: 2 }}>
      <title>{`${t('nav.inbox')} · Một Cửa`}</title>
      <h1 style={{ position: 'absolute', left: -9999 }}>{t('nav.inbox')}</h1>
      <CoverBanner />
      <QueueTabs queue={queue} onChange={setQueue} />
      <KeysetList resource="tasks" filter={filter}>
        <Inbox filter={filter} unit={unit} onUnit={setUnit} onPriorityOnly={setPriorityOnly} />
      </KeysetList>
      <ShortcutHelp />
    </Box>
  );
}

interface InboxProps {
  readonly filter: InboxFilter;
  readonly unit: string;
  readonly onUnit: (unit: string) => void;
  readonly onPriorityOnly: (isOn: boolean) => void;
}

/** Dossiers in these queues are not all tasks, and come in another order. */
function isWaiting(queue: TaskQueue): boolean {
  return queue === 'paused' || queue === 'watching';
}

function Inbox({ filter, unit, onUnit, onPriorityOnly }: InboxProps) {
  const t = useT();
  const { added, gone, show } = useLiveInbox(filter);
  const empty = t(filter.q === undefined ? `inbox.empty.${filter.queue}` : 'inbox.empty.search');
  return (
    <>
      <InboxToolbar
        added={added}
        gone={gone.size}
        onShow={show}
        q={filter.q ?? ''}
        unit={unit}
        onUnit={onUnit}
        priorityFilter={
          isWaiting(filter.queue) ? undefined : { isOn: filter.priority !== undefined, onChange: onPriorityOnly }
        }
      />
      <KeysetRows empty={empty}>
        <TaskTable gone={gone} />
      </KeysetRows>
    </>
  );
}
