import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { ProcedureSummary } from '../../api/contract/catalogue.ts';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { useRoles } from '../shared/use-me.ts';
import { Duration } from './Duration.tsx';
import { SampleMark } from './SampleMark.tsx';
import { UnshownPanel } from './UnshownPanel.tsx';

/** The catalogue as published today, to look things up in; administrators also make procedures here. */
export default function ProcedureList() {
  const t = useT();
  const text = useLocalized();
  const { text: searched } = useSearch();
  const q = useDebounced(searched.trim());
  const [unit, setUnit] = useState('');
  const isAdministrator = useRoles().includes('administrator');
  const filter = useMemo(() => ({ ...(unit === '' ? {} : { unit }), ...(q === '' ? {} : { q }) }), [unit, q]);
  const { data: units = [] } = useQuery({
    queryKey: ['units'],
    queryFn: async ({ signal }) => (await request('get', '/units', { signal })).data,
  });
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.procedures')} />
      {isAdministrator && <UnshownPanel />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <FilterSelect
          label={t('procedure.unit')}
          all={t('procedure.allUnits')}
          value={unit}
          options={units.map(({ code, name }) => [code, text(name)])}
          onChange={setUnit}
        />
        {isAdministrator && (
          <Button variant="contained" component={RouterLink} to="/procedures/create" sx={{ ml: 'auto' }}>
            {t('setup.create')}
          </Button>
        )}
      </Box>
      <KeysetList resource="procedures" filter={filter}>
        <KeysetRows empty={t('procedure.emptyList')}>
          <ProcedureTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function ProcedureTable() {
  const t = useT();
  const text = useLocalized();
  const { data = [] } = useListContext<ProcedureSummary & { id: string }>();
  return (
    <PlainTable
      label={t('nav.procedures')}
      rows={data}
      keyOf={({ code }) => code}
      columns={[
        {
          name: t('procedure.name'),
          cell: ({ code, name }) => (
            <Link component={RouterLink} to={`/procedures/${encodeURIComponent(code)}/show`} sx={{ fontWeight: 600 }}>
              {text(name)}
            </Link>
          ),
        },
        { name: t('procedure.code'), cell: ({ code }) => <span style={{ whiteSpace: 'nowrap' }}>{code}</span> },
        { name: t('procedure.unit'), cell: ({ unit }) => text(unit.name) },
        { name: t('procedure.field'), cell: ({ field }) => text(field.name) },
        {
          name: t('procedure.processing'),
          cell: ({ processing, processingConfidence }) => (
            <>
              <Duration duration={processing} /> <SampleMark confidence={processingConfidence} />
            </>
          ),
        },
        { name: t('procedure.fee'), cell: ({ feeFree }) => t(feeFree ? 'procedure.free' : 'procedure.charged') },
      ]}
    />
  );
}
