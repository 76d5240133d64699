import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child } from '../../stack/child.ts';
import { startTemporal } from '../../stack/parts/temporal.ts';
import { freePort } from '../../stack/ports.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';

describe('a dossier whose history has become long', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-start-afresh-'));
  let server: Child;
  let world: DossierWorld;

  /** A server of our own that finds a history long after forty events. */
  beforeAll(async () => {
    const port = await freePort();
    server = await startTemporal({
      port,
      namespace: 'default',
      logFile: join(directory, 'temporal.log'),
      limits: { 'limit.historyCount.suggestContinueAsNew': 40 },
      say: () => undefined,
    });
    world = await openDossierWorld(() =>
      TestWorkflowEnvironment.createFromExistingServer({ address: `127.0.0.1:${port}` }),
    );
  });
  afterAll(async () => {
    await world.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('goes on in a fresh run, and every action asked for meanwhile is done once', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.free });
    const firstRun = (await world.handleOf(dossierId).describe()).runId;
    await world.do(dossierId, 'clerk', 'accept');

    const methods = ['home', 'online', 'counter'] as const;
    for (let round = 0; round < 10; round++) {
      const asked = methods.map((returnMethod) => world.act(dossierId, 'applicant', 'changeReturn', { returnMethod }));
      expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    }

    expect((await world.handleOf(dossierId).describe()).runId).not.toBe(firstRun);
    const events = await world.events(dossierId);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));

    // Which of three simultaneous wishes came last is anybody's guess.
    await world.do(dossierId, 'applicant', 'changeReturn', { returnMethod: 'counter' });
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', { recipient: 'Người nhận', identityChecked: true });
    expect(await world.handleOf(dossierId).result()).toBe('returned');
  });

  it('answers whoever asks again for what was done in an earlier run', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.free });
    const accept = await world.request(dossierId, 'clerk', 'accept');
    const done = await world.send(dossierId, accept);
    for (let round = 0; round < 12; round++) {
      await world.do(dossierId, 'applicant', 'changeReturn', { returnMethod: 'online' });
    }
    expect(await world.send(dossierId, accept)).toEqual(done);
  });
});
