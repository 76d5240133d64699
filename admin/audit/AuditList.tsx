import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AuditEntry } from '../../api/contract/audit.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { useRoleName } from '../shared/use-role-name.ts';

const noFilter = { who: '', action: '', dossier: '', from: '', through: '' };
const fields = ['who', 'action', 'dossier', 'from', 'through'] as const;

/** Who did what to what in the whole office, the newest first. */
export default function AuditList() {
  const t = useT();
  const [typed, setTyped] = useState(noFilter);
  const settled = useDebounced(typed);
  const filter = useMemo(
    () => Object.fromEntries(Object.entries(settled).filter(([, value]) => value.trim() !== '')),
    [settled],
  );
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.audit')} />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {t('audit.intro')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        {fields.map((field) => {
          const isDay = field === 'from' || field === 'through';
          return (
            <TextField
              key={field}
              size="small"
              type={isDay ? 'date' : 'search'}
              label={t(`audit.${field}`)}
              value={typed[field]}
              onChange={({ target }) => setTyped((before) => ({ ...before, [field]: target.value }))}
              slotProps={isDay ? { inputLabel: { shrink: true } } : {}}
            />
          );
        })}
      </Box>
      <KeysetList resource="audit" filter={filter}>
        <KeysetRows empty={t('audit.empty')}>
          <AuditTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function AuditTable() {
  const t = useT();
  const nameRole = useRoleName();
  const { data = [] } = useListContext<AuditEntry>();
  return (
    <PlainTable
      label={t('nav.audit')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        { name: t('audit.at'), cell: ({ at }) => formatDateTime(at) },
        {
          name: t('audit.who'),
          cell: ({ actor, actorRole }) => (
            <>
              {actor?.name ?? nameRole('system')}
              <Typography variant="caption" component="p" color="text.secondary">
                {nameRole(actorRole)}
              </Typography>
            </>
          ),
        },
        { name: t('audit.action'), cell: ({ action }) => action },
        { name: t('audit.subject'), cell: (entry) => <Subject entry={entry} /> },
        { name: t('audit.detail'), cell: (entry) => <Detail entry={entry} /> },
      ]}
    />
  );
}

function Subject({ entry: { subject, dossierCode, no } }: { entry: AuditEntry }) {
  const t = useT();
  const number = t('audit.no', { no });
  if (dossierCode !== null) {
    return (
      <>
        <Link component={RouterLink} to={dossierPath(dossierCode)}>
          {dossierCode}
        </Link>
        {` · ${number}`}
      </>
    );
  }
  return <span title={subject.id}>{`${subject.kind} ${subject.id.slice(0, 8)} · ${number}`}</span>;
}

function Detail({ entry: { detail, hash } }: { entry: AuditEntry }) {
  const t = useT();
  return (
    <details>
      <summary>{t('audit.open')}</summary>
      <Typography component="pre" variant="caption" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(detail, null, 2)}
        {`\nsha256 ${hash}`}
      </Typography>
    </details>
  );
}
