import { join } from 'node:path';
import { addressesOf, environmentFor, type Addresses } from './environment.ts';
import { planParts } from './parts.ts';
import { freePort } from './ports.ts';
import type { Progress } from './progress.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { bringUp, type RunningStack } from './supervisor.ts';

/** A whole installation beside others on the same machine: for journeys, campaigns and benchmarks. */
export interface Installation extends RunningStack {
  readonly addresses: Addresses;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
}

export interface InstallationOptions {
  /** Where its data go; it is not removed. */
  readonly dataDirectory: string;
  readonly progress: Progress;
  /** Settings beyond the defaults, such as `LOG_LEVEL`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly backoffMs?: readonly number[];
}

const portNames = [
  'PORT',
  'MAILBOX_PORT',
  'SMTP_PORT',
  'BANK_PORT',
  'POST_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'POSTGRES_PORT',
] as const;

/** Starts everything `npm start` starts, on free ports and with data of its own. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataDirectory, progress, environment = {}, backoffMs } = options;
  const ports = await Promise.all(portNames.map(async (name) => [name, String(await freePort())] as const));
  const given = { ...Object.fromEntries(ports), DATA_DIR: dataDirectory, ...environment };
  const settings = readSettings(given);
  const secrets = openSecrets(join(dataDirectory, 'secrets.json'));
  const full = environmentFor(settings, secrets, { PATH: process.env['PATH'], ...given });
  const parts = planParts({ settings, secrets, environment: full });
  const stack = await bringUp(parts, { progress, ...(backoffMs === undefined ? {} : { backoffMs }) });
  return {
    ...stack,
    addresses: addressesOf(settings),
    settings,
    secrets,
    databaseUrl: full['DATABASE_URL'] ?? '',
  };
}
