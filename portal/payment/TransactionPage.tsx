import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { Transaction } from '../../api/contract/transactions.ts';
import { failureCode } from '../../ui/failures.ts';
import { formatDateTime, formatDeadline, formatMoney, formatSpan } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useTransaction } from '../data/transactions.ts';
import { places } from '../places.ts';
import { CopyText } from '../shared/CopyText.tsx';
import { Facts } from '../shared/Facts.tsx';
import { Failure } from '../shared/Failure.tsx';
import { FeeLines } from '../shared/FeeLines.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { useNow } from '../shared/use-now.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { AttemptList } from './AttemptList.tsx';
import { PaymentState } from './PaymentState.tsx';
import { ReceiptLink } from './ReceiptLink.tsx';
import { RefundSteps } from './RefundSteps.tsx';

/** A transaction, and the page the payer comes back to: what it says of the money is only ever what is booked. */
export default function TransactionPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const transaction = useTransaction(id);
  if (transaction.isPending) return <Loading />;
  if (['not_found', 'validation_failed'].includes(failureCode(transaction.error) ?? '')) {
    return <NotFoundPage />;
  }
  if (transaction.data === undefined) {
    return <Failure failure={transaction.error} onRetry={() => void transaction.refetch()} />;
  }
  return (
    <Stack spacing={2} sx={{ maxWidth: 800, mx: 'auto' }}>
      <PageTitle>{t('payment.title')}</PageTitle>
      <PaymentState transaction={transaction.data} />
      <Details transaction={transaction.data} />
    </Stack>
  );
}

function Details({ transaction }: { readonly transaction: Transaction }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { receivingAccount: account, dossierCode, paidAt, dueAt } = transaction;
  return (
    <>
      <Section title={localized(transaction.procedure.name)}>
        <Facts
          facts={[
            {
              name: t('payment.dossier'),
              value: (
                <Link component={RouterLink} to={places.dossier(dossierCode)}>
                  {dossierCode}
                </Link>
              ),
            },
            { name: t('payment.amount'), value: <strong>{formatMoney(transaction.amountVnd)}</strong> },
            { name: t('payment.state'), value: t(`payment.status.${transaction.status}`) },
            ...(paidAt === null ? [] : [{ name: t('payment.paidAt'), value: formatDateTime(paidAt) }]),
            ...(transaction.receipt === null || transaction.status === 'paid'
              ? []
              : [{ name: t('payment.receipt.label'), value: <ReceiptLink receipt={transaction.receipt} /> }]),
            ...(dueAt === null || transaction.status !== 'awaited'
              ? []
              : [{ name: t('payment.deadline'), value: <Deadline dueAt={dueAt} /> }]),
          ]}
        />
      </Section>
      {transaction.lines.length > 0 && (
        <Section title={t('payment.lines')}>
          <FeeLines lines={transaction.lines} totalVnd={transaction.amountVnd} />
        </Section>
      )}
      {account !== null && (
        <Section title={t('payment.account')}>
          <Facts
            facts={[
              { name: t('payment.holder'), value: account.holder },
              { name: t('payment.number'), value: <CopyText text={account.number} /> },
              { name: t('payment.bank'), value: account.bank },
              ...(transaction.transfer === null
                ? []
                : [{ name: t('payment.transfer.content'), value: <CopyText text={transaction.transfer.content} /> }]),
            ]}
          />
        </Section>
      )}
      <RefundSteps refunds={transaction.refunds} />
      <AttemptList attempts={transaction.attempts} />
    </>
  );
}

function Deadline({ dueAt }: { readonly dueAt: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const leftMs = Date.parse(dueAt) - useNow();
  return (
    <>
      {formatDeadline(dueAt, language)}
      {leftMs > 0 && (
        <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
          ({t('payment.left', { span: formatSpan(leftMs, language) })})
        </Box>
      )}
    </>
  );
}
