import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

/** Names under which secrets and personal data would be logged. */
const secretNames = ['password', 'token', 'authorization', 'cookie', 'email', 'phone', 'personalId'];

const censor = '[left out]';

/**
 * A process's logger. Left out are secrets and personal data, by name and down to the third level of what is logged, and
 * the parameters of a query that failed: what somebody typed is among them.
 */
export function createLogger(
  name: string,
  level: Config['logLevel'],
  destination: DestinationStream = pino.destination(1),
): Logger {
  const paths = secretNames.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]);
  return pino({ name, level, redact: { paths, censor }, serializers: { err: describeError } }, destination);
}

/** An error as pino shows it, but for the parameters that drizzle puts into it and into its message. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { params: _params, ...shown } = stdSerializers.err(error);
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (!('params' in cause) || !Array.isArray(cause.params)) continue;
    const given = `params: ${String(cause.params)}`;
    shown.message = shown.message.replaceAll(given, `params: ${censor}`);
    shown.stack = shown.stack.replaceAll(given, `params: ${censor}`);
  }
  return shown;
}
