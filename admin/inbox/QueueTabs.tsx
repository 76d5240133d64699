import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { TaskCounts, TaskQueue } from '../../api/contract/tasks.ts';
import { formatNumber } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { useTaskCounts } from './use-task-counts.ts';

const queues = [
  { queue: 'mine', count: 'mine' },
  { queue: 'unit', count: 'unit' },
  { queue: 'due-soon', count: 'dueSoon' },
  { queue: 'overdue', count: 'overdue' },
  { queue: 'paused', count: 'paused' },
  { queue: 'watching', count: 'watching' },
] as const satisfies readonly { queue: TaskQueue; count: keyof TaskCounts }[];

interface QueueTabsProps {
  readonly queue: TaskQueue;
  readonly onChange: (queue: TaskQueue) => void;
}

export function QueueTabs({ queue, onChange }: QueueTabsProps) {
  const t = useT();
  const { data: counts } = useTaskCounts();
  return (
    <Tabs
      value={queue}
      onChange={(_event, chosen: TaskQueue) => onChange(chosen)}
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={t('inbox.queues')}
    >
      {queues.map(({ queue: name, count }) => (
        <Tab
          key={name}
          value={name}
          label={
            <Box component="span" sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
              {t(`inbox.queue.${name}`)}
              <Box
                component="span"
                sx={{ px: 0.75, borderRadius: 4, fontSize: '0.8125rem', bgcolor: 'action.selected', minWidth: 24 }}
              >
                {counts === undefined ? '…' : formatNumber(counts[count])}
              </Box>
            </Box>
          }
        />
      ))}
    </Tabs>
  );
}
