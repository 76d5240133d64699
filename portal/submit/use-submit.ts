import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { places } from '../places.ts';
import { forgetUnsaved } from './draft-memory.ts';
import type { Draft } from './use-draft.ts';

/** Saves what is left and hands the dossier in; then shows its code and key. */
export function useSubmit(draft: Draft) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = draft.saved;
  return useMutation({
    mutationFn: async () => {
      const { quote } = draft.saved;
      const { revision } = await draft.saver.flush();
      const body = { revision, ...(quote === null ? {} : { shownTotalVnd: quote.totalVnd }) };
      return withIntentionKey(`submit ${id} ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/applications/{id}/submit', { params: { id }, body, idempotencyKey }),
      );
    },
    onSuccess: async (submission) => {
      draft.saver.dispose();
      forgetUnsaved(id);
      await navigate(places.submitted(id), { replace: true, state: submission });
      await Promise.all(
        ['applications', 'my-dossiers', 'transactions'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
    // Another window may have changed it or handed it in: show what the server has.
    onError: () =>
      request('get', '/applications/{id}', { params: { id } }).then(
        (latest) => draft.saver.adopt(latest),
        () => undefined,
      ),
  });
}
