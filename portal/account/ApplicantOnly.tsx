import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useLiveReads } from '../data/live.ts';
import { useMe } from '../data/me.ts';
import { places, signInThen } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';

/** Pages of a signed-in applicant. Others are asked to sign in first and come back to where they wanted to go. */
export function ApplicantOnly() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const me = useMe();
  if (me.isPending) return <Loading />;
  if (me.data === undefined) return <Failure failure={me.error} onRetry={() => void me.refetch()} />;
  switch (me.data.account?.kind) {
    case undefined:
      return <Navigate to={signInThen(`${pathname}${search}`)} replace />;
    case 'staff':
      return (
        <Empty isPage title={t('common.staffTitle')} text={t('common.staffText')}>
          <Button variant="contained" href={places.console}>
            {t('common.nav.console')}
          </Button>
        </Empty>
      );
    case 'citizen':
    case 'company':
      return <LiveOutlet />;
  }
}

function LiveOutlet() {
  useLiveReads();
  return <Outlet />;
}
