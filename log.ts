import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

/** A process's logger. Secrets and personal data are left out by name, wherever they are in what is logged. */
export function createLogger(name: string, level: Config['logLevel']): Logger {
  return pino({
    name,
    level,
    redact: {
      paths: ['*.password', '*.token', '*.authorization', '*.cookie', '*.email', '*.phone', '*.personalId'],
      censor: '[left out]',
    },
  });
}
