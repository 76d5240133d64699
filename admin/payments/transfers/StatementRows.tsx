import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { StatementRow } from '../../../api/contract/transfers.ts';
import { formatDateTime, formatMoney } from '../../../ui/format.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { dossierPath } from '../../shared/dossier-path.ts';
import { PlainTable } from '../../shared/PlainTable.tsx';

/** Rows of a statement with what each does: what a person must look at stands out. */
export function StatementRows({ rows }: { rows: readonly StatementRow[] }) {
  const t = useT();
  const text = useLocalized();
  return (
    <PlainTable
      label={t('transfer.rows')}
      rows={rows}
      keyOf={({ line }) => line}
      columns={[
        { name: t('transfer.line'), align: 'right', cell: ({ line }) => line },
        {
          name: t('transfer.outcome'),
          cell: (row) => <Chip size="small" color={colorOf(row)} label={text(row.text)} />,
        },
        {
          name: t('payment.amount'),
          align: 'right',
          cell: ({ amountVnd }) => amountVnd !== null && formatMoney(amountVnd),
        },
        {
          name: t('payment.dossier'),
          cell: ({ dossierCode }) =>
            dossierCode !== null && (
              <Link component={RouterLink} to={dossierPath(dossierCode)} sx={{ whiteSpace: 'nowrap' }}>
                {dossierCode}
              </Link>
            ),
        },
        { name: t('payment.at'), cell: ({ receivedAt }) => receivedAt !== null && formatDateTime(receivedAt) },
        { name: t('transfer.reference'), cell: ({ reference }) => reference },
        { name: t('transfer.content'), cell: ({ content }) => content },
      ]}
    />
  );
}

function colorOf({ outcome, meaning }: StatementRow): 'default' | 'success' | 'warning' | 'error' {
  switch (outcome) {
    case 'books':
      return meaning === 'pays' || meaning === 'payout' ? 'success' : 'warning';
    case 'unreadable':
    case 'failed':
      return 'error';
    case 'alreadyBooked':
    case 'notCredit':
      return 'default';
  }
}
