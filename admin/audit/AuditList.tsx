import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AuditEntry } from '../../api/contract/audit.ts';
import { nameOfAuditAction } from '../../domain/audit-actions.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { useRoleName } from '../shared/use-role-name.ts';
import { ActionFilter } from './ActionFilter.tsx';
import { DetailFacts } from './DetailFacts.tsx';
import { useSubjectName } from './use-subject-name.ts';

const noFilter = { who: '', about: '', dossier: '', action: '', from: '', through: '' };
const fields = ['who', 'about', 'dossier', 'from', 'through'] as const;

/** Who did what to what in the whole office, the newest first. */
export default function AuditList() {
  const t = useT();
  const [typed, setTyped] = useState(noFilter);
  const settled = useDebounced(typed);
  const filter = useMemo(
    () => Object.fromEntries(Object.entries(settled).filter(([, value]) => value.trim() !== '')),
    [settled],
  );
  const edit = (change: Partial<typeof noFilter>) => setTyped((before) => ({ ...before, ...change }));
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.audit')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2, alignItems: 'start' }}>
        <Typography color="text.secondary" sx={{ maxWidth: '70ch' }}>
          {t('audit.intro')}
        </Typography>
        <Button component={RouterLink} to="/audit/checks" variant="outlined" sx={{ ml: 'auto' }}>
          {t('audit.toChecks')}
        </Button>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <ActionFilter value={typed.action} onChange={(action) => edit({ action })} />
        {fields.map((field) => {
          const isDay = field === 'from' || field === 'through';
          return (
            <TextField
              key={field}
              size="small"
              type={isDay ? 'date' : 'search'}
              label={t(`audit.${field}`)}
              value={typed[field]}
              onChange={({ target }) => edit({ [field]: target.value })}
              slotProps={isDay ? { inputLabel: { shrink: true } } : {}}
              sx={{ width: 170 }}
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
  const text = useLocalized();
  const nameRole = useRoleName();
  const { data = [] } = useListContext<AuditEntry>();
  return (
    <PlainTable
      label={t('nav.audit')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        { name: t('audit.at'), cell: ({ at }) => <span style={{ whiteSpace: 'nowrap' }}>{formatDateTime(at)}</span> },
        {
          name: t('audit.who'),
          cell: ({ actor, actorRole }) => (
            <>
              {actor?.name ?? nameRole('system')}
              {actor !== null && (
                <Typography variant="caption" component="p" color="text.secondary">
                  {nameRole(actorRole)}
                </Typography>
              )}
            </>
          ),
        },
        {
          name: t('audit.action'),
          cell: ({ action }) => {
            const name = nameOfAuditAction(action);
            return name === undefined ? action : text(name);
          },
        },
        { name: t('audit.subject'), cell: (entry) => <Subject entry={entry} /> },
        {
          name: t('audit.detail'),
          cell: (entry) => (
            <details>
              <summary>{t('audit.open')}</summary>
              <DetailFacts entry={entry} />
            </details>
          ),
        },
      ]}
    />
  );
}

/** What an entry is about, with the way to it where there is a page. */
function Subject({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const nameSubject = useSubjectName();
  const { subject, dossierCode, people, no } = entry;
  const { kind, id } = subject;
  const person = people.find((one) => one.id === id)?.name;
  const isNamed = kind === 'unit' || kind === 'procedure' || kind === 'field';
  const name = dossierCode ?? person ?? (isNamed ? id : undefined);
  const path = pathOf(entry);
  return (
    <>
      {name === undefined ? (
        <span title={id}>{nameSubject(kind)}</span>
      ) : path === undefined ? (
        name
      ) : (
        <Link component={RouterLink} to={path} sx={{ whiteSpace: 'nowrap' }}>
          {name}
        </Link>
      )}
      <Typography variant="caption" component="p" color="text.secondary">
        {nameSubject(kind)} · {t('audit.no', { no })}
      </Typography>
    </>
  );
}

function pathOf({ subject: { kind, id }, dossierCode, action }: AuditEntry): string | undefined {
  if (dossierCode !== null) return dossierPath(dossierCode);
  switch (kind) {
    case 'account':
      // Applicants have accounts too, but no page here.
      return /^(staff|absence)\./.test(action) ? `/staff/${id}/show` : undefined;
    case 'unit':
      return `/units/${encodeURIComponent(id)}`;
    case 'procedure':
      return `/procedures/${encodeURIComponent(id)}/show`;
    default:
      return undefined;
  }
}
