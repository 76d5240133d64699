import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Payout } from '../../../api/contract/settlements.ts';
import { startOfDate } from '../../../domain/working-time/local-time.ts';
import { formatDate, formatDateTime, formatMoney, formatNumber } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { useNow } from '../../shared/use-now.ts';
import { PayoutLines } from './PayoutLines.tsx';

/** Payouts against the bank's statement: those that have not arrived first. */
export function PayoutTable({ payouts }: { payouts: readonly Payout[] }) {
  const t = useT();
  const [shown, setShown] = useState<Payout>();
  const toggle = (payout: Payout) => setShown(shown?.id === payout.id ? undefined : payout);
  return (
    <>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {t('settlement.payouts')}
      </Typography>
      <Paper variant="outlined" sx={{ overflowX: 'auto', mb: 2 }}>
        <PlainTable
          label={t('settlement.payouts')}
          rows={payouts}
          keyOf={({ id }) => id}
          columns={[
            { name: t('settlement.reference'), cell: ({ reference }) => <strong>{reference}</strong> },
            { name: t('settlement.settledOn'), cell: ({ settledOn }) => formatDate(settledOn) },
            {
              name: t('settlement.lines'),
              cell: (payout) => (
                <>
                  <Button size="small" onClick={() => toggle(payout)} aria-expanded={shown?.id === payout.id}>
                    {t(shown?.id === payout.id ? 'settlement.hide' : 'settlement.show')} ({formatNumber(payout.lines)})
                  </Button>
                  {payout.openLines > 0 && (
                    <Typography variant="body2" color="warning.dark">
                      {t('settlement.openLines', { smart_count: payout.openLines })}
                    </Typography>
                  )}
                </>
              ),
            },
            { name: t('settlement.gross'), align: 'right', cell: ({ grossVnd }) => formatMoney(grossVnd) },
            { name: t('settlement.fee'), align: 'right', cell: ({ feeVnd }) => formatMoney(feeVnd) },
            {
              name: t('settlement.net'),
              align: 'right',
              cell: ({ netVnd }) => <strong>{formatMoney(netVnd)}</strong>,
            },
            { name: t('settlement.arrived'), cell: (payout) => <Arrival payout={payout} /> },
          ]}
        />
      </Paper>
      {shown !== undefined && <PayoutLines payout={shown} />}
    </>
  );
}

const dayMs = 24 * 60 * 60 * 1000;

function Arrival({ payout: { arrivedAt, arrivedReference, netVnd, settledOn, otherCreditVnd } }: { payout: Payout }) {
  const t = useT();
  const now = useNow();
  if (arrivedAt !== null) {
    return (
      <>
        {t('settlement.arrivedAt', { when: formatDateTime(arrivedAt) })}
        <Typography variant="caption" component="p" color="text.secondary">
          {arrivedReference}
        </Typography>
      </>
    );
  }
  if (netVnd <= 0) return t('settlement.nothingToCome');
  const days = Math.max(0, Math.floor((now - Date.parse(startOfDate(settledOn))) / dayMs));
  return (
    <Typography variant="body2" color="warning.dark">
      {days === 0 ? t('settlement.notYet') : t('settlement.notArrived', { smart_count: days })}
      {otherCreditVnd !== null && (
        <>
          <br />
          {t('settlement.otherCredit', { amount: formatMoney(otherCreditVnd) })}
        </>
      )}
    </Typography>
  );
}
