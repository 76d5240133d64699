import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useListContext, useStore } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { DossierSummary } from '../../api/contract/dossiers.ts';
import { dossierStatuses, isFinal, statusNames } from '../../domain/lifecycle/statuses.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { DueCell } from '../shared/DueCell.tsx';
import { dossierPath } from '../shared/dossier-path.ts';
import { urgencyOf } from '../shared/due-words.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { without } from '../shared/records.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { useNow } from '../shared/use-now.ts';
import { RegisterButton } from './RegisterButton.tsx';

type DossierFilters = Readonly<Partial<Record<'status' | 'from' | 'to', string>>>;

const statuses = dossierStatuses.filter((status) => status !== 'draft');

/** Every dossier of my units, open or closed, by the search box, status and day of submission. */
export default function DossierList() {
  const t = useT();
  const text = useLocalized();
  const { text: searched } = useSearch();
  const q = useDebounced(searched.trim());
  const [filters, setFilters] = useStore<DossierFilters>('dossiers.filters', {});
  const filter = useMemo(() => ({ ...filters, ...(q === '' ? {} : { q }) }), [filters, q]);
  const change = (name: keyof DossierFilters, value: string) => {
    setFilters(value === '' ? without(filters, name) : { ...filters, [name]: value });
  };
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.dossiers')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <FilterSelect
          label={t('dossiers.status')}
          all={t('dossiers.allStatuses')}
          value={filters.status ?? ''}
          options={statuses.map((status) => [status, text(statusNames[status])])}
          onChange={(status) => change('status', status)}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            type="date"
            size="small"
            label={t(`dossiers.${name}`)}
            value={filters[name] ?? ''}
            onChange={(event) => change(name, event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ))}
        <RegisterButton />
      </Box>
      <KeysetList resource="dossiers" filter={filter}>
        <KeysetRows empty={t('dossiers.empty')}>
          <DossierTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

/** The dossiers of the list around, as rows. */
export function DossierTable() {
  const t = useT();
  const text = useLocalized();
  const nowMs = useNow();
  const { data = [] } = useListContext<DossierSummary & { id: string }>();
  return (
    <PlainTable
      label={t('nav.dossiers')}
      rows={data}
      keyOf={({ code }) => code}
      columns={[
        { name: t('inbox.column.dossier'), cell: (dossier) => <DossierLink dossier={dossier} /> },
        { name: t('inbox.column.applicant'), cell: ({ applicantName }) => applicantName },
        {
          name: t('dossiers.status'),
          cell: ({ status, statusName }) => <StatusChip status={status} name={text(statusName)} />,
        },
        { name: t('dossiers.submitted'), cell: ({ submittedAt }) => formatDate(submittedAt) },
        {
          name: t('inbox.column.due'),
          cell: (dossier) => <DossierDue dossier={dossier} nowMs={nowMs} />,
        },
        { name: t('inbox.column.holder'), cell: ({ holder }) => holder?.name ?? '—' },
      ]}
    />
  );
}

function DossierDue({ dossier, nowMs }: { dossier: DossierSummary; nowMs: number }) {
  const isOver = isFinal(dossier.status) || dossier.status === 'result_ready' || dossier.status === 'stopped';
  if (isOver) return dossier.dueAt === null ? '—' : formatDate(dossier.dueAt);
  return <DueCell due={{ ...dossier, urgency: urgencyOf(dossier, nowMs) }} />;
}

function DossierLink({ dossier }: { dossier: DossierSummary }) {
  const text = useLocalized();
  return (
    <>
      <Link component={RouterLink} to={dossierPath(dossier.code)} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
        {dossier.code}
      </Link>
      <Typography variant="body2" sx={{ maxWidth: 380 }}>
        {text(dossier.procedure.name)}
      </Typography>
    </>
  );
}
