import { expect, it } from 'vitest';
import { bundleWorkflows } from '../../worker/bundle.ts';

/** What may be inside the code that Temporal replays: the SDK, the schemas of the rules, and what these need. */
const expected = [/^@temporalio\//, /^zod$/, /^long$/, /^ms$/, /^nexus-rpc$/];

it('the workflow bundle holds the rules and the SDK and nothing that reaches outside', async () => {
  const { code } = await bundleWorkflows();
  const packages = new Set([...code.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)].map(([, name]) => name ?? ''));
  expect(packages).toContain('@temporalio/workflow');
  expect([...packages].filter((name) => !expected.some((one) => one.test(name)))).toEqual([]);
  const ours = new Set([...code.matchAll(/"\.\/((?:[\w-]+\/)+[\w-]+\.ts)"/g)].map(([, file]) => file ?? ''));
  expect([...ours].filter((file) => !/^(domain|workflows)\//.test(file))).toEqual([]);
  expect([...ours].some((file) => file.startsWith('workflows/'))).toBe(true);
});
