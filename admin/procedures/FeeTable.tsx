import Typography from '@mui/material/Typography';
import type { FeeAmount, FeeRule, FeeSchedule } from '../../domain/fee/rules.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { SampleMark } from './SampleMark.tsx';

/** The fees of a procedure: how each is worked out, what changes it, and by which text. */
export function FeeTable({ fees }: { fees: FeeSchedule }) {
  const t = useT();
  if (fees.rules.length === 0) return <Typography color="text.secondary">{t('procedure.free')}</Typography>;
  return (
    <PlainTable
      label={t('procedure.fees')}
      rows={fees.rules}
      keyOf={({ code, validFrom = '' }) => `${code} ${validFrom}`}
      columns={[
        { name: t('payment.line'), cell: (rule) => <FeeName rule={rule} /> },
        { name: t('payment.amount'), cell: ({ amount }) => <Amount amount={amount} /> },
        { name: t('payment.legalBasis'), cell: ({ legalBasis }) => legalBasis },
      ]}
    />
  );
}

function FeeName({ rule }: { rule: FeeRule }) {
  const text = useLocalized();
  return (
    <>
      {text(rule.name)} <SampleMark confidence={rule.confidence} />
      {rule.adjustments?.map((adjustment, index) => (
        <Typography key={index} variant="caption" component="p" color="text.secondary">
          {text(adjustment.name)} <SampleMark confidence={adjustment.confidence} />
        </Typography>
      ))}
    </>
  );
}

function Amount({ amount }: { amount: FeeAmount }) {
  const t = useT();
  const text = useLocalized();
  switch (amount.kind) {
    case 'fixed':
      return formatMoney(amount.amountVnd);
    case 'perUnit':
      return t('fee.perUnit', { amount: formatMoney(amount.unitVnd), unit: text(amount.unit) });
    case 'perUnitBeyond':
      return t('fee.perUnitBeyond', {
        first: formatMoney(amount.amountVnd),
        included: amount.included,
        amount: formatMoney(amount.unitVnd),
        unit: text(amount.unit),
      });
    case 'twoRates':
      return t('fee.twoRates', {
        first: formatMoney(amount.firstVnd),
        count: amount.firstUnits,
        then: formatMoney(amount.thenVnd),
        unit: text(amount.unit),
      });
    case 'percentOfFee':
      return t('fee.percentOfFee', { percent: formatNumber(amount.percent) });
    case 'brackets':
    case 'tiers':
      return t('fee.brackets');
    case 'interpolated':
      return t('fee.interpolated');
    case 'byChoice':
      return t('fee.byChoice');
    case 'postal':
      return t('fee.postal');
  }
}
