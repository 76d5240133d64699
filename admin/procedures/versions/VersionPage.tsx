import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink, useParams } from 'react-router';
import type { Procedure } from '../../../api/contract/catalogue.ts';
import { request } from '../../../ui/api-client.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { readVersion } from '../edit/draft/draft-calls.ts';
import { ProcedureFacts } from '../ProcedureFacts.tsx';

/** One version of a procedure, to read. */
export default function VersionPage() {
  const t = useT();
  const text = useLocalized();
  const { code = '', version = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['procedure-version', code, version],
    queryFn: () => readAsProcedure(code, Number(version)),
  });
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />;
  if (data === undefined) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  return (
    <Box sx={{ p: 2, maxWidth: 1200 }}>
      <PageTitle title={`${text(data.name)} · ${t('setup.version', { version })}`} />
      <Button component={RouterLink} to={`/procedures/${encodeURIComponent(code)}/versions`} sx={{ mb: 2 }}>
        {t('setup.versions')}
      </Button>
      <ProcedureFacts procedure={data} />
    </Box>
  );
}

/** A version as the catalogue would show it, under the names its unit and field have today. */
async function readAsProcedure(code: string, version: number): Promise<Procedure> {
  const { definition, validFrom } = await readVersion(code, version);
  const { unitCode, fieldCode } = definition;
  const [units, fields] = await Promise.all([
    request('get', '/units', {}),
    request('get', '/fields', { query: { unit: unitCode } }),
  ]);
  const named = (code: string, all: readonly Pick<Procedure['unit'], 'code' | 'name'>[]) => ({
    code,
    name: all.find((one) => one.code === code)?.name ?? { vi: code, en: code },
  });
  return { ...definition, version, validFrom, unit: named(unitCode, units.data), field: named(fieldCode, fields.data) };
}
