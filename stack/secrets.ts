import { createECDH, createHmac, randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StackFault } from './fault.ts';

const secretsSchema = z.object({
  POSTGRES_PASSWORD: z.string().min(16),
  AUTH_SECRET: z.string().min(32),
  VNPAY_TMN_CODE: z.string().regex(/^[A-Z0-9]{8}$/),
  VNPAY_HASH_SECRET: z.string().min(32),
  POST_CUSTOMER_KEY: z.string().min(16),
  POST_SECRET: z.string().min(32),
  POST_CALLBACK_SECRET: z.string().min(32),
  /** Of every sample account; made to be typed. */
  SAMPLE_PASSWORD: z.string().min(12),
});

/** What the embedded parts and our own processes know of each other, and nobody else. */
export type Secrets = Readonly<z.output<typeof secretsSchema>>;

/**
 * The secrets of this installation: made at random the first time, kept in a file that only its owner can read.
 * @throws StackFault when the file is there but cannot be used; it is never silently replaced, for data depend on it.
 */
export function openSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    const secrets = makeSecrets();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return secrets;
  }
  chmodSync(file, 0o600);
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? error.issues.map((issue) => issue.path.join('.')).join(', ') : 'not JSON';
    throw new StackFault(`${file} is damaged (${why}): restore it, or move its whole folder away to start empty.`);
  }
}

/** Shared with the sandbox bank for its word on transfers; made from another secret, so that old files have it too. */
export function transferSecretOf({ VNPAY_HASH_SECRET }: Pick<Secrets, 'VNPAY_HASH_SECRET'>): string {
  return createHmac('sha256', VNPAY_HASH_SECRET).update('transfers').digest('hex');
}

/** The key pair pushes are signed with, in base64url; made from another secret for the same reason. */
export function pushKeysOf({ AUTH_SECRET }: Pick<Secrets, 'AUTH_SECRET'>) {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(createHmac('sha256', AUTH_SECRET).update('web push').digest());
  return { publicKey: pair.getPublicKey('base64url'), privateKey: pair.getPrivateKey('base64url') };
}

function makeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('hex');
  const pick = (letters: string, length: number) =>
    Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
  const legible = 'abcdefghjkmnpqrstuvwxyz23456789';
  return {
    POSTGRES_PASSWORD: secret(),
    AUTH_SECRET: secret(),
    VNPAY_TMN_CODE: pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 8),
    VNPAY_HASH_SECRET: secret(),
    POST_CUSTOMER_KEY: randomBytes(12).toString('hex'),
    POST_SECRET: secret(),
    POST_CALLBACK_SECRET: secret(),
    SAMPLE_PASSWORD: `${pick(legible, 4)}-${pick(legible, 4)}-${pick(legible, 4)}`,
  };
}
