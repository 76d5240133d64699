import Divider from '@mui/material/Divider';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { request, urlOf } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

/** Letters the office wrote, to be opened and printed, and the sheet that says who has had the dossier. */
export function Letters({ code }: { code: string }) {
  const t = useT();
  const text = useLocalized();
  const query = useDossierPart(code, 'letters', (signal) =>
    request('get', '/dossiers/{code}/letters', { params: { code }, signal }),
  );
  return (
    <>
      <PartList query={query} empty={t('letter.none')} keyOf={({ id }) => id}>
        {({ name, issuedAt, href }) => (
          <>
            {href === null ? (
              <Typography>{text(name)}</Typography>
            ) : (
              <Link href={`${href}?disposition=inline`} target="_blank" rel="noreferrer" title={t('letter.print')}>
                {text(name)}
              </Link>
            )}
            <Typography variant="caption" component="p" color="text.secondary">
              {formatDateTime(issuedAt)}
              {href === null && ` · ${t('letter.beingMade')}`}
            </Typography>
          </>
        )}
      </PartList>
      <Divider sx={{ my: 1.5 }} />
      <Link href={urlOf('/dossiers/{code}/control-sheet', { params: { code } })} target="_blank" rel="noreferrer">
        {t('letter.controlSheet')}
      </Link>
    </>
  );
}
