import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { describe, it } from 'vitest';
import { refundWorkflowId } from '../../workflows/refund/messages.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { createTemporalEnvironment, createTimeSkippingEnvironment } from '../support/temporal.ts';
import { readHistories, version, writeHistory } from './history-files.ts';
import { scenarios } from './scenarios.ts';

const recorded = new Set(readHistories().map(({ name }) => name));

/**
 * `npm run replay:record` plays every scenario that this version has no history of, and keeps what it leaves. A history
 * that is there stays: played again by changed code, it would no longer tell whether that code bears running dossiers.
 */
describe.each([
  { clock: 'passes', skipsTime: false, createEnvironment: createTemporalEnvironment },
  { clock: 'is moved', skipsTime: true, createEnvironment: createTimeSkippingEnvironment },
])('recorded while time $clock', ({ skipsTime, createEnvironment }) => {
  const played = scenarios.filter((scenario) => scenario.skipsTime === skipsTime);
  it.for(played.map(({ name, play }) => [name, play] as const))('%s', async ([name, play], { skip }) => {
    skip(recorded.has(`${name}@${version}`), 'recorded before');
    const world = await openDossierWorld(createEnvironment);
    try {
      const { workflowId, dossierId } = await play(world);
      await record(world, name, workflowId);
      if (dossierId === null) return;
      for (const [index, id] of (await world.approvedRefunds(dossierId)).entries()) {
        await record(world, `${name}.refund-${index + 1}`, refundWorkflowId(id));
      }
    } finally {
      await world.close();
    }
  });
});

/** Waits for the end of a workflow, so that nothing is missing, and keeps its history and those of its parcels. */
async function record(world: DossierWorld, name: string, workflowId: string): Promise<void> {
  const handle = world.client.workflow.getHandle(workflowId);
  await handle.result();
  const history = await handle.fetchHistory();
  writeHistory(name, historyToJSON(history));
  for (const { startChildWorkflowExecutionInitiatedEventAttributes: child } of history.events ?? []) {
    if (typeof child?.workflowId !== 'string') continue;
    const [direction, no] = child.workflowId.split(':').slice(-2);
    await record(world, `${name}.${direction ?? ''}-${no ?? ''}`, child.workflowId);
  }
}
