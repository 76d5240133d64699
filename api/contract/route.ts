import type { z } from 'zod';
import { staffRoles, type StaffRole } from '../../domain/lifecycle/roles.ts';
import type { ProblemCode } from './problem.ts';

/**
 * One route as data. Express, the OpenAPI document and the rights matrix are all made from these definitions, so that
 * they cannot disagree. Paths are below `/api/v1` unless `root` is set, parameters in braces: `/dossiers/{code}`.
 */
export interface RouteContract {
  /** Unique name, the operation's id in OpenAPI: `completeTask`. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The body is one file: raw with its own `Content-Type`, or `multipart/form-data` with one part. */
  readonly upload?: true;
  /** The body is handed on byte by byte as it came, because its signature is over those bytes. */
  readonly rawBody?: true;
  /** `required`: the request must carry an `Idempotency-Key`; the same key with another body is refused. */
  readonly idempotencyKey?: 'required';
  readonly limit?: RateLimitName;
  readonly success: Success;
  /** Refusals of this route beyond those every route shares. */
  readonly problems?: readonly ProblemCode[];
  /** Served at the root of the server, not below `/api/v1`. */
  readonly root?: true;
}

export type Success =
  | { readonly kind: 'json'; readonly status: 200 | 201 | 202; readonly body: z.ZodType; readonly etag?: true }
  | { readonly kind: 'empty'; readonly status: 204 }
  | { readonly kind: 'redirect'; readonly status: 303 }
  | { readonly kind: 'stream'; readonly status: 200; readonly contentType: string };

export type RateLimitName = 'auth' | 'track' | 'upload';

/**
 * Who may call a route at all. Which rows they then see is decided per row: applicants their own, staff those of
 * their units.
 */
export type Access =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] }
  | { readonly kind: 'machine'; readonly provenBy: string };

export const anyone = { kind: 'anyone' } as const satisfies Access;
export const signedIn = { kind: 'signedIn' } as const satisfies Access;
/** A citizen or company with a confirmed account. */
export const applicant = { kind: 'applicant' } as const satisfies Access;
/** Staff holding at least one of the roles today; without roles, any staff. */
export const staff = (...roles: readonly StaffRole[]) =>
  ({ kind: 'staff', roles: roles.length > 0 ? roles : staffRoles }) as const satisfies Access;
/** Another system, proven by its own signature. */
export const machine = (provenBy: string) => ({ kind: 'machine', provenBy }) as const satisfies Access;

/** Checks a route definition and keeps its exact type. */
export function defineRoute<const R extends RouteContract>(route: R): R {
  return route;
}
