import { Navigate, useParams } from 'react-router';
import type { Application } from '../../api/contract/application.ts';
import { failureCode } from '../../ui/failures.ts';
import { useApplication } from '../data/applications.ts';
import { useService } from '../data/catalogue.ts';
import { places } from '../places.ts';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { DraftPage } from './DraftPage.tsx';

/** Loads a dossier being written and its procedure. One that was handed in meanwhile is followed instead. */
export default function SubmitPage() {
  const { id = '' } = useParams();
  const application = useApplication(id);
  if (application.isPending) return <Loading />;
  if (failureCode(application.error) === 'not_found') {
    return <NotFoundPage />;
  }
  if (application.isError) return <Failure failure={application.error} onRetry={() => void application.refetch()} />;
  const { dossierCode } = application.data;
  if (dossierCode !== null) return <Navigate to={places.dossier(dossierCode)} replace />;
  return <WithProcedure key={id} application={application.data} />;
}

function WithProcedure({ application }: { readonly application: Application }) {
  const procedure = useService(application.procedure.code);
  if (procedure.isPending) return <Loading />;
  if (procedure.isError) return <Failure failure={procedure.error} onRetry={() => void procedure.refetch()} />;
  return <DraftPage application={application} procedure={procedure.data} />;
}
