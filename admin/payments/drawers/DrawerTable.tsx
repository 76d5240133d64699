import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Drawer } from '../../../api/contract/drawers.ts';
import { request } from '../../../ui/api-client.ts';
import { formatDate, formatDateTime, formatMoney, formatPeriod } from '../../../ui/format.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PlainTable } from '../../shared/PlainTable.tsx';
import { MoneyDialog } from '../MoneyDialog.tsx';
import { CloseForKeeper } from './CloseForKeeper.tsx';
import { useDifference } from './use-difference.ts';

/** The drawers of one's units, those somebody must still act on first. */
export function DrawerTable() {
  const t = useT();
  const text = useLocalized();
  const difference = useDifference();
  const [takenOver, setTakenOver] = useState<Drawer>();
  const [closing, setClosing] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['drawers', 'all'],
    queryFn: ({ signal }) => request('get', '/drawers', { query: {}, signal }),
  });
  // Read anew each time: when cash moves while it is being counted, what is expected changes under the dialog.
  const closed = data?.data.find(({ id, mayCloseForKeeper }) => id === closing && mayCloseForKeeper);
  return (
    <>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {t('drawer.all')}
      </Typography>
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={120} />}
      {data !== undefined && (
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <PlainTable
            label={t('drawer.all')}
            rows={data.data}
            keyOf={({ id }) => id}
            columns={[
              { name: t('drawer.keeper'), cell: ({ keeper }) => <strong>{keeper.name}</strong> },
              { name: t('drawer.unit'), cell: ({ unit }) => text(unit.name) },
              {
                name: t('drawer.time'),
                cell: ({ openedAt, closedAt }) =>
                  closedAt === null ? formatDateTime(openedAt) : formatPeriod(openedAt, closedAt),
              },
              { name: t('drawer.expected'), align: 'right', cell: ({ expectedVnd }) => formatMoney(expectedVnd) },
              {
                name: t('drawer.counted'),
                align: 'right',
                cell: ({ countedVnd }) => (countedVnd === null ? '—' : formatMoney(countedVnd)),
              },
              {
                name: t('drawer.difference'),
                cell: ({ countedVnd, expectedVnd, reason }) =>
                  countedVnd === null
                    ? '—'
                    : [difference(countedVnd - expectedVnd), reason].filter((part) => part !== null).join(': '),
              },
              {
                name: t('drawer.status'),
                cell: (drawer) => <Status drawer={drawer} onConfirm={setTakenOver} onClose={setClosing} />,
              },
            ]}
          />
        </Paper>
      )}
      {closed !== undefined && <CloseForKeeper drawer={closed} onClose={() => setClosing(undefined)} />}
      {takenOver !== undefined && <TakeOver drawer={takenOver} onClose={() => setTakenOver(undefined)} />}
    </>
  );
}

interface StatusProps {
  readonly drawer: Drawer;
  readonly onConfirm: (drawer: Drawer) => void;
  readonly onClose: (id: string) => void;
}

function Status({ drawer, onConfirm, onClose }: StatusProps) {
  const t = useT();
  const { id, status, isOpenSince, mayConfirm, mayCloseForKeeper, confirmedBy, confirmedAt, closedBy } = drawer;
  if (mayConfirm) {
    return (
      <Button size="small" variant="contained" onClick={() => onConfirm(drawer)} sx={{ whiteSpace: 'nowrap' }}>
        {t('drawer.confirm')}
      </Button>
    );
  }
  return (
    <>
      {t(`drawer.statusName.${status}`)}
      {isOpenSince !== null && (
        <Typography variant="body2" color="warning.dark">
          {t('drawer.openSince', { day: formatDate(isOpenSince) })}
        </Typography>
      )}
      {mayCloseForKeeper && (
        <Button size="small" onClick={() => onClose(id)} sx={{ display: 'block', whiteSpace: 'nowrap' }}>
          {t('drawer.closeForKeeper')}
        </Button>
      )}
      {closedBy !== null && (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('drawer.closedInstead', { name: closedBy.name, reason: drawer.closedForReason ?? '' })}
        </Typography>
      )}
      {confirmedBy !== null && confirmedAt !== null && (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('drawer.confirmedBy', { name: confirmedBy.name, when: formatDateTime(confirmedAt) })}
        </Typography>
      )}
    </>
  );
}

function TakeOver({ drawer, onClose }: { drawer: Drawer; onClose: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const { id, keeper, countedVnd, notes } = drawer;
  const send = async () => {
    await request('post', '/drawers/{id}/confirm', { params: { id } });
    await queryClient.invalidateQueries({ queryKey: ['drawers'] });
  };
  return (
    <MoneyDialog
      title={t('drawer.confirmTitle', { name: keeper.name })}
      confirm={t('drawer.confirm')}
      done={t('drawer.confirmed')}
      isReady
      send={send}
      onClose={onClose}
    >
      <PlainTable
        label={t('drawer.counted')}
        rows={(notes ?? []).filter(({ count }) => count > 0)}
        keyOf={({ noteVnd }) => noteVnd}
        columns={[
          { name: t('drawer.note'), align: 'right', cell: ({ noteVnd }) => formatMoney(noteVnd) },
          { name: t('drawer.pieces'), align: 'right', cell: ({ count }) => count },
          { name: t('drawer.sum'), align: 'right', cell: ({ noteVnd, count }) => formatMoney(noteVnd * count) },
        ]}
      />
      <Typography>{t('drawer.confirmAsk', { amount: formatMoney(countedVnd ?? 0) })}</Typography>
    </MoneyDialog>
  );
}
