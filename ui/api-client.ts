import { isPassing, isProblemDocument, ProblemError, UnreachableError } from './failures.ts';
import { getLanguage } from './language.ts';
import type { AnswerOf, AnyPath, CallArguments, Method, PathOf, RouteAt } from './routes.ts';

const base = '/api/v1';
const longestWaitMs = 5_000;
const patience = 3;

/** What a call may carry, whatever its route: the precise type is `CallOptions` of the route. */
interface Call {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/**
 * Calls one route of `/api/v1`, named by its method and its path in the OpenAPI document: `request('get', '/procedures/{code}',
 * { params: { code } })`. Reads revalidate by ETag through the browser's cache. A call with an `Idempotency-Key` is
 * repeated with the same key while the server is busy, since it can have been done already.
 * @throws ProblemError when the API refuses, UnreachableError when it does not answer.
 */
export async function request<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: CallArguments<RouteAt<M, P>>
): Promise<AnswerOf<RouteAt<M, P>>> {
  const call: Call = options ?? {};
  const answer = await (call.idempotencyKey === undefined ? send(method, path, call) : insist(method, path, call));
  // The body's shape is the OpenAPI document's, which is printed from what the API is built from.
  return answer as AnswerOf<RouteAt<M, P>>;
}

/**
 * Reads a document that is made for the reader, such as a PDF. `path` is filled in from `call`.
 * @throws ProblemError when the API refuses, UnreachableError when it does not answer.
 */
export async function requestDocument(path: AnyPath, call: Pick<Call, 'params' | 'query'>): Promise<Blob> {
  const headers = { Accept: 'application/pdf, application/problem+json', 'Accept-Language': getLanguage() };
  const response = await fetchAnswer(urlOf(path, call), { credentials: 'same-origin', cache: 'no-store', headers });
  if (response.ok) return response.blob();
  readAnswer(response.status, await response.text());
  throw new UnreachableError({ cause: `HTTP ${response.status}` });
}

/** A fresh `Idempotency-Key`. Make one per intention, not per try: the same key never does a thing twice. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The address of a route below `/api/v1` with its parameters filled in. */
export function urlOf(path: AnyPath, call: Pick<Call, 'params' | 'query'> = {}): string {
  return fillIn(path, call);
}

function fillIn(path: string, call: Pick<Call, 'params' | 'query'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.params?.[name] ?? '')));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (typeof value === 'string' ? value !== '' : typeof value === 'number') query.set(name, String(value));
  }
  const search = query.toString();
  return `${base}${filled}${search === '' ? '' : `?${search}`}`;
}

async function insist(method: Method, path: string, call: Call): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(method, path, call);
    } catch (failure) {
      if (tries === patience || !isPassing(failure) || call.signal?.aborted === true) throw failure;
      await pause(waitBefore(failure, tries));
    }
  }
}

function waitBefore(failure: unknown, tries: number): number {
  const asked = failure instanceof ProblemError ? failure.problem.retryAfterSeconds : undefined;
  return Math.min((asked ?? tries) * 1000, longestWaitMs);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function send(method: Method, path: string, call: Call): Promise<unknown> {
  const response = await fetchAnswer(fillIn(path, call), {
    method: method.toUpperCase(),
    credentials: 'same-origin',
    cache: method === 'get' ? 'no-cache' : 'no-store',
    headers: {
      Accept: 'application/json, application/problem+json',
      'Accept-Language': getLanguage(),
      ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(call.idempotencyKey === undefined ? {} : { 'Idempotency-Key': call.idempotencyKey }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  });
  return readAnswer(response.status, await response.text());
}

async function fetchAnswer(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new UnreachableError({ cause: failure });
  }
}

/** The body of a good answer. @throws ProblemError or UnreachableError for any other. */
export function readAnswer(status: number, text: string): unknown {
  const isGood = status >= 200 && status < 300;
  if (isGood && text === '') return undefined;
  const body = parseJson(text);
  if (isGood && body !== undefined) return body;
  if (isProblemDocument(body)) throw new ProblemError(body);
  throw new UnreachableError({ cause: `HTTP ${status}` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
