import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryView } from '../../api/contract/dossier-parts.ts';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useRecallParcel } from '../data/my-dossiers.ts';
import { Confirm } from '../shared/Confirm.tsx';
import { Section } from '../shared/Section.tsx';

/** Parcels both ways, each with where it is, what it costs, and what comes next where that is not plain. */
export function DeliveriesSection({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  if (dossier.deliveries.length === 0) return null;
  return (
    <Section title={t('dossier.deliveries')}>
      <Stack spacing={2}>
        {dossier.deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} dossier={dossier} />
        ))}
      </Stack>
    </Section>
  );
}

interface DeliveryProps {
  readonly delivery: DeliveryView;
  readonly dossier: MyDossier;
}

function Delivery({ delivery, dossier }: DeliveryProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { direction, trackingCode, chargeVnd, status } = delivery;
  // A second try in vain ends the parcel's way: then the page says elsewhere where to collect the result.
  const isAwaited = direction === 'deliver' && dossier.status === 'result_ready';
  const tries = delivery.events.filter((event) => event.status === 'failed').length;
  const facts = [
    ...(trackingCode === null ? [] : [t('dossier.trackingCode', { code: trackingCode })]),
    ...(chargeVnd === null ? [] : [t('dossier.charge', { amount: formatMoney(chargeVnd) })]),
  ];
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>
        {t(`dossier.delivery.${direction}`)}: {localized(delivery.statusName)}
      </Typography>
      {facts.length > 0 && <Typography variant="caption">{facts.join(' · ')}</Typography>}
      {isAwaited && status === 'lost' && (
        <Alert severity="error" sx={{ my: 1 }}>
          {t('dossier.deliveryNext.lost')}
        </Alert>
      )}
      {isAwaited && status === 'cancelled' && (
        <Alert severity="info" sx={{ my: 1 }}>
          {t('dossier.deliveryNext.cancelled')}
        </Alert>
      )}
      {isAwaited && status === 'failed' && tries === 1 && (
        <Alert severity="warning" sx={{ my: 1 }}>
          {t('dossier.deliveryNext.failed')}
        </Alert>
      )}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {delivery.events.map((event) => (
          <Typography
            component="li"
            variant="caption"
            key={`${event.at} ${event.status}`}
            sx={{ display: 'list-item' }}
          >
            {formatDateTime(event.at)}: {localized(event.text)}
          </Typography>
        ))}
      </Box>
      {delivery.recallable && <Recall code={dossier.code} deliveryId={delivery.id} />}
    </Box>
  );
}

function Recall({ code, deliveryId }: { readonly code: string; readonly deliveryId: string }) {
  const { t } = useTranslation();
  const recall = useRecallParcel(code);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('dossier.recall.ask')}</Button>
      <Confirm
        isOpen={isAsking}
        question={t('dossier.recall.text')}
        yes={t('dossier.recall.send')}
        isBusy={recall.isPending}
        failure={recall.error}
        onYes={() => recall.mutate(deliveryId, { onSuccess: () => setAsking(false) })}
        onNo={() => setAsking(false)}
      />
    </>
  );
}
