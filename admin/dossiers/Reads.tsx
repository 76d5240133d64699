import Typography from '@mui/material/Typography';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

/** Who has read the dossier, and when. */
export function Reads({ code }: { code: string }) {
  const t = useT();
  const query = useDossierPart(code, 'reads', (signal) =>
    request('get', '/dossiers/{code}/reads', { params: { code }, signal }),
  );
  return (
    <PartList query={query} empty={t('read.none')} keyOf={({ reader, at, what }) => `${reader.id} ${at} ${what}`}>
      {({ reader, at, what }) => (
        <>
          <Typography variant="body2">{reader.name}</Typography>
          <Typography variant="caption" color="text.secondary">
            {formatDateTime(at)} · {what}
          </Typography>
        </>
      )}
    </PartList>
  );
}
