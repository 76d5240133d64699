import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import Switch from '@mui/material/Switch';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Task } from '../../api/contract/tasks.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { useMe, useRoles } from '../shared/use-me.ts';
import { DistributeDialog } from './distribute/DistributeDialog.tsx';
import type { InboxFilters } from './inbox-filters.ts';
import { SelectionBar } from './SelectionBar.tsx';
import type { InboxFilter } from './use-live-inbox.ts';

interface InboxToolbarProps {
  /** Rows that came in, and rows that left, since the list was read. */
  readonly added: number;
  readonly gone: number;
  readonly onShow: () => void;
  readonly filter: InboxFilter;
  readonly onChange: (name: keyof InboxFilters, value: string) => void;
  /** Whether the queue can be narrowed to applicants with priority. */
  readonly isPriorityOffered: boolean;
}

/** Which unit, whether only who has priority, what is selected, and what has come in meanwhile. */
export function InboxToolbar({ added, gone, onShow, filter, onChange, isPriorityOffered }: InboxToolbarProps) {
  const t = useT();
  const text = useLocalized();
  const me = useMe();
  const roles = useRoles();
  const { selectedIds, refetch, data = [] } = useListContext<Task>();
  const isSelecting = data.some(({ id }) => selectedIds.includes(id));
  const [isDistributing, setDistributing] = useState(false);
  const { q = '', unit = '', procedure, queue } = filter;
  const units = new Map(me?.assignments.map(({ unitCode, unitName }) => [unitCode, text(unitName)]));
  const mayDistribute = queue === 'unit' && (roles.includes('lead') || roles.includes('supervisor'));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, minHeight: 48, py: 0.5 }}>
      {units.size > 1 && (
        <FilterSelect
          label={t('inbox.unit')}
          all={t('inbox.allUnits')}
          value={unit}
          options={[...units]}
          onChange={(chosen) => onChange('unit', chosen)}
        />
      )}
      {procedure !== undefined && (
        <Chip label={t('desk.views.procedure', { code: procedure })} onDelete={() => onChange('procedure', '')} />
      )}
      {isPriorityOffered && (
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={filter.priority === 'true'}
              onChange={(_event, isOn) => onChange('priority', isOn ? 'true' : '')}
            />
          }
          label={t('inbox.priorityOnly')}
          sx={{ mx: 0, gap: 1 }}
        />
      )}
      {selectedIds.length > 0 && <SelectionBar />}
      {!isSelecting && mayDistribute && (
        <Button size="small" variant="outlined" onClick={() => setDistributing(true)}>
          {t('desk.distribute.openAll')}
        </Button>
      )}
      {isDistributing && (
        <DistributeDialog
          wish={{ ...(unit === '' ? {} : { unit }), ...(procedure === undefined ? {} : { procedure }) }}
          onClose={(hasChanged) => {
            setDistributing(false);
            if (hasChanged) void refetch();
          }}
        />
      )}
      {q !== '' && (
        <Link component={RouterLink} to="/dossiers">
          {t('inbox.searchAll', { q })}
        </Link>
      )}
      <Box role="status" sx={{ ml: 'auto' }}>
        {(added > 0 || gone > 0) && (
          <Button size="small" variant="contained" onClick={onShow}>
            {added > 0 ? t('inbox.newAbove', { smart_count: added }) : t('inbox.someGone', { smart_count: gone })}
          </Button>
        )}
      </Box>
    </Box>
  );
}
