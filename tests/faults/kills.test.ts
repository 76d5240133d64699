import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { sampleSignIns } from '../../db/sample/staff.ts';
import { travel, type Cast, type Outside } from '../../stack/driver/journey.ts';
import { Session } from '../../stack/driver/session.ts';
import { startInstallation, type Installation } from '../../stack/installation.ts';
import { findLoss } from '../support/find-loss.ts';
import { recordingProgress } from '../support/progress.ts';
import { makeDirectory, type Directory } from '../support/directory.ts';

const parts = ['worker', 'api', 'temporal', 'database'] as const;
const kills = 10;
const clients = 3;

/** Longer than any part takes to come back. */
const patienceMs = 90_000;

describe('killing parts of a running installation', () => {
  let directory: Directory;
  let installation: Installation;
  let database: OpenDatabase;

  beforeAll(async () => {
    directory = makeDirectory();
    installation = await startInstallation({
      dataDirectory: directory.path,
      progress: recordingProgress().progress,
      environment: { LOG_LEVEL: 'warn' },
      backoffMs: [100],
    });
    database = openDatabase(installation.databaseUrl, { poolSize: 2 });
  }, 180_000);

  afterAll(async () => {
    await database.close();
    await installation.stop();
    directory.remove();
  });

  it('loses nothing and repeats nothing, whichever of them dies ten times in the middle of journeys', async () => {
    const { addresses } = installation;
    const outside = { bankUrl: addresses.bank, postUrl: addresses.post };
    const finished: string[] = [];
    let killing = true;

    const clientLoop = async (nth: number): Promise<void> => {
      const cast = await signInCast(installation);
      do {
        finished.push(await travelAtLeisure(cast, outside, nth));
      } while (killing);
    };
    const killer = async (): Promise<void> => {
      for (let kill = 0; kill < kills; kill++) {
        await wait(randomInt(500, 2500));
        const name = parts[kill < parts.length ? kill : randomInt(parts.length)] ?? 'worker';
        const child = installation.find(name);
        if (child === undefined) continue;
        process.kill(child.pid, 'SIGKILL');
        await child.ended;
      }
      killing = false;
    };

    await Promise.all([...Array.from({ length: clients }, (_, nth) => clientLoop(nth)), killer()]);
    expect(finished.length).toBeGreaterThanOrEqual(clients);
    expect(await findLoss(database.db, { bankUrl: addresses.bank, finished })).toEqual([]);
  }, 420_000);
});

function travelAtLeisure(cast: Cast, outside: Outside, nth: number): Promise<string> {
  return travel(cast, outside, { procedureCode: 'MAU.000001', returnMethod: nth % 2 === 0 ? 'home' : 'counter' });
}

async function signInCast({ addresses, secrets }: Installation): Promise<Cast> {
  const signIn = (role: string): Promise<Session> => {
    const found = sampleSignIns.find((one) => one.role === role && (one.unit === null || one.email.includes('bqlkkt')));
    if (found === undefined) throw new Error(`The sample has no ${role}`);
    return new Session(addresses.api, { patienceMs }).signIn(found.email, secrets.SAMPLE_PASSWORD);
  };
  const [citizen, clerk, officer, lead, signer] = await Promise.all(
    ['citizen', 'clerk', 'officer', 'lead', 'signer'].map(signIn),
  );
  if (!citizen || !clerk || !officer || !lead || !signer) throw new Error('The cast is not complete');
  return { citizen, staff: { clerk, officer, lead, signer } };
}
