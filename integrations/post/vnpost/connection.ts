import type { z } from 'zod';
import { CarrierRefused, CarrierUnavailable } from '../carrier.ts';
import { refusalSchema, tokenAnswerSchema } from './protocol.ts';

export interface ConnectionSettings {
  readonly apiUrl: string;
  readonly customerKey: string;
  readonly secret: string;
  /** How long one exchange may take, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

interface Operation {
  readonly method: 'GET' | 'POST';
  /** Begins with a slash, and carries the query if there is one. */
  readonly path: string;
  readonly body?: unknown;
}

export interface Connection {
  /**
   * Does one operation and reads its answer. Fetches a token when there is none, and a new one when the carrier no
   * longer takes ours. At most four exchanges, each within `timeoutMs`.
   * Throws `CarrierUnavailable`, `CarrierRefused`. No message holds anything of the order but its field names.
   */
  call<T>(operation: Operation, answerSchema: z.ZodType<T>): Promise<T>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Token {
  readonly authorization: string;
  readonly renewAtMs: number;
}

/** A token is renewed this long before it expires, or at half its life when that is shorter. */
const RENEW_EARLY_MS = 60_000;

export function createConnection(settings: ConnectionSettings): Connection {
  const baseUrl = settings.apiUrl.replace(/\/+$/, '');
  let held: Token | undefined;
  let requested: Promise<Token> | undefined;

  async function requestToken(): Promise<Token> {
    const askedAtMs = settings.now().getTime();
    const credentials = { customerKey: settings.customerKey, secretKey: settings.secret };
    const answer = await exchange({ method: 'POST', path: '/token', body: credentials });
    if (answer.status === 401) {
      throw new CarrierUnavailable('The carrier does not know our customer key, or the secret does not match it.');
    }
    const token = readAnswer('/token', answer, tokenAnswerSchema);
    const lifeMs = token.expiresIn * 1000;
    return {
      authorization: `${token.tokenType} ${token.accessToken}`,
      renewAtMs: askedAtMs + Math.max(lifeMs - RENEW_EARLY_MS, lifeMs / 2),
    };
  }

  /** One request for a token at a time, whoever asks. */
  async function getToken(): Promise<Token> {
    if (held !== undefined && held.renewAtMs > settings.now().getTime()) return held;
    requested ??= requestToken().finally(() => (requested = undefined));
    held = await requested;
    return held;
  }

  async function exchange(operation: Operation, authorization?: string): Promise<Answer> {
    const headers = new Headers({ accept: 'application/json' });
    if (authorization !== undefined) headers.set('authorization', authorization);
    if (operation.body !== undefined) headers.set('content-type', 'application/json');
    try {
      const response = await fetch(`${baseUrl}${operation.path}`, {
        method: operation.method,
        headers,
        body: operation.body === undefined ? null : JSON.stringify(operation.body),
        redirect: 'error',
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const reason = describeFailure(error, settings.timeoutMs);
      throw new CarrierUnavailable(`${nameOf(operation.path)}: no answer from the carrier, ${reason}.`);
    }
  }

  async function call<T>(operation: Operation, answerSchema: z.ZodType<T>): Promise<T> {
    const token = await getToken();
    let answer = await exchange(operation, token.authorization);
    if (answer.status === 401) {
      if (held === token) held = undefined;
      answer = await exchange(operation, (await getToken()).authorization);
    }
    return readAnswer(operation.path, answer, answerSchema);
  }

  return { call };
}

function readAnswer<T>(path: string, answer: Answer, answerSchema: z.ZodType<T>): T {
  const operation = nameOf(path);
  const json = parseJson(answer.text);
  if (answer.status >= 200 && answer.status < 300) {
    const parsed = answerSchema.safeParse(json);
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the answer itself');
    throw new CarrierUnavailable(`${operation}: the carrier's answer cannot be read. At fault: ${fields.join(', ')}.`);
  }
  const refusal = refusalSchema.safeParse(json);
  if (isFinal(answer.status) && refusal.success) {
    const { code, field } = refusal.data;
    throw new CarrierRefused(code, `${operation}: the carrier refused, ${code}${field ? ` at ${field}` : ''}.`);
  }
  throw new CarrierUnavailable(`${operation}: the carrier answered with status ${answer.status}.`);
}

/** Asking again unchanged will not help: the order itself is at fault, not our token, our haste or their server. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameOf(path: string): string {
  return path.replace(/^\//, '').replace(/\?.*$/, '');
}

function describeFailure(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'for an unknown reason';
  if (error.name === 'TimeoutError') return `none within ${timeoutMs} ms`;
  const cause: unknown = error.cause;
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return error.message;
}
