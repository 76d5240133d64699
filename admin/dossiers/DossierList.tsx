import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMemo, type ReactNode } from 'react';
import { useListContext, useStore } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { DossierSummary } from '../../api/contract/dossiers.ts';
import { dossierStatuses, isFinal, statusNames } from '../../domain/lifecycle/statuses.ts';
import { knownColumns, usualColumns, viewColumns, type ColumnOf } from '../../domain/view-columns.ts';
import { DateField } from '../../ui/DateField.tsx';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { ColumnMenu } from '../saved-views/ColumnMenu.tsx';
import { ViewBar } from '../saved-views/ViewBar.tsx';
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

type DossierFilters = Readonly<Record<string, string>>;

const statuses = dossierStatuses.filter((status) => status !== 'draft');

/** Every dossier of my units, open or closed, by the search box, status and day of submission. */
export default function DossierList() {
  const t = useT();
  const text = useLocalized();
  const { text: searched, setText } = useSearch();
  const q = useDebounced(searched.trim());
  const [filters, setFilters] = useStore<DossierFilters>('dossiers.filters', {});
  const filter = useMemo(() => ({ ...filters, ...(q === '' ? {} : { q }) }), [filters, q]);
  const [columnNames, setColumns] = useStore<readonly string[]>('dossiers.columns', usualColumns.dossiers);
  const columns = useMemo(() => knownColumns('dossiers', columnNames), [columnNames]);
  const change = (name: 'status' | 'from' | 'to', value: string) => {
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
          <DateField
            key={name}
            size="small"
            label={t(`dossiers.${name}`)}
            value={filters[name] ?? ''}
            onChange={(event) => change(name, event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ))}
        <RegisterButton />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <ViewBar
          list="dossiers"
          shown={{ filters: filter, columns }}
          onChoose={({ filters: { q: kept = '', ...rest }, columns: chosen }) => {
            setFilters(rest);
            setColumns(chosen);
            setText(kept);
          }}
        >
          <ColumnMenu
            all={viewColumns.dossiers}
            shown={columns}
            nameOf={(column) => t(`desk.column.${column}`)}
            onChange={setColumns}
          />
        </ViewBar>
      </Box>
      <KeysetList resource="dossiers" filter={filter}>
        <KeysetRows empty={t('dossiers.empty')}>
          <DossierTable columns={columns} />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

interface DossierTableProps {
  readonly columns?: readonly ColumnOf<'dossiers'>[];
}

/** The dossiers of the list around, as rows. */
export function DossierTable({ columns = usualColumns.dossiers }: DossierTableProps) {
  const t = useT();
  const text = useLocalized();
  const nowMs = useNow();
  const { data = [] } = useListContext<DossierSummary & { id: string }>();
  const cells: Readonly<Record<ColumnOf<'dossiers'>, (dossier: DossierSummary) => ReactNode>> = {
    applicant: ({ applicantName }) => applicantName,
    status: ({ status, statusName }) => <StatusChip status={status} name={text(statusName)} />,
    submitted: ({ submittedAt }) => formatDate(submittedAt),
    due: (dossier) => <DossierDue dossier={dossier} nowMs={nowMs} />,
    holder: ({ holder }) => holder?.name ?? '—',
    unit: ({ unit }) => text(unit.name),
  };
  return (
    <PlainTable
      label={t('nav.dossiers')}
      rows={data}
      keyOf={({ code }) => code}
      columns={[
        { name: t('inbox.column.dossier'), cell: (dossier: DossierSummary) => <DossierLink dossier={dossier} /> },
        ...columns.map((column) => ({ name: t(`desk.column.${column}`), cell: cells[column] })),
      ]}
    />
  );
}

function DossierDue({ dossier, nowMs }: { dossier: DossierSummary; nowMs: number }) {
  const isOver = isFinal(dossier.status) || dossier.status === 'result_ready' || dossier.status === 'stopped';
  if (isOver) return dossier.dueAt === null ? '—' : formatDate(dossier.dueAt);
  return <DueCell due={{ ...dossier, urgency: urgencyOf(dossier, nowMs) }} />;
}

/** Names of procedures run to six lines in this column; two tell them apart, and the dossier has the whole. */
const twoLines = { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflow: 'hidden' };

function DossierLink({ dossier }: { dossier: DossierSummary }) {
  const text = useLocalized();
  const name = text(dossier.procedure.name);
  return (
    <>
      <Link component={RouterLink} to={dossierPath(dossier.code)} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
        {dossier.code}
      </Link>
      <Typography variant="body2" title={name} sx={{ maxWidth: 380, ...twoLines }}>
        {name}
      </Typography>
    </>
  );
}
