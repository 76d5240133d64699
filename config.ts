import { z } from 'zod';
import { staffRoles } from './domain/lifecycle/roles.ts';
import { usualPushHosts } from './domain/push-hosts.ts';

const port = z.coerce.number().int().min(1).max(65535);
/** An address to listen at. The SDK takes no names of hosts, only IP addresses. */
const listenAddress = z.string().regex(/^(\d{1,3}(\.\d{1,3}){3}|\[[\da-fA-F:.]+\]):\d{1,5}$/, {
  error: 'an IP address and a port, as "127.0.0.1:9464" or "[::]:9464"',
});
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const roleList = z
  .string()
  .transform((text) => text.split(',').map((role) => role.trim()))
  .pipe(z.array(z.enum(staffRoles)).min(1));

/** Every setting of ours, by its name in the environment. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),

  PORT: port.default(8080),
  PUBLIC_URL: z.url().default('http://localhost:8080'),
  /** How many reverse proxies stand before us and say in `X-Forwarded-For` who calls. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  AUTH_SECRET: z.string().min(32),
  /**
   * Which staff must have a second factor before they can do anything: everybody (`true`), nobody (`false`), or who holds
   * one of these roles (`accountant,signer,administrator`).
   */
  STAFF_SECOND_FACTOR: z
    .union([flag.transform((all) => (all ? staffRoles : [])), roleList], {
      error: `"true", "false", or roles with commas between them: ${staffRoles.join(', ')}`,
    })
    .default([]),

  DATABASE_URL: z.string().startsWith('postgres'),
  DATABASE_POOL_SIZE: z.coerce.number().int().positive().default(20),

  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TASK_QUEUE: z.string().default('dossier'),
  /** The server writes both into one name with a dot between them. */
  TEMPORAL_DEPLOYMENT_NAME: z
    .string()
    .regex(/^[\w/-]{1,100}$/, 'letters, digits, "-", "_" and "/" only')
    .default('mot-cua'),
  /** Which build of the worker this is; without it the worker is unversioned. */
  TEMPORAL_WORKER_BUILD_ID: z
    .string()
    .regex(/^[\w.+-]{1,100}$/, 'letters, digits, "-", "_", "." and "+" only')
    .optional(),
  /** Where Prometheus finds the metrics of the worker's Temporal SDK; without it there are none. */
  TEMPORAL_METRICS_ADDRESS: listenAddress.optional(),
  /** Where the worker says whether it is alive and takes work; without it nobody can ask. */
  WORKER_HEALTH_ADDRESS: listenAddress.transform(splitAddress).optional(),

  SMTP_URL: z.string().startsWith('smtp'),
  MAIL_FROM: z.string().default('Một Cửa <khong-tra-loi@motcua.invalid>'),

  VNPAY_PAY_URL: z.url(),
  VNPAY_API_URL: z.url(),
  VNPAY_TMN_CODE: z.string().regex(/^[A-Za-z0-9]{8}$/),
  VNPAY_HASH_SECRET: z.string().min(16),
  VNPAY_SERVER_IP: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),

  /** How long a payer has at the gateway; VNPay gives at most 15 minutes. */
  PAYMENT_ATTEMPT_SECONDS: z.coerce.number().int().positive().default(900),
  /**
   * How soon the gateway is asked again about an attempt of which nothing is heard; later it is asked daily. A fifteenth
   * of it is how often attempts are looked through, and how soon the gateway is asked about a refund.
   */
  PAYMENT_RECHECK_SECONDS: z.coerce.number().int().positive().default(900),

  POST_API_URL: z.url(),
  POST_CUSTOMER_KEY: z.string().min(1),
  POST_SECRET: z.string().min(16),
  POST_CALLBACK_SECRET: z.string().min(16),

  /** Shared with the bank that tells of transfers; without one, such a notification is never believed. */
  TRANSFER_CALLBACK_SECRET: z.string().min(16).optional(),

  /** The key pair our pushes are signed with (VAPID, base64url); without it nobody is offered pushes. */
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, '65 bytes in base64url')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, '32 bytes in base64url')
    .optional(),
  /** Where the push services can reach whoever runs this. */
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:\/\/)/, 'begins with mailto: or https://')
    .default('mailto:khong-tra-loi@motcua.invalid'),
  /** The push services that may be called, with commas between them. */
  PUSH_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((host) => host.trim()))
    .default([...usualPushHosts]),

  FILES_DIR: z.string().min(1),
  UPLOAD_MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(20 * 1024 * 1024),
  /** Where the agency's own forms lie, each as `<procedure code>/<file>`; without them samples are drawn. */
  TEMPLATES_DIR: z.string().min(1).optional(),
  /** For how many days the link in a mail opens the result without signing in; 0 for mails without such links. */
  DOWNLOAD_LINK_DAYS: z.coerce.number().int().min(0).max(30).default(7),
  /**
   * How long an ended dossier is kept though its applicant wants their data deleted, and where that is laid down. The
   * default is a setting of this sample, not law: every agency puts its own rule here.
   */
  RETENTION_YEARS: z.coerce.number().int().min(0).max(100).default(10),
  RETENTION_SOURCE_VI: z
    .string()
    .default('thời hạn mẫu của hệ thống, chưa theo văn bản nào; cơ quan phải thay bằng quy định lưu trữ của mình'),
  RETENTION_SOURCE_EN: z
    .string()
    .default('a sample setting of this system, not taken from any law; the agency must put its own rule here'),
  /** A ClamAV daemon, `host:port` or the path of its socket, that looks at every file sent; without one, none does. */
  CLAMD_ADDRESS: z.string().min(1).optional(),
});

