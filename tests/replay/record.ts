import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { describe, it } from 'vitest';
import { dossierWorkflowId } from '../../workflows/dossier/messages.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { createTemporalEnvironment, createTimeSkippingEnvironment } from '../support/temporal.ts';
import { writeHistory } from './history-files.ts';
import { scenarios } from './scenarios.ts';

/** `npm run replay:record` plays every scenario and keeps the histories it leaves, to be replayed by later versions. */
describe.each([
  { clock: 'passes', skipsTime: false, createEnvironment: createTemporalEnvironment },
  { clock: 'is moved', skipsTime: true, createEnvironment: createTimeSkippingEnvironment },
])('recorded while time $clock', ({ skipsTime, createEnvironment }) => {
  const played = scenarios.filter((scenario) => scenario.skipsTime === skipsTime);
  it.for(played.map(({ name, play }) => [name, play] as const))('%s', async ([name, play]) => {
    const world = await openDossierWorld(createEnvironment);
    try {
      await record(world, name, dossierWorkflowId(await play(world)));
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
