import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import { request } from '../../ui/api-client.ts';
import { formatDate, formatMoney } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';

/** What did not agree on one day, each with its payment and whether somebody must still look at it. */
export function DayDifferences({ onDate }: { onDate: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey: ['reconciliations', onDate],
    queryFn: ({ signal }) => request('get', '/reconciliations/{onDate}/differences', { params: { onDate }, signal }),
  });
  const title = t('reconciliation.differencesOf', { day: formatDate(onDate) });
  const amount = (vnd: number | null) => (vnd === null ? '—' : formatMoney(vnd));
  return (
    <Panel title={title}>
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <PlainTable
          label={title}
          rows={data.data}
          keyOf={({ attemptRef }) => attemptRef}
          columns={[
            {
              name: t('payment.dossier'),
              cell: ({ paymentId, dossierCode, attemptRef }) => (
                <Link component={RouterLink} to={`/payments/${paymentId}/show`} sx={{ whiteSpace: 'nowrap' }}>
                  {dossierCode ?? attemptRef}
                </Link>
              ),
            },
            { name: t('reconciliation.reference'), cell: ({ attemptRef }) => attemptRef },
            { name: t('reconciliation.result'), cell: ({ result }) => t(`reconciliation.resultName.${result}`) },
            { name: t('reconciliation.ours'), align: 'right', cell: ({ oursVnd }) => amount(oursVnd) },
            {
              name: t('reconciliation.gateway'),
              cell: ({ gatewaySays, gatewayVnd }) =>
                gatewaySays === null ? '—' : `${t(`reconciliation.says.${gatewaySays}`)}: ${amount(gatewayVnd)}`,
            },
            {
              name: t('reconciliation.case'),
              cell: ({ caseStatus }) =>
                caseStatus === null ? (
                  t('reconciliation.noCase')
                ) : (
                  <Button component={RouterLink} to="/money-cases" size="small">
                    {t(`moneyCase.statusName.${caseStatus}`)}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
