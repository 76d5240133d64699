import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import type { Payment } from '../../api/contract/payments.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT, type MessageKey } from '../i18n/provider.ts';
import { useLiveNews } from '../live/live-events.tsx';
import { dossierPath } from '../shared/dossier-path.ts';
import { Facts } from '../shared/Facts.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useRoles } from '../shared/use-me.ts';
import { ReceiptTable } from './ReceiptTable.tsx';
import { RefundTable } from './RefundTable.tsx';
import { TransferQr } from './transfers/TransferQr.tsx';
import { RequestRefundDialog } from './RequestRefundDialog.tsx';

/** A payment with what it is made of, its receipts and refunds, every attempt and every movement of money. */
export default function PaymentPage() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useGetOne<Payment>('payments', { id, meta: { whole: true } });
  useLiveNews((news) => {
    if (news.type === 'missed' || (news.type === 'dossier' && news.code === data?.dossierCode)) void refetch();
  });
  if (data !== undefined) return <PaymentView payment={data} />;
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />;
  return <FailureNotice failure={error} onRetry={() => void refetch()} />;
}

function PaymentView({ payment }: { payment: Payment }) {
  const t = useT();
  const channelName = useChannelName();
  const roles = useRoles();
  const [isAsking, setAsking] = useState(false);
  const text = useLocalized();
  return (
    <Box sx={{ p: 2, maxWidth: 1280 }}>
      <PageTitle title={t('payment.title', { code: payment.dossierCode })} />
      <Panel title={t('payment.summary')}>
        <Facts
          facts={[
            [
              t('payment.dossier'),
              <Link key="dossier" component={RouterLink} to={dossierPath(payment.dossierCode)}>
                {payment.dossierCode} · {text(payment.procedure.name)}
              </Link>,
            ],
            [t('payment.payer'), payment.payerName],
            [t('payment.unit'), text(payment.unit.name)],
            [t('payment.statusLabel'), t(`payment.status.${payment.status}`)],
            [t('payment.amount'), formatMoney(payment.amountVnd)],
            [t('payment.received'), formatMoney(payment.receivedVnd)],
            [t('payment.createdAt'), formatDateTime(payment.createdAt)],
            [t('payment.paidAtLabel'), payment.paidAt === null ? '' : formatDateTime(payment.paidAt)],
            ...(payment.refundedVnd === 0
              ? []
              : [[t('payment.refunded'), formatMoney(payment.refundedVnd)] as [string, string]]),
          ]}
        />
      </Panel>
      {payment.transfer !== null && (
        <Panel title={t('transfer.panel')}>
          <TransferQr transfer={payment.transfer} />
        </Panel>
      )}
      <Panel title={t('payment.receipt')}>
        <ReceiptTable receipts={payment.receipts} />
      </Panel>
      <Panel title={t('refund.list')}>
        <RefundTable refunds={payment.refunds} />
        {payment.refundableVnd > 0 && roles.includes('accountant') && (
          <Button onClick={() => setAsking(true)} sx={{ mt: 1 }}>
            {t('refund.askButton', { amount: formatMoney(payment.refundableVnd) })}
          </Button>
        )}
      </Panel>
      {isAsking && <RequestRefundDialog payment={payment} onClose={() => setAsking(false)} />}
      <Panel title={t('payment.lines')}>
        <PlainTable
          label={t('payment.lines')}
          rows={payment.lines}
          keyOf={({ code }) => code}
          columns={[
            { name: t('payment.line'), cell: ({ name }) => text(name) },
            { name: t('payment.why'), cell: ({ why }) => text(why) },
            { name: t('payment.legalBasis'), cell: ({ legalBasis }) => legalBasis },
            { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
          ]}
        />
      </Panel>
      <Panel title={t('payment.attempts')}>
        <PlainTable
          label={t('payment.attempts')}
          rows={payment.attempts}
          keyOf={({ ref }) => ref}
          columns={[
            { name: t('payment.reference'), cell: ({ ref }) => ref },
            { name: t('payment.method'), cell: ({ method }) => t(`payment.methodName.${method}`) },
            { name: t('payment.statusLabel'), cell: ({ status }) => t(`payment.attemptStatus.${status}`) },
            { name: t('payment.reason'), cell: ({ reason }) => (reason === null ? '—' : text(reason)) },
            { name: t('payment.createdAt'), cell: ({ createdAt }) => formatDateTime(createdAt) },
          ]}
        />
      </Panel>
      <Panel title={t('payment.bookings')}>
        <PlainTable
          label={t('payment.bookings')}
          rows={payment.bookings}
          keyOf={({ id }) => id}
          columns={[
            { name: t('payment.at'), cell: ({ at }) => formatDateTime(at) },
            { name: t('payment.direction'), cell: ({ direction }) => t(`payment.directionName.${direction}`) },
            { name: t('payment.channel'), cell: ({ channel }) => (channel === null ? '—' : channelName(channel)) },
            {
              name: t('payment.entries'),
              cell: ({ entries }) =>
                entries.map((entry) => (
                  <Box key={entry.account} sx={{ whiteSpace: 'nowrap' }}>
                    {t(`payment.account.${entry.account}`)} {entry.amountVnd > 0 ? '+' : ''}
                    {formatMoney(entry.amountVnd)}
                  </Box>
                )),
            },
            {
              name: t('payment.reference'),
              cell: ({ reference }) => <Box sx={{ overflowWrap: 'anywhere' }}>{reference ?? '—'}</Box>,
            },
            { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
          ]}
        />
      </Panel>
    </Box>
  );
}

const channels: Readonly<Record<string, MessageKey>> = {
  vnpay: 'payment.channelName.vnpay',
  cash: 'choice.cash',
  card: 'choice.card',
  transfer: 'choice.transfer',
};

/** Names the way money came; one the console does not know is shown as it is. */
function useChannelName(): (channel: string) => string {
  const t = useT();
  return (channel) => {
    const key = channels[channel];
    return key === undefined ? channel : t(key);
  };
}
