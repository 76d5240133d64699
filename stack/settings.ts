import { resolve } from 'node:path';
import { z } from 'zod';
import { StackFault } from './fault.ts';
import { defaultDataDirectory, repositoryRoot } from './paths.ts';

const port = (standard: number) => z.coerce.number().int().min(1).max(65535).default(standard);
const own = z.string().min(1).optional();

const settingsSchema = z.object({
  DATA_DIR: z.string().min(1).default(defaultDataDirectory),
  PORT: port(8080),
  MAILBOX_PORT: port(8025),
  SMTP_PORT: port(1025),
  BANK_PORT: port(8091),
  POST_PORT: port(8092),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  POSTGRES_PORT: port(5439),

  DATABASE_URL: own,
  TEMPORAL_ADDRESS: own,
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  SMTP_URL: own,
  VNPAY_PAY_URL: own,
  VNPAY_API_URL: own,
  VNPAY_TMN_CODE: own,
  VNPAY_HASH_SECRET: own,
  POST_API_URL: own,
  POST_CUSTOMER_KEY: own,
  POST_SECRET: own,
  POST_CALLBACK_SECRET: own,
});

export type PortSetting =
  `${'' | 'MAILBOX_' | 'SMTP_' | 'BANK_' | 'POST_' | 'TEMPORAL_' | 'TEMPORAL_UI_' | 'POSTGRES_'}PORT`;

/** What a person asked of `npm start` through the environment. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** A gateway or a carrier of one's own is only usable with the keys that belong to it. */
const belongTogether = [
  ['VNPAY_PAY_URL', 'VNPAY_API_URL', 'VNPAY_TMN_CODE', 'VNPAY_HASH_SECRET'],
  ['POST_API_URL', 'POST_CUSTOMER_KEY', 'POST_SECRET', 'POST_CALLBACK_SECRET'],
] as const;

/**
 * Reads the settings that choose between the embedded parts and one's own.
 * @throws StackFault naming each variable that is malformed, or missing beside its siblings.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StackFault(
      `The environment cannot be used: ${faults.join('; ')}. Correct it, or unset it for the default.`,
    );
  }
  for (const [address, ...keys] of belongTogether) {
    const missing = keys.filter((key) => parsed.data[key] === undefined);
    if (parsed.data[address] !== undefined && missing.length > 0) {
      throw new StackFault(
        `${address} is set, so its keys are needed too: set ${missing.join(', ')}, or unset ${address} for the sandbox.`,
      );
    }
  }
  return { ...parsed.data, DATA_DIR: resolve(repositoryRoot, parsed.data.DATA_DIR) };
}