/** Everything a process of ours may know about where it runs. */
export type Config = Readonly<ReturnType<typeof loadConfig>>;

/** A setting that is missing or malformed; the message names the variable and what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment once, at a process's entry point. The only place that does.
 * @throws ConfigError naming each variable that is missing or malformed.
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env) {
  const env = read(environmentSchema, environment);
  return {
    environment: env.NODE_ENV,
    logLevel: env.LOG_LEVEL,
    http: { port: env.PORT, publicUrl: withoutSlash(env.PUBLIC_URL), trustedProxies: env.TRUSTED_PROXIES },
    auth: { secret: env.AUTH_SECRET, staffSecondFactor: env.STAFF_SECOND_FACTOR },
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE },
    temporal: {
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      tls: env.TEMPORAL_TLS,
      apiKey: env.TEMPORAL_API_KEY,
      taskQueue: env.TEMPORAL_TASK_QUEUE,
      metricsAddress: env.TEMPORAL_METRICS_ADDRESS,
      deploymentVersion:
        env.TEMPORAL_WORKER_BUILD_ID === undefined
          ? undefined
          : { deploymentName: env.TEMPORAL_DEPLOYMENT_NAME, buildId: env.TEMPORAL_WORKER_BUILD_ID },
    },
    worker: { healthAddress: env.WORKER_HEALTH_ADDRESS },
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
    vnpay: {
      payUrl: env.VNPAY_PAY_URL,
      apiUrl: env.VNPAY_API_URL,
      terminalCode: env.VNPAY_TMN_CODE,
      hashSecret: env.VNPAY_HASH_SECRET,
      serverIp: env.VNPAY_SERVER_IP,
    },
    payments: { attemptMs: env.PAYMENT_ATTEMPT_SECONDS * 1000, recheckMs: env.PAYMENT_RECHECK_SECONDS * 1000 },
    post: {
      apiUrl: env.POST_API_URL,
      customerKey: env.POST_CUSTOMER_KEY,
      secret: env.POST_SECRET,
      callbackSecret: env.POST_CALLBACK_SECRET,
    },
    transfers: { callbackSecret: env.TRANSFER_CALLBACK_SECRET },
    webPush: readWebPush(env),
    files: { directory: env.FILES_DIR, maxBytes: env.UPLOAD_MAX_BYTES },
    templates: { directory: env.TEMPLATES_DIR },
    downloadLinks: { days: env.DOWNLOAD_LINK_DAYS },
    retention: { years: env.RETENTION_YEARS, source: { vi: env.RETENTION_SOURCE_VI, en: env.RETENTION_SOURCE_EN } },
    virusScanner: { clamdAddress: env.CLAMD_ADDRESS },
  } as const;
}

/** Settings of web push, or `undefined` while it is off. @throws ConfigError when there is half a key pair. */
function readWebPush(env: z.output<typeof environmentSchema>) {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = env;
  if (publicKey === undefined && privateKey === undefined) return undefined;
  if (publicKey === undefined || privateKey === undefined) {
    throw new ConfigError('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together: set both, or neither.');
  }
  return { publicKey, privateKey, subject, hosts: env.PUSH_HOSTS };
}

/**
 * Where the database is, for commands that need nothing else.
 * @throws ConfigError when `DATABASE_URL` is missing or malformed.
 */
export function loadDatabaseUrl(environment: Record<string, string | undefined> = process.env): string {
  return read(environmentSchema.pick({ DATABASE_URL: true }), environment).DATABASE_URL;
}

/**
 * What inviting somebody from the command line needs, before gateway, post and files are set up; mail may be missing, too.
 * @throws ConfigError naming each variable that is missing or malformed.
 */
export function loadInvitationConfig(environment: Record<string, string | undefined> = process.env) {
  const { shape } = environmentSchema;
  const needed = environmentSchema
    .pick({ DATABASE_URL: true, AUTH_SECRET: true, PUBLIC_URL: true, MAIL_FROM: true })
    .extend({ SMTP_URL: shape.SMTP_URL.optional() });
  const env = read(needed, environment);
  return {
    databaseUrl: env.DATABASE_URL,
    auth: { secret: env.AUTH_SECRET },
    publicUrl: withoutSlash(env.PUBLIC_URL),
    mail: env.SMTP_URL === undefined ? undefined : { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
  } as const;
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '');

/** `host:port` in two; an IPv6 address stands in brackets. */
function splitAddress(address: string) {
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}

function read<Schema extends z.ZodType>(schema: Schema, environment: Record<string, string | undefined>) {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The environment cannot be used. ${faults.join('; ')}`);
}
