import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useId, useState, type ComponentType } from 'react';
import { useT } from '../i18n/provider.ts';
import { mayOpen } from '../rights.ts';
import { useMe } from '../shared/use-me.ts';
import { Deliveries } from './Deliveries.tsx';
import { Letters } from './Letters.tsx';
import { Messages } from './Messages.tsx';
import { Notes } from './Notes.tsx';
import { Payments } from './Payments.tsx';
import { Reads } from './Reads.tsx';
import { Timeline } from '../dossier-parts/Timeline.tsx';

const tabs = {
  timeline: Timeline,
  messages: Messages,
  notes: Notes,
  payments: Payments,
  deliveries: Deliveries,
  letters: Letters,
  reads: Reads,
} as const satisfies Record<string, ComponentType<{ code: string }>>;
type TabName = keyof typeof tabs;

/** All tabs in sight, in as many rows as they need; the chosen one has its own ground in place of a line below. */
const wrapped = {
  '& .MuiTabs-list': { flexWrap: 'wrap' },
  '& .MuiTabs-indicator': { display: 'none' },
  '& .MuiTab-root': { minHeight: 36, minWidth: 0, px: 1.25, py: 0.5, borderRadius: 1 },
  '& .Mui-selected': { bgcolor: 'action.selected' },
} as const;

/** All that was said and done about a dossier, one kind at a time. */
export function SideTabs({ code, unitCode }: { code: string; unitCode: string }) {
  const t = useT();
  const id = useId();
  const me = useMe();
  const [chosen, setChosen] = useState<TabName>('timeline');
  // Who has read it is for the unit that decides, whatever roles one holds in others.
  const roles = me?.assignments.filter((held) => held.unitCode === unitCode).map(({ role }) => role) ?? [];
  const shown = (Object.keys(tabs) as TabName[]).filter((name) => name !== 'reads' || mayOpen('reads', roles));
  const Content = tabs[chosen];
  return (
    <Paper variant="outlined">
      <Tabs
        value={chosen}
        onChange={(_event, name: TabName) => setChosen(name)}
        aria-label={t('dossier.record')}
        sx={{ minHeight: 0, borderBottom: 1, borderColor: 'divider', p: 0.5, ...wrapped }}
      >
        {shown.map((name) => (
          <Tab
            key={name}
            value={name}
            label={t(`dossier.tab.${name}`)}
            id={`${id}-${name}`}
            aria-controls={`${id}-panel`}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} sx={{ p: 1.5 }}>
        <Content code={code} />
      </Box>
    </Paper>
  );
}
