import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionOutcome, Task } from '../../api/contract/tasks.ts';
import { openDatabase, type Database, type OpenDatabase } from '../../db/client.ts';
import { sampleSignIns } from '../../db/sample/staff.ts';
import { dossiers } from '../../db/schema/index.ts';
import { createTemporalClient } from '../../integrations/temporal/connect.ts';
import { findTask, submitDossier, travel, type Cast, type Outside } from '../../stack/driver/journey.ts';
import { Session } from '../../stack/driver/session.ts';
import type { Installation } from '../../stack/installation.ts';
import { dossierWorkflowId } from '../../workflows/dossier/messages.ts';
import { findLoss } from '../../faults/find-loss.ts';
import { mortalParts, startKilling } from '../../faults/killer.ts';
import { whereItStands } from '../../faults/where-it-stands.ts';
import { useInstallation } from '../support/installation.ts';

/** Of each part; the campaign of `npm run faults` does the many. */
const kills = 2;
const clients = 3;

/** Longer than any part takes to come back. */
const patienceMs = 90_000;

describe('killing parts of a running installation', () => {
  const running = useInstallation({ backoffMs: [100] });
  let database: OpenDatabase;

  beforeAll(() => {
    database = openDatabase(running().databaseUrl, { poolSize: 2 });
  });

  afterAll(() => database.close());

  it('loses nothing and repeats nothing, whichever of them die, each twice, in the middle of journeys', async () => {
    const installation = running();
    const { addresses } = installation;
    const outside = { bankUrl: addresses.bank, postUrl: addresses.post };
    const finished: string[] = [];
    let killing = true;

    const clientLoop = async (nth: number): Promise<void> => {
      const cast = await signInCast(installation);
      do {
        finished.push(await explained(() => travelAtLeisure(cast, outside, nth)));
      } while (killing);
    };
    const explained = async <T>(journey: () => Promise<T>): Promise<T> => {
      try {
        return await journey();
      } catch (error) {
        const open = await whereOpenDossiersStand(database.db, addresses.bank);
        throw new Error(`After ${killer.killed.join(', ')}: ${open}`, { cause: error });
      }
    };
    const killer = startKilling(installation, { random: Math.random, pauseMs: [500, 2500] });
    const untilEnough = async (): Promise<void> => {
      const fewest = () => Math.min(...mortalParts.map((part) => killer.killed.filter((one) => one === part).length));
      await expect.poll(fewest, { timeout: 240_000, interval: 100 }).toBeGreaterThanOrEqual(kills);
      await killer.stop();
      killing = false;
    };

    try {
      await Promise.all([...Array.from({ length: clients }, (_, nth) => clientLoop(nth)), untilEnough()]);
    } finally {
      await killer.stop();
    }
    expect(finished.length).toBeGreaterThanOrEqual(clients);
    expect(await findLoss(database.db, { bankUrl: addresses.bank, finished })).toEqual([]);
  }, 420_000);

  it('starts a dossier by itself that was submitted while Temporal did not answer', async () => {
    const installation = running();
    const cast = await signInCast(installation);
    const clerk = await signInAs(installation, 'clerk', 0);
    const temporal = installation.find('temporal');
    if (temporal === undefined) throw new Error('Temporal is not running');

    const key = randomUUID();
    process.kill(temporal.pid, 'SIGSTOP');
    let task: Task;
    try {
      const wish = { procedureCode: 'MAU.000001', returnMethod: 'counter' } as const;
      const code = await submitDossier(cast.citizen, wish, (_, step) => step());
      task = await findTask(clerk, code);
      await clerk.call('POST', `/api/v1/tasks/${task.id}/claim`);
      await expect(accept(clerk, task, key)).rejects.toMatchObject({ status: 503, code: 'temporarily_unavailable' });
    } finally {
      process.kill(temporal.pid, 'SIGCONT');
    }

    await untilStarted(installation, database.db, task.dossier.code);
    const { dossier } = await accept(cast.staff.clerk, task, key);
    expect(dossier.status).toBe('payment_requested');
  }, 120_000);
});

async function whereOpenDossiersStand(db: Database, bankUrl: string): Promise<string> {
  const open = await db
    .select({ code: dossiers.code })
    .from(dossiers)
    .where(and(isNotNull(dossiers.code), ne(dossiers.status, 'returned')));
  const stands = await Promise.all(open.map(({ code }) => whereItStands(db, code ?? '', bankUrl)));
  return JSON.stringify(stands, null, 2);
}

/** Accepts the dossier; under one key it is one acceptance, however often it is asked for. */
function accept(clerk: Session, task: Task, key: string): Promise<ActionOutcome> {
  return clerk.call<ActionOutcome>('POST', `/api/v1/tasks/${task.id}/complete`, {
    body: { action: 'accept', input: {} },
    key,
  });
}

/** Asks Temporal itself whether the dossier's workflow runs. */
async function untilStarted(installation: Installation, db: Database, code: string): Promise<void> {
  const [row] = await db.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.code, code));
  const client = createTemporalClient({
    address: `127.0.0.1:${installation.settings.TEMPORAL_PORT}`,
    namespace: installation.settings.TEMPORAL_NAMESPACE,
    tls: false,
    apiKey: undefined,
  });
  const handle = client.workflow.getHandle(dossierWorkflowId(row?.id ?? ''));
  try {
    await expect.poll(() => statusOf(handle), { timeout: 60_000, interval: 200 }).toBe('RUNNING');
  } finally {
    await client.connection.close();
  }
}

async function statusOf(handle: WorkflowHandle): Promise<string> {
  try {
    return (await handle.describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'not started';
    throw error;
  }
}

function travelAtLeisure(cast: Cast, outside: Outside, nth: number): Promise<string> {
  return travel(cast, outside, { procedureCode: 'MAU.000001', returnMethod: nth % 2 === 0 ? 'home' : 'counter' });
}

async function signInCast(installation: Installation): Promise<Cast> {
  const [citizen, clerk, officer, lead, signer] = await Promise.all(
    ['citizen', 'clerk', 'officer', 'lead', 'signer'].map((role) => signInAs(installation, role, patienceMs)),
  );
  if (!citizen || !clerk || !officer || !lead || !signer) throw new Error('The cast is not complete');
  return { citizen, staff: { clerk, officer, lead, signer } };
}

function signInAs({ addresses, secrets }: Installation, role: string, patienceMs: number): Promise<Session> {
  const found = sampleSignIns.find((one) => one.role === role && (one.unit === null || one.email.includes('bqlkkt')));
  if (found === undefined) throw new Error(`The sample has no ${role}`);
  return new Session(addresses.api, { patienceMs }).signIn(found.email, secrets.SAMPLE_PASSWORD);
}
