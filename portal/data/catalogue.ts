import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FeeQuoteRequest } from '../../api/contract/catalogue.ts';
import { inAskedOrder } from '../../ui/action-form/question-order.ts';
import { request } from '../../ui/api-client.ts';

/** The catalogue changes when an administrator publishes something: rarely. */
const staleTime = 5 * 60_000;

export interface ServiceFilter {
  readonly q: string;
  readonly unit: string;
  readonly field: string;
}

export function useUnits() {
  return useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => request('get', '/units', { signal }),
    staleTime,
    select: ({ data }) => data,
  });
}

export function useFields(unit: string) {
  return useQuery({
    queryKey: ['fields', unit],
    queryFn: ({ signal }) => request('get', '/fields', { query: unit === '' ? {} : { unit }, signal }),
    staleTime,
    placeholderData: keepPreviousData,
    select: ({ data }) => data,
  });
}

export function useServices(filter: ServiceFilter) {
  return useInfiniteQuery({
    queryKey: ['procedures', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request('get', '/procedures', {
        query: {
          ...(filter.q === '' ? {} : { q: filter.q }),
          ...(filter.unit === '' ? {} : { unit: filter.unit }),
          ...(filter.field === '' ? {} : { field: filter.field }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    getNextPageParam: ({ page }) => page.next,
    placeholderData: keepPreviousData,
    staleTime,
  });
}

export function useService(code: string | undefined) {
  return useQuery({
    queryKey: ['procedure', code],
    queryFn: ({ signal }) => request('get', '/procedures/{code}', { params: { code: code ?? '' }, signal }),
    enabled: code !== undefined,
    staleTime,
    select: (procedure) => ({ ...procedure, form: inAskedOrder(procedure.form) }),
  });
}

export function useFeeQuote(code: string, asked: FeeQuoteRequest) {
  return useQuery({
    queryKey: ['fee-quote', code, asked],
    queryFn: ({ signal }) => request('post', '/procedures/{code}/fee-quote', { params: { code }, body: asked, signal }),
    placeholderData: keepPreviousData,
    staleTime,
  });
}

/** When a time would end that began now, and why. `now` is rounded so that the answer can be kept for a while. */
export function useDueDate(asked: { unit: 'workingDays' | 'workingHours'; amount: number } | undefined, now: string) {
  return useQuery({
    queryKey: ['due-date', asked, now],
    queryFn: ({ signal }) => {
      const span =
        asked?.unit === 'workingHours' ? { workingHours: asked.amount } : { workingDays: asked?.amount ?? 1 };
      return request('post', '/calendar/due-date', { body: { from: now, ...span }, signal });
    },
    enabled: asked !== undefined,
    staleTime,
  });
}
