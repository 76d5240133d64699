import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useListContext, useStore } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { MoneyCase } from '../../api/contract/payments.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';

const statuses = ['open', 'resolved'] as const satisfies readonly MoneyCase['status'][];

/** Money that needs a person, oldest first. */
export default function MoneyCaseList() {
  const t = useT();
  const [status, setStatus] = useStore<MoneyCase['status']>('moneyCases.status', 'open');
  const filter = useMemo(() => ({ status }), [status]);
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.moneyCases')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('moneyCase.intro')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={status}
        aria-label={t('moneyCase.status')}
        onChange={(_event, chosen: MoneyCase['status'] | null) => chosen !== null && setStatus(chosen)}
        sx={{ mb: 2 }}
      >
        {statuses.map((one) => (
          <ToggleButton key={one} value={one}>
            {t(`moneyCase.statusName.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <KeysetList resource="money-cases" filter={filter}>
        <KeysetRows empty={t(`moneyCase.empty.${status}`)}>
          <MoneyCaseTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function MoneyCaseTable() {
  const t = useT();
  const text = useLocalized();
  const { data = [] } = useListContext<MoneyCase>();
  return (
    <PlainTable
      label={t('nav.moneyCases')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        { name: t('moneyCase.kind'), cell: ({ name }) => text(name) },
        { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
        {
          name: t('payment.dossier'),
          cell: ({ dossierCode }) =>
            dossierCode === null ? (
              '—'
            ) : (
              <Link component={RouterLink} to={dossierPath(dossierCode)}>
                {dossierCode}
              </Link>
            ),
        },
        { name: t('payment.reference'), cell: ({ reference }) => reference ?? '—' },
        { name: t('moneyCase.owner'), cell: ({ owner }) => owner?.name ?? t('inbox.nobody') },
        { name: t('moneyCase.openedAt'), cell: ({ openedAt }) => formatDateTime(openedAt) },
        { name: t('moneyCase.resolution'), cell: ({ resolution }) => resolution ?? '—' },
      ]}
    />
  );
}
