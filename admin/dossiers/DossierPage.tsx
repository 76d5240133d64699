import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { useLiveNews } from '../live/live-events.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { ActionBar } from '../actions/ActionBar.tsx';
import { ApplicantPanel } from './ApplicantPanel.tsx';
import { ComponentsPanel } from './ComponentsPanel.tsx';
import { DocumentPreview, type PreviewedFile } from './DocumentPreview.tsx';
import { DossierHeader } from './DossierHeader.tsx';
import { OtherDocuments } from './OtherDocuments.tsx';
import { SideTabs } from './SideTabs.tsx';
import { StepTracker } from './StepTracker.tsx';
import { useDossier, useRefreshDossier, useRefreshParts } from '../dossier-parts/use-dossier.ts';

/** A dossier: what it is and where it stands, its papers, and all that was said and done. */
export default function DossierPage() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useDossier(id);
  const refresh = useRefreshDossier();
  const refreshParts = useRefreshParts(id);
  useLiveNews((news) => {
    const isOurs = news.type === 'dossier' && news.code === id;
    if (news.type === 'missed' || (isOurs && news.seq !== data?.seq)) refresh();
    else if (isOurs) refreshParts();
  });
  if (data !== undefined) return <DossierView key={data.code} dossier={data} />;
  if (isPending) return <Skeleton variant="rounded" height={480} sx={{ m: 2 }} />;
  return <FailureNotice failure={error} onRetry={() => void refetch()} />;
}

function DossierView({ dossier }: { dossier: Dossier }) {
  const navigate = useNavigate();
  const { completeNow } = stateOf(useLocation().state);
  const firstFile = dossier.components.flatMap(({ files }) => files)[0];
  const [file, setFile] = useState<PreviewedFile | undefined>(firstFile);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 'calc(100dvh - 57px)',
        height: { lg: 'calc(100dvh - 57px)' },
      }}
    >
      <title>{`${dossier.code} · Một Cửa`}</title>
      <DossierHeader
        dossier={dossier}
        actions={
          <ActionBar dossier={dossier} startNow={completeNow} onDone={() => completeNow && void navigate('/tasks')} />
        }
      />
      <StepTracker dossier={dossier} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 2,
          p: 2,
          gridTemplateColumns: { xs: '1fr', sm: '300px 1fr', lg: '300px minmax(0, 1fr) 380px' },
          '& > *': { minWidth: 0, overflowY: { lg: 'auto' } },
        }}
      >
        <Box>
          <ComponentsPanel components={dossier.components} chosen={file?.id} onChoose={setFile} />
          <OtherDocuments code={dossier.code} chosen={file?.id} onChoose={setFile} />
          <ApplicantPanel dossier={dossier} />
        </Box>
        <DocumentPreview file={file} />
        <Box sx={{ gridColumn: { sm: '1 / -1', lg: 'auto' } }}>
          <SideTabs code={dossier.code} unitCode={dossier.unit.code} />
        </Box>
      </Box>
    </Box>
  );
}

/** Where the inbox sends somebody with `e`, it asks for the main action at once. */
function stateOf(state: unknown): { readonly completeNow: boolean } {
  const completeNow =
    typeof state === 'object' && state !== null && 'completeNow' in state && state.completeNow === true;
  return { completeNow };
}
