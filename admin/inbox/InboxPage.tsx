import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useStore } from 'react-admin';
import type { TaskQueue } from '../../api/contract/tasks.ts';
import { knownColumns, usualColumns } from '../../domain/view-columns.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { without } from '../shared/records.ts';
import { useDebounced } from '../shared/use-debounced.ts';
import { CoverBanner } from './CoverBanner.tsx';
import { readQueueName, type InboxFilters } from './inbox-filters.ts';
import { InboxToolbar } from './InboxToolbar.tsx';
import { InboxViews } from './InboxViews.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useLiveInbox, type InboxFilter } from './use-live-inbox.ts';

/** A clerk's whole day: what is mine, what is the unit's, what is urgent. Filters and columns are remembered. */
export function InboxPage() {
  const t = useT();
  const { text, setText } = useSearch();
  const q = useDebounced(text.trim());
  const [filters, setFilters] = useStore<InboxFilters>('inbox.filters', {});
  const [columnNames, setColumns] = useStore<readonly string[]>('inbox.columns', usualColumns.tasks);
  const queue = readQueueName(filters.queue);
  const columns = useMemo(() => knownColumns('tasks', columnNames), [columnNames]);
  const filter = useMemo<InboxFilter>(() => {
    const { unit, procedure, priority } = filters;
    return {
      queue,
      ...(q === '' ? {} : { q }),
      ...(unit === undefined ? {} : { unit }),
      ...(procedure === undefined ? {} : { procedure }),
      ...(priority === 'true' && !isWaiting(queue) ? { priority } : {}),
    };
  }, [filters, queue, q]);
  const change = (name: keyof InboxFilters, value: string) => {
    setFilters(value === '' ? without(filters, name) : { ...filters, [name]: value });
  };
  return (
    <Box sx={{ px: 2, pb: 2 }}>
      <title>{`${t('nav.inbox')} · Một Cửa`}</title>
      <h1 style={{ position: 'absolute', left: -9999 }}>{t('nav.inbox')}</h1>
      <CoverBanner />
      <QueueTabs queue={queue} onChange={(chosen) => change('queue', chosen)} />
      <InboxViews
        filter={filter}
        columns={columns}
        onColumns={setColumns}
        onChoose={({ filters: { q: searched = '', ...rest }, columns: chosen }) => {
          setFilters(rest);
          setColumns(chosen);
          setText(searched);
        }}
      />
      <KeysetList resource="tasks" filter={filter}>
        <Inbox filter={filter} columns={columns} onChange={change} />
      </KeysetList>
      <ShortcutHelp />
    </Box>
  );
}

interface InboxProps {
  readonly filter: InboxFilter;
  readonly columns: ReturnType<typeof knownColumns<'tasks'>>;
  readonly onChange: (name: keyof InboxFilters, value: string) => void;
}

/** Dossiers in these queues are not all tasks, and come in another order. */
function isWaiting(queue: TaskQueue): boolean {
  return queue === 'paused' || queue === 'watching';
}

function Inbox({ filter, columns, onChange }: InboxProps) {
  const t = useT();
  const { added, gone, show } = useLiveInbox(filter);
  const empty = t(filter.q === undefined ? `inbox.empty.${filter.queue}` : 'inbox.empty.search');
  return (
    <>
      <InboxToolbar
        added={added}
        gone={gone.size}
        onShow={show}
        filter={filter}
        onChange={onChange}
        isPriorityOffered={!isWaiting(filter.queue)}
      />
      <KeysetRows empty={empty}>
        <TaskTable gone={gone} columns={columns} />
      </KeysetRows>
    </>
  );
}
