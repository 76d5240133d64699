import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { request } from '../../ui/api-client.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { mayOpen } from '../rights.ts';
import { useRoles } from '../shared/use-me.ts';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

/** What was asked for, paid, waived and given back. */
export function Payments({ code }: { code: string }) {
  const t = useT();
  const roles = useRoles();
  const query = useDossierPart(code, 'payments', (signal) =>
    request('get', '/dossiers/{code}/payments', { params: { code }, signal }),
  );
  return (
    <PartList query={query} empty={t('payment.none')} keyOf={({ transactionId }) => transactionId}>
      {(payment) => (
        <>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {t(`payment.purpose.${payment.purpose}`)} · {t(`payment.status.${payment.status}`)}
            </Typography>
            <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {formatMoney(payment.amountVnd)}
            </Typography>
          </Box>
          <Typography variant="caption" color="text.secondary">
            {payment.paidAt !== null && t('payment.paidAt', { when: formatDateTime(payment.paidAt) })}
            {payment.paidAt === null &&
              payment.dueAt !== null &&
              t('payment.dueAt', { when: formatDateTime(payment.dueAt) })}{' '}
            {mayOpen('payments', roles) && (
              <Link component={RouterLink} to={`/payments/${payment.transactionId}/show`}>
                {t('payment.open')}
              </Link>
            )}
          </Typography>
        </>
      )}
    </PartList>
  );
}
