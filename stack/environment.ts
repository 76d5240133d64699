import { join } from 'node:path';
import { embeddedDatabaseUrl } from './parts/postgres.ts';
import { pushKeysOf, transferSecretOf, type Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** Where the embedded parts listen, as our own processes and people's browsers see them. */
export interface Addresses {
  readonly api: string;
  readonly mailbox: string;
  readonly bank: string;
  readonly post: string;
  readonly temporalPage: string;
}

export function addressesOf(settings: Settings): Addresses {
  const here = (port: number) => `http://localhost:${port}`;
  return {
    api: here(settings.PORT),
    mailbox: here(settings.MAILBOX_PORT),
    bank: here(settings.BANK_PORT),
    post: here(settings.POST_PORT),
    temporalPage: here(settings.TEMPORAL_UI_PORT),
  };
}

/** The environment of the worker and the API: what the person set, and for the rest the embedded parts. */
export function environmentFor(
  settings: Settings,
  secrets: Secrets,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const { bank, post, api } = addressesOf(settings);
  const pushKeys = pushKeysOf(secrets);
  // A key pair of one's own is taken whole.
  const isOwnPair = given['VAPID_PUBLIC_KEY'] !== undefined || given['VAPID_PRIVATE_KEY'] !== undefined;
  const embedded = {
    ...(isOwnPair ? {} : { VAPID_PUBLIC_KEY: pushKeys.publicKey, VAPID_PRIVATE_KEY: pushKeys.privateKey }),
    AUTH_SECRET: secrets.AUTH_SECRET,
    VNPAY_TMN_CODE: secrets.VNPAY_TMN_CODE,
    VNPAY_HASH_SECRET: secrets.VNPAY_HASH_SECRET,
    POST_CUSTOMER_KEY: secrets.POST_CUSTOMER_KEY,
    POST_SECRET: secrets.POST_SECRET,
    POST_CALLBACK_SECRET: secrets.POST_CALLBACK_SECRET,
    TRANSFER_CALLBACK_SECRET: transferSecretOf(secrets),
    PORT: String(settings.PORT),
    PUBLIC_URL: api,
    DATABASE_URL: embeddedDatabaseUrl({ port: settings.POSTGRES_PORT, password: secrets.POSTGRES_PASSWORD }),
    TEMPORAL_ADDRESS: `127.0.0.1:${settings.TEMPORAL_PORT}`,
    SMTP_URL: `smtp://127.0.0.1:${settings.SMTP_PORT}`,
    VNPAY_PAY_URL: `${bank}/paymentv2/vpcpay.html`,
    VNPAY_API_URL: `${bank}/merchant_webapi/api/transaction`,
    POST_API_URL: post,
    FILES_DIR: join(settings.DATA_DIR, 'files'),
  };
  const full = { ...embedded, ...given };
  if (settings.TEMPORAL_ADDRESS !== undefined) return full;
  // On the embedded server nobody would make a build current, and its worker would get nothing.
  return { ...full, TEMPORAL_WORKER_BUILD_ID: undefined };
}
