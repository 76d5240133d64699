import type { Routes } from './api-routes.ts';

export type Method = keyof Routes;
/** Routes that are called with `request`; files go to theirs in pieces or whole, by `urlOf`. */
export type PathOf<M extends Method> = {
  [P in keyof Routes[M]]: Routes[M][P] extends { upload: true } ? never : P;
}[keyof Routes[M]] &
  string;
/** Every path below `/api/v1`, whatever is done there. */
export type AnyPath = { [M in Method]: keyof Routes[M] }[Method];
export type RouteAt<M extends Method, P extends keyof Routes[M]> = Routes[M][P];

/** What a call needs: path parameters, query, body and key, as far as its route has them. */
export type CallOptions<R> = Omit<R, 'answer'> & Cancellation;

interface Cancellation {
  readonly signal?: AbortSignal;
}

/** The options as an argument: may be left out where the route needs none. */
export type CallArguments<R> = Cancellation extends CallOptions<R> ? [CallOptions<R>?] : [CallOptions<R>];

/** What a call answers; `undefined` for an empty answer. */
export type AnswerOf<R> = R extends { answer: infer A } ? A : never;
