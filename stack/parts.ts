import { join } from 'node:path';
import { addressesOf } from './environment.ts';
import { startMailbox } from './parts/mailbox.ts';
import { reachOwn } from './parts/own.ts';
import { startPostgres } from './parts/postgres.ts';
import { startService } from './parts/service.ts';
import { startTemporal } from './parts/temporal.ts';
import { transferSecretOf, type Secrets } from './secrets.ts';
import type { PortSetting, Settings } from './settings.ts';
import type { Part } from './supervisor.ts';
import { buildWebApps } from './web-build.ts';

export interface PartsOptions {
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** What the worker and the API are given. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A part, and the ports it will listen on. */
export interface PlannedPart extends Part {
  readonly ports: readonly PortSetting[];
}

/** Everything that one machine needs, without the parts that the person brings themselves. */
export function planParts(options: PartsOptions): PlannedPart[] {
  const around = [database(options), temporal(options), mailbox(options), bank(options), post(options)].filter(
    (part) => part !== undefined,
  );
  const data = schemaAndSample(options);
  const before = [...around, data].map((part) => part.name);
  return [...around, data, web(), worker(options, before), api(options, before)];
}

function database({ settings, secrets }: PartsOptions): PlannedPart {
  const own = settings.DATABASE_URL;
  if (own !== undefined) return ownPart('database', 'DATABASE_URL', { address: own, standardPort: 5432 });
  return {
    name: 'database',
    title: 'PostgreSQL',
    after: [],
    ports: ['POSTGRES_PORT'],
    address: `127.0.0.1:${settings.POSTGRES_PORT}`,
    start: async () => {
      const { child } = await startPostgres({
        dataDirectory: join(settings.DATA_DIR, 'postgres'),
        port: settings.POSTGRES_PORT,
        logFile: logOf(settings, 'postgres'),
        password: secrets.POSTGRES_PASSWORD,
        durable: true,
      });
      return child;
    },
  };
}

function schemaAndSample({ settings, secrets, environment }: PartsOptions): PlannedPart {
  return {
    name: 'schema',
    title: 'Schema and sample data',
    after: ['database'],
    ports: [],
    start: async (say) => {
      const databaseUrl = environment['DATABASE_URL'] ?? '';
      say('migrating');
      const { migrate } = await import('../db/migrate.ts');
      await migrate(databaseUrl);
      // Sample accounts have known passwords: never in a database that somebody else made.
      if (settings.DATABASE_URL === undefined) {
        say('adding sample data');
        const { seed } = await import('../db/sample/seed.ts');
        const { hashPassword } = await import('../api/auth/password.ts');
        await seed(databaseUrl, { password: secrets.SAMPLE_PASSWORD, hashPassword });
      }
      return undefined;
    },
  };
}

function temporal({ settings }: PartsOptions): PlannedPart {
  const own = settings.TEMPORAL_ADDRESS;
  if (own !== undefined) return ownPart('temporal', 'TEMPORAL_ADDRESS', { address: own, standardPort: 7233 });
  return {
    name: 'temporal',
    title: 'Temporal',
    after: [],
    ports: ['TEMPORAL_PORT', 'TEMPORAL_UI_PORT'],
    address: `127.0.0.1:${settings.TEMPORAL_PORT}`,
    start: (say) =>
      startTemporal({
        port: settings.TEMPORAL_PORT,
        uiPort: settings.TEMPORAL_UI_PORT,
        namespace: settings.TEMPORAL_NAMESPACE,
        databaseFile: join(settings.DATA_DIR, 'temporal', 'temporal.db'),
        logFile: logOf(settings, 'temporal'),
        say,
      }),
  };
}

function mailbox({ settings }: PartsOptions): PlannedPart {
  const own = settings.SMTP_URL;
  if (own !== undefined) return ownPart('mailbox', 'SMTP_URL', { address: own, standardPort: 25 });
  return {
    name: 'mailbox',
    title: 'Mailbox',
    after: [],
    ports: ['SMTP_PORT', 'MAILBOX_PORT'],
    address: addressesOf(settings).mailbox,
    start: () =>
      startMailbox({
        smtpPort: settings.SMTP_PORT,
        pagePort: settings.MAILBOX_PORT,
        mailDirectory: join(settings.DATA_DIR, 'mail'),
        logFile: logOf(settings, 'mailbox'),
      }),
  };
}

function bank({ settings, secrets, environment }: PartsOptions): PlannedPart | undefined {
  if (settings.VNPAY_PAY_URL !== undefined) return undefined;
  const { api, bank: address } = addressesOf(settings);
  return {
    name: 'bank',
    title: 'Sandbox bank',
    after: [],
    ports: ['BANK_PORT'],
    address,
    start: () =>
      startService({
        title: 'The sandbox bank',
        main: 'stack/sandbox-bank/main.ts',
        args: [
          ...['--port', String(settings.BANK_PORT), '--public-url', address],
          ...['--data-dir', join(settings.DATA_DIR, 'bank')],
          ...['--terminal-code', secrets.VNPAY_TMN_CODE, '--hash-secret', secrets.VNPAY_HASH_SECRET],
          ...['--ipn-url', `${api}/api/v1/payments/vnpay/ipn`],
          ...['--transfer-url', `${api}/api/v1/transfers/notifications`],
          ...['--transfer-secret', environment['TRANSFER_CALLBACK_SECRET'] ?? transferSecretOf(secrets)],
        ],
        environment: { PATH: process.env['PATH'] },
        logFile: logOf(settings, 'bank'),
        readyUrl: `${address}/control/totals`,
      }),
  };
}

function post({ settings, secrets }: PartsOptions): PlannedPart | undefined {
  if (settings.POST_API_URL !== undefined) return undefined;
  const { api, post: address } = addressesOf(settings);
  return {
    name: 'post',
    title: 'Sandbox post',
    after: [],
    ports: ['POST_PORT'],
    address,
    start: () =>
      startService({
        title: 'The sandbox post',
        main: 'stack/sandbox-post/main.ts',
        args: [
          ...['--port', String(settings.POST_PORT), '--data-dir', join(settings.DATA_DIR, 'post')],
          ...['--customer-key', secrets.POST_CUSTOMER_KEY, '--secret', secrets.POST_SECRET],
          ...['--callback-secret', secrets.POST_CALLBACK_SECRET, '--callback-url', `${api}/api/v1/post/events`],
        ],
        environment: { PATH: process.env['PATH'] },
        logFile: logOf(settings, 'post'),
        readyUrl: `${address}/control/parcels`,
      }),
  };
}

function web(): PlannedPart {
  return {
    name: 'web',
    title: 'Web apps',
    after: [],
    ports: [],
    start: async (say) => {
      await buildWebApps(say);
      return undefined;
    },
  };
}

/**
 * Connections of the worker where everything shares one machine: more at once would only take the processors from
 * PostgreSQL and the API, for whom people wait.
 */
const workerPoolSize = '5';

function worker({ settings, environment }: PartsOptions, after: readonly string[]): PlannedPart {
  return {
    name: 'worker',
    title: 'Worker',
    after,
    ports: [],
    start: () =>
      startService({
        title: 'The worker',
        main: 'worker/main.ts',
        environment: { ...environment, DATABASE_POOL_SIZE: environment['DATABASE_POOL_SIZE'] ?? workerPoolSize },
        logFile: logOf(settings, 'worker'),
        canWait: true,
      }),
  };
}

function api({ settings, environment }: PartsOptions, after: readonly string[]): PlannedPart {
  const address = addressesOf(settings).api;
  return {
    name: 'api',
    title: 'API and web apps',
    after: [...after, 'web'],
    ports: ['PORT'],
    address,
    start: () =>
      startService({
        title: 'The API',
        main: 'api/main.ts',
        environment,
        logFile: logOf(settings, 'api'),
        readyUrl: `http://127.0.0.1:${settings.PORT}/readyz`,
      }),
  };
}

function ownPart(
  name: string,
  setting: string,
  target: { readonly address: string; readonly standardPort: number },
): PlannedPart {
  return {
    name,
    title: `Your ${setting}`,
    after: [],
    ports: [],
    start: async (say) => {
      await reachOwn({ setting, ...target, say });
      return undefined;
    },
  };
}

function logOf(settings: Settings, name: string): string {
  return join(settings.DATA_DIR, 'logs', `${name}.log`);
}
