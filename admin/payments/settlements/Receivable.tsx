import Box from '@mui/material/Box';
import type { SettlementOverview } from '../../../api/contract/settlements.ts';
import { formatMoney, formatNumber } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { Panel } from '../../shared/Panel.tsx';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { Sum } from '../Sum.tsx';

type Band = SettlementOverview['receivable'][number];

/** What the gateway still owes us, by age, beside what is on its way and what it keeps. */
export function Receivable({ overview }: { overview: SettlementOverview }) {
  const t = useT();
  const { receivable, receivableVnd, underwayVnd, feeVnd } = overview;
  const nameOf = ({ fromDays, toDays }: Band) => {
    if (fromDays === 0) return t('settlement.bandDay');
    return toDays === null
      ? t('settlement.bandOlder', { from: fromDays })
      : t('settlement.band', { from: fromDays, to: toDays });
  };
  return (
    <Panel title={`${t('settlement.receivable')}: ${formatMoney(receivableVnd)}`}>
      <Box sx={{ display: 'flex', gap: 4, flexWrap: 'wrap', mb: 1 }}>
        <Sum name={t('settlement.underway')} amountVnd={underwayVnd} />
        <Sum name={t('settlement.feeSoFar')} amountVnd={feeVnd} />
      </Box>
      {receivable.some(({ payments }) => payments > 0) && (
        <PlainTable
          label={t('settlement.receivable')}
          rows={receivable.filter(({ payments }) => payments > 0)}
          keyOf={({ fromDays }) => fromDays}
          columns={[
            { name: t('settlement.age'), cell: nameOf },
            { name: t('settlement.payments'), align: 'right', cell: ({ payments }) => formatNumber(payments) },
            { name: t('settlement.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
          ]}
        />
      )}
    </Panel>
  );
}
