import Typography from '@mui/material/Typography';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { useMe } from '../shared/use-me.ts';
import { Composer } from './Composer.tsx';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

/** Notes among staff; the applicant never sees them. */
export function Notes({ code }: { code: string }) {
  const t = useT();
  const accountId = useMe()?.account?.id;
  const query = useDossierPart(code, 'notes', (signal) =>
    request('get', '/dossiers/{code}/notes', { params: { code }, signal }),
  );
  const write = async (text: string, idempotencyKey: string) => {
    await request('post', '/dossiers/{code}/notes', { params: { code }, body: { text }, idempotencyKey });
    await query.refetch();
  };
  return (
    <>
      {accountId !== undefined && (
        <Composer
          draftKey={`note:${accountId}:${code}`}
          label={t('note.label')}
          submitLabel={t('note.save')}
          onSend={write}
        />
      )}
      <PartList query={query} empty={t('note.empty')} keyOf={({ id }) => id}>
        {(note) => (
          <>
            <Typography variant="caption" color="text.secondary">
              {note.author.name} · {formatDateTime(note.writtenAt)}
            </Typography>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {note.text}
            </Typography>
          </>
        )}
      </PartList>
    </>
  );
}
