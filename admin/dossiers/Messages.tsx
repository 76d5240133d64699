import Typography from '@mui/material/Typography';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { useMe, useRoles } from '../shared/use-me.ts';
import { Composer } from './Composer.tsx';
import { PartList } from '../dossier-parts/PartList.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

const writers = ['clerk', 'officer', 'lead'];

/** What the applicant and the office wrote to each other. */
export function Messages({ code }: { code: string }) {
  const t = useT();
  const roles = useRoles();
  const accountId = useMe()?.account?.id;
  const query = useDossierPart(code, 'messages', (signal) =>
    request('get', '/dossiers/{code}/messages', { params: { code }, signal }),
  );
  const write = async (text: string, idempotencyKey: string) => {
    await request('post', '/dossiers/{code}/messages', { params: { code }, body: { text }, idempotencyKey });
    await query.refetch();
  };
  return (
    <>
      {accountId !== undefined && roles.some((role) => writers.includes(role)) && (
        <Composer
          draftKey={`message:${accountId}:${code}`}
          label={t('message.label')}
          submitLabel={t('message.send')}
          onSend={write}
        />
      )}
      <PartList query={query} empty={t('message.empty')} keyOf={({ id }) => id}>
        {(message) => (
          <>
            <Typography variant="caption" color="text.secondary">
              {t(`message.from.${message.from}`)} · {message.author} · {formatDateTime(message.sentAt)}
            </Typography>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {message.text}
            </Typography>
          </>
        )}
      </PartList>
    </>
  );
}
