import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { request, urlOf } from '../../ui/api-client.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useRoles } from '../shared/use-me.ts';
import { useT } from '../i18n/provider.ts';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart, useRefreshDossier } from '../dossier-parts/use-dossier.ts';

/** Parcels from and to the applicant, with what the post said of each. */
export function Deliveries({ code }: { code: string }) {
  const t = useT();
  const text = useLocalized();
  const isClerk = useRoles().includes('clerk');
  const query = useDossierPart(code, 'deliveries', (signal) =>
    request('get', '/dossiers/{code}/deliveries', { params: { code }, signal }),
  );
  return (
    <PartList query={query} empty={t('delivery.none')} keyOf={({ id }) => id}>
      {(parcel) => (
        <>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {t(`delivery.${parcel.direction}`)} · {text(parcel.statusName)}
          </Typography>
          {parcel.trackingCode !== null && (
            <Typography variant="caption" color="text.secondary">
              {t('delivery.code', { code: parcel.trackingCode })}
              {parcel.chargeVnd !== null && ` · ${formatMoney(parcel.chargeVnd)}`}
            </Typography>
          )}
          {parcel.trackingCode !== null && isClerk && (
            <Link
              variant="caption"
              href={urlOf('/dossiers/{code}/deliveries/{deliveryId}/label', {
                params: { code, deliveryId: parcel.id },
              })}
              target="_blank"
              rel="noreferrer"
              sx={{ display: 'block' }}
            >
              {t('delivery.label')}
            </Link>
          )}
          {parcel.recallable && isClerk && <Recall code={code} deliveryId={parcel.id} />}
          <Box component="ol" sx={{ listStyle: 'none', p: 0, mt: 0.5 }}>
            {parcel.events.map((event) => (
              <Typography component="li" variant="body2" key={`${event.at} ${event.status}`}>
                {formatDateTime(event.at)} — {text(event.text)}
              </Typography>
            ))}
          </Box>
        </>
      )}
    </PartList>
  );
}

/** Calls a parcel back while it is still in the house. */
function Recall({ code, deliveryId }: { readonly code: string; readonly deliveryId: string }) {
  const t = useT();
  const refresh = useRefreshDossier();
  const [isAsking, setAsking] = useState(false);
  const recall = async () => {
    await request('post', '/dossiers/{code}/deliveries/{deliveryId}/recall', { params: { code, deliveryId } });
    setAsking(false);
    refresh();
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('delivery.recall.ask')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('delivery.recall.ask')}
          confirm={t('delivery.recall.yes')}
          onClose={() => setAsking(false)}
          onConfirm={recall}
        >
          {() => <DialogContentText>{t('delivery.recall.text')}</DialogContentText>}
        </ConfirmDialog>
      )}
    </>
  );
}
