import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import type { ActInput } from '../../workflows/dossier/messages.ts';
import { parcelWorkflowId } from '../../workflows/parcel/messages.ts';
import { openDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import { openDossierWorld, type DossierWorld, type WorkerBuild } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';

const free = { procedureCode: procedureCodes.free };
const reason = 'Thiếu giấy tờ';
const handOver = { recipient: 'Người nhận', identityChecked: true };

/** Where a dossier can stand when the worker is upgraded: how it gets there, and on from there to its end. */
const places: Readonly<Record<string, Place>> = {
  'at the counter': {
    arrive: (world) => world.start(free),
    goOn: (world, dossierId) => world.do(dossierId, 'clerk', 'accept'),
    actions: ['submit', 'accept'],
  },
  'waiting for its fee': {
    arrive: async (world) => {
      const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
      await world.do(dossierId, 'clerk', 'accept');
      return dossierId;
    },
    goOn: (world, dossierId) => world.settle(dossierId),
    actions: ['submit', 'accept', 'recordPayment'],
  },
  'in the middle of the work': {
    arrive: async (world) => {
      const dossierId = await world.start(free);
      await world.do(dossierId, 'clerk', 'accept');
      await world.do(dossierId, 'lead', 'completeStep');
      return dossierId;
    },
    goOn: (world, dossierId) => world.do(dossierId, 'officer', 'completeStep'),
    actions: ['submit', 'accept', 'completeStep', 'completeStep'],
  },
  'waiting for a supplement': {
    arrive: async (world) => {
      const dossierId = await world.start(free);
      await world.do(dossierId, 'clerk', 'requestSupplement', { components: ['notice'], reason });
      return dossierId;
    },
    goOn: async (world, dossierId) => {
      await world.do(dossierId, 'applicant', 'supplement', { components: ['notice'] });
      await world.do(dossierId, 'clerk', 'accept');
    },
    actions: ['submit', 'requestSupplement', 'supplement', 'accept'],
  },
  'with its papers at the post': {
    arrive: async (world) => {
      const dossierId = await world.start({ ...free, homeCollection: true });
      await world.parcel(dossierId, 'collect');
      return dossierId;
    },
    goOn: async (world, dossierId) => {
      const { orderNumber } = await world.parcel(dossierId, 'collect');
      await world.tellParcel(orderNumber, 'delivered');
      await world.until(dossierId, ({ wait }) => wait === null);
      await world.do(dossierId, 'clerk', 'accept');
    },
    actions: ['submit', 'collect', 'accept'],
  },
};

interface Place {
  readonly arrive: (world: DossierWorld) => Promise<string>;
  readonly goOn: (world: DossierWorld, dossierId: string) => Promise<void>;
  /** All that is done to it until it has gone on. */
  readonly actions: readonly string[];
}

describe('an upgrade of the worker while dossiers are under way', () => {
  let world: DossierWorld;
  let deployment: Deployment;
  let oldBuild: WorkerBuild;
  let newBuild: WorkerBuild;
  /** Begun under build 1, by where they stood when build 2 came. */
  const begunBefore = new Map<string, string>();
  /** Begun under either while build 2 was ramped. */
  const begunBetween: string[] = [];

  beforeAll(async () => {
    deployment = openDeployment(() => world.client);
    oldBuild = { deploymentVersion: deployment.version('1') };
    world = await openDossierWorld(createTemporalEnvironment, /Failing workflow task|Workflow task failed/, oldBuild);
    await deployment.makeCurrent('1');
    const bundling = bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('upgraded-twin/workflows.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    });
    for (const [name, place] of Object.entries(places)) begunBefore.set(name, await place.arrive(world));
    newBuild = { deploymentVersion: deployment.version('2'), workflowBundle: await bundling };
    await world.startWorkers(newBuild);
  });
  afterAll(() => world.close());

  /** The builds whose workers have carried a dossier so far, one entry per task. */
  async function buildsOf(dossierId: string): Promise<string[]> {
    const { workflowId } = world.handleOf(dossierId);
    const events = await world.historyOf(workflowId);
    return events.flatMap(({ workflowTaskCompletedEventAttributes: task }) => task?.deploymentVersion?.buildId ?? []);
  }

  /** Whether a dossier took the branch that only the new code has. */
  async function isBegunByNewCode(dossierId: string): Promise<boolean> {
    const { memo } = await world.handleOf(dossierId).describe();
    return memo?.['begunBy'] === 'the new code';
  }

  /** Why tasks of a dossier could not be carried out. */
  async function failuresOf(dossierId: string) {
    const events = await world.historyOf(world.handleOf(dossierId).workflowId);
    return events.flatMap(({ workflowTaskFailedEventAttributes: failure }) => failure?.failure?.message ?? []);
  }

  async function finish(dossierId: string): Promise<void> {
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'handOver', handOver);
    expect(await world.handleOf(dossierId).result()).toBe('returned');
  }

  it('lets both builds carry dossiers side by side while the new one is ramped', async () => {
    await deployment.ramp('2', 50);
    const builds = new Set<string | undefined>();
    while (builds.size < 2 || begunBetween.length < 4) {
      const dossierId = await world.start(free);
      await world.do(dossierId, 'clerk', 'accept');
      const [first, ...further] = await buildsOf(dossierId);
      // Start and act may share one task.
      expect(new Set([first, ...further])).toEqual(new Set([first]));
      expect(await isBegunByNewCode(dossierId)).toBe(first === '2');
      begunBetween.push(dossierId);
      builds.add(first);
    }
    for (const [name, place] of Object.entries(places)) {
      const dossierId = begunBefore.get(name) ?? '';
      await place.goOn(world, dossierId);
      expect([name, await world.actions(dossierId)]).toEqual([name, place.actions]);
    }
  });

  it('takes every dossier to its end once the new build is current and the old one gone, each on the branch it began with', async () => {
    await deployment.makeCurrent('2');
    await world.firstWorkers.stop();
    for (const dossierId of [...begunBefore.values(), ...begunBetween]) {
      const wasNew = await isBegunByNewCode(dossierId);
      await finish(dossierId);
      expect(await isBegunByNewCode(dossierId)).toBe(wasNew);
      expect((await buildsOf(dossierId)).at(-1)).toBe('2');
    }
    for (const dossierId of begunBefore.values()) {
      expect(await isBegunByNewCode(dossierId)).toBe(false);
      expect((await buildsOf(dossierId))[0]).toBe('1');
    }
  });

  describe('that has to be taken back', () => {
    let dossierId: string;
    let step: ActInput;

    beforeAll(async () => {
      dossierId = await world.start(free);
      await world.do(dossierId, 'clerk', 'accept');
      await world.startWorkers(oldBuild);
      await deployment.makeCurrent('1');
      step = await world.request(dossierId, 'lead', 'completeStep');
    });

    it('lets a dossier that has gone through the new code stand still, and only that', async () => {
      const hangUp = new AbortController();
      const asking = world.client.withAbortSignal(hangUp.signal, () => world.send(dossierId, step));
      const failures = await eventually(
        () => failuresOf(dossierId),
        (found) => found.length > 0,
      );
      hangUp.abort();
      await expect(asking).rejects.toThrow();
      expect(failures).toContainEqual(expect.stringMatching(/Nondeterminism error.*patch marker/));

      const another = await world.start(free);
      await world.do(another, 'clerk', 'accept');
      expect(await isBegunByNewCode(another)).toBe(false);
      expect(await world.actions(dossierId)).toEqual(['submit', 'accept']);
    });

    async function resetToItsBeginning(dossierId: string): Promise<void> {
      const { workflowId } = world.handleOf(dossierId);
      const firstTask = (await world.historyOf(workflowId)).find((event) => event.workflowTaskCompletedEventAttributes);
      await world.client.workflowService.resetWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId },
        workflowTaskFinishEventId: firstTask?.eventId ?? null,
        reason: 'Begun by a build that was taken back',
        requestId: newId(),
      });
    }

    it('brings it back by a reset to its beginning, from which its log takes it to where it stood', async () => {
      await resetToItsBeginning(dossierId);
      expect(await world.send(dossierId, step)).toEqual({ kind: 'done', seq: 3, status: 'processing' });
      await finish(dossierId);
      expect(new Set(await buildsOf(dossierId))).toEqual(new Set(['1']));
      expect((await world.actions(dossierId)).slice(0, 3)).toEqual(['submit', 'accept', 'completeStep']);
    });

    it('brings back one whose papers are with the post, too: its parcel is followed anew', async () => {
      const place = places['with its papers at the post'];
      const collecting = (await place?.arrive(world)) ?? '';
      const parcelId = parcelWorkflowId({ dossierId: collecting, direction: 'collect', no: 1 });
      const runOfParcel = async () => (await world.client.workflow.getHandle(parcelId).describe()).runId;
      const followedBefore = await runOfParcel();
      await resetToItsBeginning(collecting);
      await eventually(runOfParcel, (runId) => runId !== followedBefore);
      await place?.goOn(world, collecting);
      expect(await world.actions(collecting)).toEqual(place?.actions);
    });
  });
});
