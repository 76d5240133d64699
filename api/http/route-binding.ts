import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Language } from '../../domain/localized-text.ts';
import type { Principal } from './principal.ts';
import type { Access, RouteContract } from '../contract/route.ts';
import type { RequestIdentity } from './idempotency.ts';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Who calls, as far as the route's access says it: always somebody, perhaps somebody, or nobody. */
type Caller<A extends Access> = A['kind'] extends 'machine'
  ? undefined
  : A['kind'] extends 'anyone'
    ? Principal | undefined
    : Principal;

/** A request that has passed its contract. */
export interface Call<R extends RouteContract> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  readonly principal: Caller<R['access']>;
  /** Present where the contract asks for an `Idempotency-Key`. */
  readonly identity: R['idempotencyKey'] extends 'required' ? RequestIdentity : undefined;
  readonly language: Language;
  readonly request: Request;
  readonly response: Response;
}

/** What a handler of an `etag` route gives back when the caller has the present version already. */
export const notModified = Symbol('not modified');

/** An answer that is given many times over: it was written once, and goes out as those bytes. */
export class WrittenAnswer<Body> {
  readonly body: Body;
  readonly bytes: Buffer;

  constructor(body: Body) {
    this.body = body;
    this.bytes = Buffer.from(JSON.stringify(body));
  }
}

/** What a handler gives back: the body, the address to go to, or nothing where it has written the answer itself. */
export type Answer<R extends RouteContract> = R['success'] extends { kind: 'json'; body: infer Body }
  ? | z.input<Body & z.ZodType>
    | (R['success'] extends { etag: true } ? typeof notModified | WrittenAnswer<z.input<Body & z.ZodType>> : never)
  : R['success'] extends { kind: 'redirect' }
    ? string
    : undefined;

export type Handler<R extends RouteContract> = (call: Call<R>) => Promise<Answer<R>> | Answer<R>;

/** A contract with what fulfils it. */
export interface BoundRoute {
  readonly contract: RouteContract;
  readonly handle: (call: Call<RouteContract>) => unknown;
}

/** Binds a handler to its contract. The caller of `handle` has parsed the request by this very contract. */
export function bind<R extends RouteContract>(contract: R, handler: Handler<R>): BoundRoute {
  return { contract, handle: (call) => handler(call) };
}
