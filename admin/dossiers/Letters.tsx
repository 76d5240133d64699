import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

/** Letters the office wrote: receipts of appointment, requests for supplements, refusals, apologies. */
export function Letters({ code }: { code: string }) {
  const t = useT();
  const text = useLocalized();
  const query = useDossierPart(code, 'letters', (signal) =>
    request('get', '/dossiers/{code}/letters', { params: { code }, signal }),
  );
  return (
    <PartList query={query} empty={t('letter.none')} keyOf={({ id }) => id}>
      {(letter) => (
        <>
          <Link href={letter.href} target="_blank" rel="noreferrer">
            {text(letter.name)}
          </Link>
          <Typography variant="caption" component="p" color="text.secondary">
            {formatDateTime(letter.issuedAt)}
          </Typography>
        </>
      )}
    </PartList>
  );
}
