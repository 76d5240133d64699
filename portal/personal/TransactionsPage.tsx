import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { TransactionSummary } from '../../api/contract/transactions.ts';
import { formatDeadline, formatMoney } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useTransactions } from '../data/transactions.ts';
import { places } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { ListRow } from './ListRow.tsx';

/** “Danh sách giao dịch”: what is to be paid, then what was. */
export default function TransactionsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('payment.listTitle')}</PageTitle>
      <List />
    </>
  );
}

function List() {
  const { t } = useTranslation();
  const transactions = useTransactions();
  if (transactions.isPending) return <Loading />;
  if (transactions.isError) return <Failure failure={transactions.error} onRetry={() => void transactions.refetch()} />;
  const found = transactions.data.pages.flatMap(({ data }) => data);
  if (found.length === 0) return <Empty title={t('payment.none')} text={t('payment.noneText')} />;
  return (
    <>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {found.map((transaction, index) => (
          <Row key={transaction.id} transaction={transaction} isFirst={index === 0} />
        ))}
      </Stack>
      {transactions.hasNextPage && (
        <Button
          onClick={() => void transactions.fetchNextPage()}
          disabled={transactions.isFetchingNextPage}
          sx={{ mt: 2 }}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}

function Row({ transaction, isFirst }: { readonly transaction: TransactionSummary; readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  const { dueAt } = transaction;
  return (
    <ListRow
      to={places.transaction(transaction.id)}
      title={localized(transaction.procedure.name)}
      end={
        <Stack direction="row" spacing={2} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>{formatMoney(transaction.amountVnd)}</Typography>
          {transaction.payable && (
            <Button
              component={RouterLink}
              to={places.transaction(transaction.id)}
              variant={isFirst ? 'contained' : 'outlined'}
            >
              {t('payment.pay')}
            </Button>
          )}
        </Stack>
      }
    >
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {transaction.dossierCode} · {t(`payment.purpose.${transaction.purpose}`)} ·{' '}
        {t(`payment.status.${transaction.status}`)}
      </Typography>
      {transaction.payable && dueAt !== null && (
        <Typography variant="caption" color="warning" sx={{ display: 'block' }}>
          {t('dossier.before', { at: formatDeadline(dueAt, language) })}
        </Typography>
      )}
    </ListRow>
  );
}
