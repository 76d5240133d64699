import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { ledgerCheckKeys } from './ledger-check-names.ts';

/** Asks the books whether they agree with themselves, on demand: it reads the whole ledger. */
export function LedgerCheckPanel() {
  const t = useT();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['ledger-check'],
    queryFn: ({ signal }) => request('get', '/ledger/check', { signal }),
    enabled: false,
  });
  const button = (
    <Button size="small" variant="outlined" loading={isFetching} onClick={() => void refetch()}>
      {t('ledgerCheck.run')}
    </Button>
  );
  return (
    <Panel title={t('ledgerCheck.title')}>
      {error !== null && <FailureNotice failure={error} />}
      {data === undefined ? (
        button
      ) : (
        <Alert severity={data.findings.length === 0 ? 'success' : 'error'} action={button} sx={{ mb: 1 }}>
          {data.findings.length === 0
            ? t('ledgerCheck.agree', { when: formatDateTime(data.checkedAt) })
            : t('ledgerCheck.disagree', {
                when: formatDateTime(data.checkedAt),
                smart_count: data.findings.length,
                count: data.findings.length,
              })}
        </Alert>
      )}
      {data !== undefined && data.findings.length > 0 && (
        <PlainTable
          label={t('ledgerCheck.title')}
          rows={data.findings}
          keyOf={({ check, subject }) => `${check} ${subject}`}
          columns={[
            {
              name: t('ledgerCheck.rule'),
              cell: ({ check }) => {
                const known = ledgerCheckKeys.find((key) => key === check);
                return known === undefined ? check : t(`ledgerCheck.rules.${known}`);
              },
            },
            { name: t('ledgerCheck.subject'), cell: ({ subject }) => subject },
            { name: t('ledgerCheck.detail'), cell: ({ detail }) => detail },
          ]}
        />
      )}
    </Panel>
  );
}
