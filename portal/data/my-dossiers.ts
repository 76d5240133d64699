import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import type { CallOptions, RouteAt } from '../../ui/routes.ts';

const listKey = ['my-dossiers'] as const;
const dossierKey = (code: string) => ['my-dossier', code] as const;

/** Live events announce changes; this is for when they do not get through. */
const refetchInterval = 60_000;

export function useMyDossiers(q: string) {
  return useInfiniteQuery({
    queryKey: [...listKey, q],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request('get', '/me/dossiers', {
        query: { ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ page }) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval,
  });
}

export function useMyDossier(code: string) {
  return useQuery({
    queryKey: dossierKey(code),
    queryFn: ({ signal }) => request('get', '/me/dossiers/{code}', { params: { code }, signal }),
    refetchInterval,
  });
}

type ActionBody = CallOptions<RouteAt<'post', '/me/dossiers/{code}/actions'>>['body'];
type SupplementBody = CallOptions<RouteAt<'post', '/me/dossiers/{code}/supplement'>>['body'];
type ReturnBody = CallOptions<RouteAt<'post', '/me/dossiers/{code}/return'>>['body'];
type RatingBody = CallOptions<RouteAt<'post', '/me/dossiers/{code}/rating'>>['body'];

/** What an applicant can do to a dossier of theirs; each answers the dossier as it is afterwards. */
export function useDossierActs(code: string) {
  const params = { code };
  return {
    act: useAct(code, 'act', (body: ActionBody, idempotencyKey) =>
      request('post', '/me/dossiers/{code}/actions', { params, body, idempotencyKey }),
    ),
    supplement: useAct(code, 'supplement', (body: SupplementBody, idempotencyKey) =>
      request('post', '/me/dossiers/{code}/supplement', { params, body, idempotencyKey }),
    ),
    changeReturn: useAct(code, 'return', (body: ReturnBody, idempotencyKey) =>
      request('post', '/me/dossiers/{code}/return', { params, body, idempotencyKey }),
    ),
    rate: useAct(code, 'rate', (body: RatingBody, idempotencyKey) =>
      request('post', '/me/dossiers/{code}/rating', { params, body, idempotencyKey }),
    ),
  };
}

function useAct<Body>(code: string, name: string, send: (body: Body, key: string) => Promise<MyDossier>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) =>
      withIntentionKey(`${name} ${code} ${JSON.stringify(body)}`, (idempotencyKey) => send(body, idempotencyKey)),
    onSuccess: async (dossier) => {
      client.setQueryData(dossierKey(code), dossier);
      await client.invalidateQueries({ queryKey: listKey });
    },
    // A refusal often means that the dossier has moved on meanwhile: show where it is now.
    onError: () => client.invalidateQueries({ queryKey: dossierKey(code) }),
  });
}

/** Calls a parcel with the result back; answers the dossier as it is afterwards. */
export function useRecallParcel(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string) =>
      request('post', '/me/dossiers/{code}/deliveries/{deliveryId}/recall', { params: { code, deliveryId } }),
    onSuccess: (dossier) => client.setQueryData(dossierKey(code), dossier),
    onError: () => client.invalidateQueries({ queryKey: dossierKey(code) }),
  });
}

export function useWriteMessage(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      withIntentionKey(`message ${code} ${text}`, (idempotencyKey) =>
        request('post', '/me/dossiers/{code}/messages', { params: { code }, body: { text }, idempotencyKey }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: dossierKey(code) }),
  });
}
