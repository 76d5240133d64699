import { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporalPath } from '../../stack/parts/temporal.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';

/** A server of its own that finds histories long after this many events. */
async function createImpatientEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await temporalPath(() => undefined);
  const setting = 'limit.historyCount.suggestContinueAsNew=40';
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path }, extraArgs: ['--dynamic-config-value', setting] },
  });
}

describe('a dossier whose history has become long', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createImpatientEnvironment);
  });
  afterAll(() => world.close());

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
