import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { request, urlOf } from '../../ui/api-client.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useRoles } from '../shared/use-me.ts';
import { useT } from '../i18n/provider.ts';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

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
