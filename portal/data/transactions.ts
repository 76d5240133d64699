import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { PaymentMethodChoice, Transaction } from '../../api/contract/transactions.ts';
import { request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';

export function useTransactions() {
  return useInfiniteQuery({
    queryKey: ['transactions'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request('get', '/me/transactions', { query: pageParam === '' ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: ({ page }) => page.next,
    placeholderData: keepPreviousData,
  });
}

const followEveryMs = 2_000;
const restEveryMs = 60_000;

/** A transaction, read every two seconds while a payment of it is under way, or may be for all we know. */
export function useTransaction(id: string, { isFollowed = false }: { readonly isFollowed?: boolean } = {}) {
  return useQuery({
    queryKey: ['transaction', id],
    queryFn: ({ signal }) => request('get', '/me/transactions/{id}', { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      isFollowed || isUnderWay(data) || isReceiptBeingMade(data) ? followEveryMs : restEveryMs,
  });
}

/** The gateway has the payer's latest attempt and has not spoken yet. */
export function isUnderWay(transaction: Transaction | undefined): boolean {
  return transaction?.status === 'awaited' && transaction.attempts[0]?.status === 'pending';
}

function isReceiptBeingMade(transaction: Transaction | undefined): boolean {
  return transaction?.receipt?.href === null;
}

export interface Checkout {
  readonly method: PaymentMethodChoice;
  readonly bankCode?: string;
}

/** Begins a payment and answers where the payer's browser is to go. */
export function useCheckout(id: string) {
  return useMutation({
    mutationFn: (body: Checkout) =>
      withIntentionKey(`checkout ${id} ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/me/transactions/{id}/checkout', { params: { id }, body, idempotencyKey }),
      ),
  });
}
