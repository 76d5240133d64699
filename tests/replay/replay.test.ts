import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { quietWorkers } from '../support/temporal-quiet.ts';
import { readSources } from '../architecture/sources.ts';
import { readHistories, textOf, version } from './history-files.ts';
import { scenarios } from './scenarios.ts';

const histories = readHistories();

describe('recorded histories', () => {
  let workflowBundle: { readonly code: string };

  beforeAll(async () => {
    quietWorkers(/Failing workflow task/);
    workflowBundle = await bundleWorkflows();
  });

  it('are there for every scenario of this version, and for no other', () => {
    const ofThisVersion = histories
      .map(({ name }) => name.split('@'))
      .filter(([, recordedBy]) => recordedBy === version);
    const recorded = ofThisVersion.map(([name]) => name).filter((name) => name?.includes('.') === false);
    expect(recorded).toEqual(scenarios.map(({ name }) => name).toSorted());
  });

  it.for(histories.map(({ name, json }) => [name, json] as const))('are replayed alike: %s', async ([, json]) => {
    await Worker.runReplayHistory({ workflowBundle }, json);
  });

  it('hold every patch of the workflows, so that the way new runs take is replayed, too', () => {
    const patches = readSources()
      .filter(({ file }) => file.startsWith('workflows/'))
      .flatMap(({ text }) => [...text.matchAll(/patch(?:ed\(|: )'([^']+)'/g)].map(([, id = '']) => id));
    expect(patches).toContain('look-before-refusing');
    const told = histories.map(({ json }) => textOf(json)).join('\n');
    expect(patches.filter((id) => !told.includes(id))).toEqual([]);
  });

  it('are not replayed by a workflow that does something else', async () => {
    const brokenBundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('broken-twin/workflows.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    });
    const ofDossier = histories.find(({ name }) => name.startsWith('refused'));
    await expect(Worker.runReplayHistory({ workflowBundle: brokenBundle }, ofDossier?.json)).rejects.toThrow(
      DeterminismViolationError,
    );
  });
});
