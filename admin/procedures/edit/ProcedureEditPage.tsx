import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { openDraft } from './draft/draft-calls.ts';
import { EditDesk } from './EditDesk.tsx';

/** The editor of a procedure: its draft, or, where there is none yet, the version in force to begin one from. */
export default function ProcedureEditPage() {
  const { code = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['procedure-draft', code],
    queryFn: () => openDraft(code),
    // The page keeps the draft itself from here on: read afresh each time it is opened, never behind its back.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  if (isPending) return <Skeleton variant="rounded" height={480} sx={{ m: 2 }} />;
  if (data === undefined) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  return <EditDesk key={code} code={code} begun={data.begun} inForce={data.inForce} />;
}
