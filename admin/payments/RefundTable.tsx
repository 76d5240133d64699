import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Refund } from '../../api/contract/refunds.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useMe } from '../shared/use-me.ts';
import { RefundDialog, type RefundDecision } from './RefundDialog.tsx';

interface RefundTableProps {
  readonly refunds: readonly Refund[];
  /** Among refunds of many payments, each leads to its own. */
  readonly linksPayment?: boolean;
}

/** Refunds with both people of each, and what I may decide. */
export function RefundTable({ refunds, linksPayment = false }: RefundTableProps) {
  const t = useT();
  const text = useLocalized();
  const [open, setOpen] = useState<{ readonly refund: Refund; readonly decision: RefundDecision }>();
  return (
    <>
      <PlainTable
        label={t('refund.list')}
        rows={refunds}
        keyOf={({ id }) => id}
        columns={[
          ...(linksPayment
            ? [{ name: t('payment.dossier'), cell: (refund: Refund) => <PaymentLink refund={refund} /> }]
            : []),
          { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
          { name: t('refund.method'), cell: ({ method }) => t(`refund.methodName.${method}`) },
          { name: t('refund.reason'), cell: ({ reason }) => text(reason) },
          {
            name: t('refund.requestedBy'),
            cell: ({ requestedBy, requestedAt }) => (
              <Who name={requestedBy?.name ?? t('refund.bySystem')} at={requestedAt} />
            ),
          },
          {
            name: t('refund.decidedBy'),
            cell: ({ decidedBy, decidedAt }) =>
              decidedBy === null || decidedAt === null ? '—' : <Who name={decidedBy.name} at={decidedAt} />,
          },
          { name: t('payment.statusLabel'), cell: (refund) => <Status refund={refund} /> },
          {
            name: t('refund.decide'),
            cell: (refund) => <Decisions refund={refund} onDecide={(decision) => setOpen({ refund, decision })} />,
          },
        ]}
      />
      {open !== undefined && <RefundDialog {...open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function PaymentLink({ refund: { paymentId, dossierCode } }: { refund: Refund }) {
  if (paymentId === null) return <>{dossierCode ?? '—'}</>;
  return (
    <Link component={RouterLink} to={`/payments/${paymentId}/show`} sx={{ whiteSpace: 'nowrap' }}>
      {dossierCode}
    </Link>
  );
}

function Who({ name, at }: { name: string; at: string }) {
  return (
    <>
      {name}
      <Typography variant="caption" component="div" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
        {formatDateTime(at)}
      </Typography>
    </>
  );
}

function Status({ refund: { statusName, endedAt, failure, decisionReason, reference } }: { refund: Refund }) {
  const text = useLocalized();
  const remark = failure ?? decisionReason ?? reference;
  return (
    <>
      {text(statusName)}
      <Typography variant="caption" component="div" color="text.secondary">
        {[endedAt === null ? undefined : formatDateTime(endedAt), remark].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}

function Decisions({ refund, onDecide }: { refund: Refund; onDecide: (decision: RefundDecision) => void }) {
  const t = useT();
  const me = useMe()?.account?.id;
  const isMine = refund.requestedBy !== null && refund.requestedBy.id === me;
  const decisions: readonly (RefundDecision | false)[] = [
    refund.mayDecide && 'approve',
    refund.status === 'requested' && 'decline',
    refund.maySettle && 'settle',
  ];
  const shown = decisions.filter((decision) => decision !== false);
  if (shown.length === 0) return <>—</>;
  return (
    <Stack direction="row" spacing={1}>
      {shown.map((decision) => (
        <Button
          key={decision}
          size="small"
          variant={decision === 'decline' ? 'text' : 'contained'}
          onClick={() => onDecide(decision)}
          sx={{ whiteSpace: 'nowrap' }}
        >
          {t(decision === 'decline' && isMine ? 'refund.do.takeBack' : `refund.do.${decision}`)}
        </Button>
      ))}
    </Stack>
  );
}
