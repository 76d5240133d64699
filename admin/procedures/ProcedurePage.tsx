import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { useLocalized } from '../../ui/language.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { ProcedureFacts } from './ProcedureFacts.tsx';
import { ProcedureTools } from './ProcedureTools.tsx';

/** A procedure as published today: papers, fees, steps, deadlines, legal basis; with what its administrators may do. */
export default function ProcedurePage() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useGetOne<Procedure & { id: string }>('procedures', {
    id,
    meta: { whole: true },
  });
  if (data !== undefined) return <ProcedureView procedure={data} onChanged={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />;
  return <FailureNotice failure={error} onRetry={() => void refetch()} />;
}

function ProcedureView({ procedure, onChanged }: { procedure: Procedure; onChanged: () => void }) {
  const text = useLocalized();
  return (
    <Box sx={{ p: 2, maxWidth: 1200 }}>
      <PageTitle title={text(procedure.name)} />
      <ProcedureTools procedure={procedure} onChanged={onChanged} />
      <ProcedureFacts procedure={procedure} />
    </Box>
  );
}
