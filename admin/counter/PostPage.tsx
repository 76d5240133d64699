import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useListContext, useRefresh, useStore } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { DeliveryQueue, PostalItem } from '../../api/contract/counter.ts';
import { formatDateTime, formatSpan } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useLiveNews } from '../live/live-events.tsx';
import { dossierPath } from '../shared/dossier-path.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useNow } from '../shared/use-now.ts';
import { CounterFrame } from './CounterFrame.tsx';
import { ParcelLabel } from './ParcelLabel.tsx';

const queues = ['toPost', 'underway', 'trouble'] as const satisfies readonly DeliveryQueue[];

/** Bưu chính: results to be posted, parcels on their way, and those somebody has to chase. */
export default function PostPage() {
  const t = useT();
  const refresh = useRefresh();
  const [queue, setQueue] = useStore<DeliveryQueue>('deliveries.queue', 'toPost');
  const filter = useMemo(() => ({ queue }), [queue]);
  useLiveNews((news) => {
    if (news.type === 'missed' || news.type === 'dossier') refresh();
  });
  return (
    <CounterFrame page="post">
      <ToggleButtonGroup
        exclusive
        size="small"
        value={queue}
        aria-label={t('counter.post.queue')}
        onChange={(_event, chosen: DeliveryQueue | null) => chosen !== null && setQueue(chosen)}
        sx={{ mb: 1 }}
      >
        {queues.map((one) => (
          <ToggleButton key={one} value={one} sx={{ px: 2 }}>
            {t(`counter.post.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t(`counter.post.intro.${queue}`)}
      </Typography>
      <KeysetList resource="deliveries" filter={filter}>
        <KeysetRows empty={t(`counter.post.empty.${queue}`)}>
          <PostTable />
        </KeysetRows>
      </KeysetList>
    </CounterFrame>
  );
}

function PostTable() {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const nowMs = useNow();
  const { data = [] } = useListContext<PostalItem & { id: string }>();
  const [labelled, setLabelled] = useState<string>();
  return (
    <>
      <PlainTable
        label={t('counter.page.post')}
        rows={data}
        keyOf={({ dossierCode }) => dossierCode}
        columns={[
          {
            name: t('payment.dossier'),
            cell: ({ dossierCode, procedure }) => (
              <>
                <Link component={RouterLink} to={dossierPath(dossierCode)} sx={{ whiteSpace: 'nowrap' }}>
                  {dossierCode}
                </Link>
                <Typography variant="caption" component="p" color="text.secondary">
                  {text(procedure.name)}
                </Typography>
              </>
            ),
          },
          { name: t('dossier.applicant'), cell: ({ applicantName }) => applicantName },
          { name: t('counter.post.parcel'), cell: ({ parcel }) => <Parcel parcel={parcel} /> },
          {
            name: t('counter.post.since'),
            cell: ({ since }) => (
              <span title={formatDateTime(since)} style={{ whiteSpace: 'nowrap' }}>
                {formatSpan(nowMs - Date.parse(since), language)}
              </span>
            ),
          },
          { name: t('counter.post.holder'), cell: ({ task }) => task?.holder?.name ?? '—' },
          {
            name: '',
            align: 'right',
            cell: ({ dossierCode, parcel, task }) => (
              <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end' }}>
                {parcel?.direction !== 'collect' && (
                  <Button size="small" sx={{ whiteSpace: 'nowrap' }} onClick={() => setLabelled(dossierCode)}>
                    {t('counter.post.label')}
                  </Button>
                )}
                {task !== null && (
                  <Button
                    size="small"
                    variant="outlined"
                    sx={{ whiteSpace: 'nowrap' }}
                    component={RouterLink}
                    to={dossierPath(dossierCode)}
                    state={{ completeNow: task.mine }}
                  >
                    {t('counter.post.deal')}
                  </Button>
                )}
              </Stack>
            ),
          },
        ]}
      />
      {labelled !== undefined && <ParcelLabel code={labelled} onClose={() => setLabelled(undefined)} />}
    </>
  );
}

function Parcel({ parcel }: Pick<PostalItem, 'parcel'>) {
  const t = useT();
  const text = useLocalized();
  if (parcel === null) return <>{t('counter.post.notPosted')}</>;
  const { direction, trackingCode, statusName, failedTries, lastWords } = parcel;
  return (
    <>
      {text(statusName)}
      {failedTries > 0 && (
        <Chip
          size="small"
          color="warning"
          variant="outlined"
          label={t('counter.post.tries', { smart_count: failedTries })}
          sx={{ ml: 1 }}
        />
      )}
      <Typography variant="caption" component="p" color="text.secondary">
        {t(`counter.post.direction.${direction}`)}
        {trackingCode !== null && ` · ${trackingCode}`}
      </Typography>
      {lastWords !== null && text(lastWords) !== text(statusName) && (
        <Typography variant="caption" component="p" color="text.secondary">
          {text(lastWords)}
        </Typography>
      )}
    </>
  );
}
