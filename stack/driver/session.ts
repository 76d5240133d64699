import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** A call that was refused on purpose, or failed. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly status: number;
  readonly code: string;

  constructor(what: string, status: number, body: unknown) {
    super(`${what} answered ${status}: ${JSON.stringify(body).slice(0, 500)}`);
    this.status = status;
    this.code =
      typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : '';
  }
}

export interface CallOptions {
  readonly body?: unknown;
  readonly file?: Uint8Array;
  /** Keeps the same key over retries, so that what is created is created once. */
  readonly key?: string;
}

/**
 * One signed-in person, driving the installation over HTTP as a browser would. With `patienceMs` a call goes on trying,
 * under the same key, while the other side is down or says it is: nothing a person does may be lost or done twice.
 */
export class Session {
  readonly #origin: string;
  readonly #patienceMs: number;
  #cookies = '';

  constructor(origin: string, options: { readonly patienceMs?: number } = {}) {
    this.#origin = origin;
    this.#patienceMs = options.patienceMs ?? 0;
  }

  async signIn(email: string, password: string): Promise<this> {
    await this.call('POST', '/api/auth/sign-in/email', { body: { email, password } });
    return this;
  }

  async call<Answer>(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const key = options.key ?? randomUUID();
    const deadline = Date.now() + this.#patienceMs;
    for (;;) {
      try {
        return await this.#once<Answer>(method, path, { ...options, key });
      } catch (error) {
        if (!isPassing(error) || Date.now() > deadline) throw error;
        await wait(200);
      }
    }
  }

  async #once<Answer>(method: string, path: string, options: CallOptions & { readonly key: string }): Promise<Answer> {
    const response = await fetch(`${this.#origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: this.#origin,
        cookie: this.#cookies,
        'idempotency-key': options.key,
        ...(options.file === undefined ? {} : { 'content-type': 'application/pdf' }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...bodyOf(options),
      signal: AbortSignal.timeout(15_000),
    });
    this.#keepCookies(response.headers.getSetCookie());
    const text = await response.text();
    const body: unknown = text === '' ? undefined : readJson(text);
    if (!response.ok) throw new CallFailed(`${method} ${path}`, response.status, body);
    return body as Answer;
  }

  #keepCookies(set: readonly string[]): void {
    if (set.length === 0) return;
    const jar = new Map(this.#cookies.split('; ').map((pair) => [pair.split('=', 1)[0] ?? '', pair]));
    for (const cookie of set) {
      const pair = cookie.split(';', 1)[0] ?? '';
      jar.set(pair.split('=', 1)[0] ?? '', pair);
    }
    this.#cookies = [...jar.values()].filter((pair) => pair !== '').join('; ');
  }
}

function bodyOf({ body, file }: CallOptions): { body?: string | Uint8Array<ArrayBuffer> } {
  if (file !== undefined) return { body: Uint8Array.from(file) };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** Down, starting or overloaded: worth another try under the same key. */
function isPassing(error: unknown): boolean {
  if (error instanceof CallFailed) return [429, 500, 502, 503, 504].includes(error.status);
  return error instanceof Error && ['TypeError', 'TimeoutError', 'AbortError'].includes(error.name);
}
