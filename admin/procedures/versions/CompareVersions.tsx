import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProcedureVersion } from '../../../api/contract/procedure-drafts.ts';
import { differencesOf } from '../../../domain/procedure/differences.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { DifferenceTable } from '../DifferenceTable.tsx';
import { readVersion } from '../edit/draft/draft-calls.ts';

/** What changed from one version to another, of any two. */
export function CompareVersions({ code, versions }: { code: string; versions: readonly ProcedureVersion[] }) {
  const t = useT();
  const [after, setAfter] = useState(versions[0]?.version ?? 1);
  const [before, setBefore] = useState(versions[1]?.version ?? 1);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['procedure-difference', code, before, after],
    queryFn: async () => {
      const [earlier, later] = await Promise.all([readVersion(code, before), readVersion(code, after)]);
      return differencesOf(earlier.definition, later.definition);
    },
  });
  const choice = (label: string, value: number, onChange: (version: number) => void) => (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(Number(target.value))}
      sx={{ minWidth: 160 }}
    >
      {versions.map(({ version }) => (
        <MenuItem key={version} value={version}>
          {t('setup.version', { version })}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Panel title={t('setup.compareVersions')}>
      <Stack direction="row" spacing={2} sx={{ mt: 1 }}>
        {choice(t('setup.compareFrom'), before, setBefore)}
        {choice(t('setup.compareTo'), after, setAfter)}
      </Stack>
      {isPending && <Skeleton height={120} />}
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Typography sx={{ mt: 2 }}>{t('setup.saysTheSame')}</Typography>}
      {data !== undefined && data.length > 0 && <DifferenceTable differences={data} version={before} />}
    </Panel>
  );
}
