import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { Link } from 'react-router';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { useMe } from '../shared/use-me.ts';
import type { ReportScope } from './report-scope.ts';

interface ScopeBarProps {
  readonly scope: ReportScope;
  readonly onChange: (change: Partial<ReportScope>) => void;
}

/** Which unit and which months the page is about. */
export function ScopeBar({ scope, onChange }: ScopeBarProps) {
  const t = useT();
  const text = useLocalized();
  const units = useSupervisedUnits();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
      {units.length > 1 && (
        <FilterSelect
          label={t('inbox.unit')}
          all={t('inbox.allUnits')}
          value={scope.unit ?? ''}
          options={units.map(({ code, name }) => [code, text(name)])}
          onChange={(unit) => onChange({ unit: unit === '' ? undefined : unit })}
        />
      )}
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          type="month"
          size="small"
          label={t(`report.${name}`)}
          value={scope[name]}
          onChange={(event) => event.target.value !== '' && onChange({ [name]: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      ))}
      <Button component={Link} to="/exports" sx={{ ml: 'auto' }}>
        {t('exports.mine')}
      </Button>
    </Box>
  );
}

/** The units this person supervises, each once. */
function useSupervisedUnits() {
  const me = useMe();
  const held = me?.assignments.filter(({ role }) => role === 'supervisor') ?? [];
  return [...new Map(held.map(({ unitCode, unitName }) => [unitCode, { code: unitCode, name: unitName }])).values()];
}
