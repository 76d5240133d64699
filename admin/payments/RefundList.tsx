import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useListContext, useStore } from 'react-admin';
import type { Refund } from '../../api/contract/refunds.ts';
import { refundStatuses, refundStatusNames } from '../../domain/refund.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { RefundTable } from './RefundTable.tsx';

/** Refunds of my units, latest first; those that wait for approval unless chosen otherwise. */
export default function RefundList() {
  const t = useT();
  const text = useLocalized();
  const [status, setStatus] = useStore<string>('refunds.status', 'requested');
  const filter = useMemo(() => (status === '' ? {} : { status }), [status]);
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.refunds')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('refund.intro')}
      </Typography>
      <Box sx={{ mb: 2 }}>
        <FilterSelect
          label={t('payment.statusLabel')}
          all={t('payment.allStatuses')}
          value={status}
          options={refundStatuses.map((one) => [one, text(refundStatusNames[one])])}
          onChange={setStatus}
        />
      </Box>
      <KeysetList resource="refunds" filter={filter}>
        <KeysetRows empty={t('refund.none')}>
          <Rows />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function Rows() {
  const { data = [] } = useListContext<Refund>();
  return <RefundTable refunds={data} linksPayment />;
}
