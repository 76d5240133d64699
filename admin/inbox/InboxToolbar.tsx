import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import Switch from '@mui/material/Switch';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { useMe } from '../shared/use-me.ts';
import { SelectionBar } from './SelectionBar.tsx';

interface InboxToolbarProps {
  /** Rows that came in, and rows that left, since the list was read. */
  readonly added: number;
  readonly gone: number;
  readonly onShow: () => void;
  readonly q: string;
  readonly unit: string;
  readonly onUnit: (unit: string) => void;
  /** Left out where the queue cannot be narrowed to applicants with priority. */
  readonly priorityFilter: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void } | undefined;
}

/** Which unit, whether only who has priority, what is selected, and what has come in meanwhile. */
export function InboxToolbar({ added, gone, onShow, q, unit, onUnit, priorityFilter }: InboxToolbarProps) {
  const t = useT();
  const text = useLocalized();
  const me = useMe();
  const { selectedIds } = useListContext();
  const units = new Map(me?.assignments.map(({ unitCode, unitName }) => [unitCode, text(unitName)]));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, minHeight: 56, py: 1 }}>
      {units.size > 1 && (
        <FilterSelect
          label={t('inbox.unit')}
          all={t('inbox.allUnits')}
          value={unit}
          options={[...units]}
          onChange={onUnit}
        />
      )}
      {priorityFilter !== undefined && (
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={priorityFilter.isOn}
              onChange={(_event, isOn) => priorityFilter.onChange(isOn)}
            />
          }
          label={t('inbox.priorityOnly')}
          sx={{ mx: 0, gap: 1 }}
        />
      )}
      {selectedIds.length > 0 && <SelectionBar />}
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
