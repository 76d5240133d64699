import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import type { ProcedureVersion } from '../../../api/contract/procedure-drafts.ts';
import { request } from '../../../ui/api-client.ts';
import { formatDate, formatDateTime } from '../../../ui/format.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { CompareVersions } from './CompareVersions.tsx';
import { EditFromDialog } from './EditFromDialog.tsx';
import { OpenDialog } from './OpenDialog.tsx';

const tones = { coming: 'info', inForce: 'success', past: 'default' } as const;

/** Every version of a procedure, open or closed: to read, to compare, and to begin a new one from. */
export default function VersionsPage() {
  const t = useT();
  const text = useLocalized();
  const { code = '' } = useParams();
  const [from, setFrom] = useState<number>();
  const [isOpening, setOpening] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['procedure-versions', code],
    queryFn: ({ signal }) => request('get', '/procedures/{code}/versions', { params: { code }, signal }),
  });
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />;
  if (data === undefined) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  const { versions, isOpen, name } = data;
  const here = `/procedures/${encodeURIComponent(code)}`;
  return (
    <Box sx={{ p: 2, maxWidth: 1200 }}>
      <PageTitle title={`${text(name)} · ${t('setup.versions')}`} />
      <Stack direction="row" spacing={1} useFlexGap sx={{ mb: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        <Chip color={isOpen ? 'success' : 'default'} label={t(isOpen ? 'setup.isOpen' : 'setup.isClosed')} />
        <Button variant="outlined" onClick={() => setOpening(true)}>
          {t(isOpen ? 'setup.close' : 'setup.open')}
        </Button>
        <Button variant="contained" component={RouterLink} to={`${here}/edit`}>
          {t('setup.edit')}
        </Button>
        {isOpen && (
          <Button component={RouterLink} to={`${here}/show`}>
            {t('setup.shown')}
          </Button>
        )}
      </Stack>
      <Panel title={t('setup.versions')}>
        <PlainTable
          label={t('setup.versions')}
          rows={versions}
          keyOf={({ version }) => version}
          columns={[
            {
              name: t('procedure.version'),
              cell: ({ version }) => (
                <Link component={RouterLink} to={`${here}/versions/${version}`}>
                  {t('setup.version', { version })}
                </Link>
              ),
            },
            { name: t('procedure.validFrom'), cell: ({ validFrom }) => formatDate(validFrom) },
            {
              name: t('setup.standing'),
              cell: ({ state }) => (
                <Chip size="small" variant="outlined" color={tones[state]} label={t(`setup.versionState.${state}`)} />
              ),
            },
            { name: t('setup.publishedBy'), cell: (version) => <PublishedBy version={version} /> },
            { name: t('setup.reason'), cell: ({ reason }) => reason ?? '' },
            {
              name: '',
              align: 'right',
              cell: ({ version }) => (
                <Button size="small" onClick={() => setFrom(version)}>
                  {t('setup.editFrom')}
                </Button>
              ),
            },
          ]}
        />
      </Panel>
      {versions.length > 1 && <CompareVersions code={code} versions={versions} />}
      {from !== undefined && <EditFromDialog code={code} version={from} onClose={() => setFrom(undefined)} />}
      {isOpening && (
        <OpenDialog
          code={code}
          isOpen={isOpen}
          onClose={() => setOpening(false)}
          onChanged={() => {
            setOpening(false);
            void refetch();
          }}
        />
      )}
    </Box>
  );
}

function PublishedBy({ version: { publishedBy, publishedAt } }: { version: ProcedureVersion }) {
  const t = useT();
  return (
    <>
      {publishedBy?.name ?? t('setup.bySystem')}
      <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary' }}>
        {formatDateTime(publishedAt)}
      </Box>
    </>
  );
}
