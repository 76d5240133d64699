import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { unitCodes } from '../db/sample/units.ts';
import { dossiers } from '../db/schema/index.ts';
import type { StaffRole } from '../domain/lifecycle/roles.ts';
import { travel, type Cast } from '../stack/driver/journey.ts';
import { copyCitizen, staffEmail } from '../stack/driver/people.ts';
import { Session } from '../stack/driver/session.ts';
import type { Installation } from '../stack/installation.ts';
import { dossierWorkflowId } from '../workflows/dossier/messages.ts';
import { createBareActivities } from './bare/activities.ts';
import { bareSignal, bareUpdate, bareWorkflow } from './bare/workflow.ts';
import { round, runMany, Stopwatch, type Quantiles } from './quantiles.ts';
import { withInstallation } from './with-installation.ts';

export interface EngineOptions {
  readonly dossiers: number;
  readonly clients: number;
  readonly say: (text: string) => void;
}

export interface EngineResult {
  readonly dossiers: number;
  readonly clients: number;
  readonly dossiersPerSecond: number;
  readonly barePerSecond: number;
  readonly ratioToBare: number;
  readonly eventsPerDossier: number;
  readonly submitMs: Quantiles;
  readonly claimMs: Quantiles;
  readonly completeMs: Quantiles;
}

const procedureCode = 'MAU.000001';

/**
 * Whole dossiers through the HTTP API — submitted with a file, received, paid at the bank, worked on, signed, issued,
 * half of them taken home by the post — and, in the same run on the same Temporal server, bare workflows with the same
 * number of Updates and local activities.
 */
export function benchEngine(options: EngineOptions): Promise<EngineResult> {
  return withInstallation(async ({ installation, database: { db } }) => {
    const casts = await signInCasts(installation, db, options.clients);
    const outside = { bankUrl: installation.addresses.bank, postUrl: installation.addresses.post };
    const watch = new Stopwatch();
    const wishOf = (nth: number) => ({ procedureCode, returnMethod: nth % 2 === 0 ? 'home' : 'counter' }) as const;
    const castOf = (client: number): Cast => {
      const cast = casts[client];
      if (cast === undefined) throw new Error('Fewer casts than clients');
      return cast;
    };

    options.say('Warming up');
    await runMany(options.clients, options.clients, async (nth, client) => {
      await travel(castOf(client), outside, wishOf(nth));
    });
    options.say(`${options.dossiers} dossiers, ${options.clients} at a time`);
    const seconds = await runMany(options.dossiers, options.clients, async (nth, client) => {
      await travel(castOf(client), outside, wishOf(nth), watch.time);
    });
    options.say('Bare workflows');
    const { barePerSecond, client } = await benchBare(installation, options);
    const eventsPerDossier = await averageHistory(client, db);
    const dossiersPerSecond = options.dossiers / seconds;
    return {
      dossiers: options.dossiers,
      clients: options.clients,
      dossiersPerSecond: round(dossiersPerSecond),
      barePerSecond: round(barePerSecond),
      ratioToBare: round(dossiersPerSecond / barePerSecond),
      eventsPerDossier,
      submitMs: watch.quantiles('submit'),
      claimMs: watch.quantiles('claim'),
      completeMs: watch.quantiles('complete'),
    };
  });
}

/** Each client has a citizen of its own, so that no limit per account is met, and shares the staff of the unit. */
async function signInCasts(installation: Installation, db: Database, count: number): Promise<Cast[]> {
  const { addresses, secrets } = installation;
  const signIn = (email: string) => new Session(addresses.api).signIn(email, secrets.SAMPLE_PASSWORD);
  const signInStaff = (role: StaffRole) => signIn(staffEmail(unitCodes.board, role));
  const staff = {
    clerk: await signInStaff('clerk'),
    officer: await signInStaff('officer'),
    lead: await signInStaff('lead'),
    signer: await signInStaff('signer'),
  };
  const casts: Cast[] = [];
  for (let nth = 0; nth < count; nth++) {
    const email = `bench-${nth}@cong-dan.example`;
    await copyCitizen(db, email);
    casts.push({ citizen: await signIn(email), staff });
  }
  return casts;
}

/** Updates of a dossier that goes home by post: accept, four steps, sign and issue are all human, then the parcel. */
const bareUpdates = 7;

async function benchBare(installation: Installation, options: EngineOptions) {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const address = `127.0.0.1:${installation.settings.TEMPORAL_PORT}`;
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }) });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./bare/workflow.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  });
  const worker = await Worker.create({
    connection,
    taskQueue: 'bare',
    workflowBundle,
    activities: createBareActivities(),
  });
  const seconds = await worker.runUntil(
    runMany(options.dossiers, options.clients, async () => {
      const handle = await client.workflow.start(bareWorkflow, {
        taskQueue: 'bare',
        workflowId: newId(),
        args: [{ updates: bareUpdates }],
      });
      await handle.executeUpdate(bareUpdate, { args: [0] });
      await handle.signal(bareSignal);
      for (let nth = 1; nth < bareUpdates; nth++) await handle.executeUpdate(bareUpdate, { args: [nth] });
      await handle.result();
    }),
  );
  await connection.close();
  return { barePerSecond: options.dossiers / seconds, client };
}

async function averageHistory(client: Client, db: Database): Promise<number> {
  const sample = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .orderBy(sql`random()`)
    .limit(20);
  let events = 0;
  for (const { id } of sample) {
    const { events: history } = await client.workflow.getHandle(dossierWorkflowId(id)).fetchHistory();
    events += history?.length ?? 0;
  }
  return round(events / Math.max(1, sample.length));
}
