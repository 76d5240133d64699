import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../ui/api-client.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { useRoles } from '../../shared/use-me.ts';
import { ImportSettlement } from './ImportSettlement.tsx';
import { PayoutTable } from './PayoutTable.tsx';
import { Receivable } from './Receivable.tsx';

/** What the gateway pays out to the bank account, and what it still owes. */
export default function SettlementsPage() {
  const t = useT();
  const isAccountant = useRoles().includes('accountant');
  const { data, error, refetch } = useQuery({
    queryKey: ['settlements'],
    queryFn: ({ signal }) => request('get', '/settlements', { query: {}, signal }),
  });
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('settlement.title')} />
      {isAccountant && (
        <>
          <Typography color="text.secondary">{t('settlement.intro')}</Typography>
          <ImportSettlement />
        </>
      )}
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={240} />}
      {data !== undefined && (
        <>
          <Receivable overview={data} />
          <PayoutTable payouts={data.payouts} />
        </>
      )}
    </Box>
  );
}
