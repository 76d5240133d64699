import type { Import } from './imports.ts';
import { folderOf } from './sources.ts';

/** What a folder may import of ours: whole folders, or files whose path matches. `own` files are always allowed. */
interface Allowance {
  readonly may: readonly (string | RegExp)[];
  /** These only as types. */
  readonly mayTypes?: readonly (string | RegExp)[];
}

/** Names, ids and shapes of messages: what others need to know of a workflow to talk to it. */
const workflowMessages = /^workflows\/(.+\/messages|task-queues)\.ts$/;
const contract = /^api\/contract\//;

/** The table of CONTRIBUTING.md, "The house". */
const house: Readonly<Record<string, Allowance>> = {
  domain: { may: [] },
  workflows: { may: ['domain'], mayTypes: ['activities'] },
  activities: { may: ['domain', 'db', 'integrations', workflowMessages] },
  integrations: { may: ['domain'] },
  worker: { may: ['domain', 'workflows', 'activities', 'integrations', 'db', 'config.ts', 'log.ts'] },
  api: { may: ['domain', 'db', 'integrations', workflowMessages, 'config.ts', 'log.ts'] },
  db: { may: ['domain', 'config.ts'] },
  admin: { may: ['domain', 'ui'], mayTypes: [contract] },
  portal: { may: ['domain', 'ui'], mayTypes: [contract] },
  ui: { may: ['domain'], mayTypes: [contract] },
  'log.ts': { may: ['config.ts'] },
  'config.ts': { may: ['domain'] },
};

/** Tests, benchmarks, fault campaigns, the embedded default and what makes the documentation may import anything. */
const unbound = new Set(['stack', 'tests', 'bench', 'faults', 'docs']);

/** Packages that rules and workflows may import; everywhere else package.json decides. */
const packages: Readonly<Record<string, readonly string[]>> = {
  domain: ['zod'],
  workflows: ['@temporalio/workflow'],
};

/** Which rule of the house an import breaks, in words that say what to do; `undefined` when none. */
export function findBreach(one: Import): string | undefined {
  const from = folderOf(one.file);
  if (one.target === undefined) return findPackageBreach(from, one.specifier);
  if (unbound.has(from) || folderOf(one.target) === from) return undefined;
  const allowance = house[from];
  if (allowance === undefined) {
    return /^[^/]+\.config\.ts$/.test(one.file)
      ? undefined
      : `'${from}' is not in the table of CONTRIBUTING.md, so it may import nothing of ours`;
  }
  const { may, mayTypes = [] } = allowance;
  if (matches(may, one.target)) return undefined;
  if (matches(mayTypes, one.target)) {
    return one.typeOnly ? undefined : `${from}/ may take only types from there: write \`import type\``;
  }
  return `${from}/ may import ${may.length === 0 ? 'nothing of ours' : `of ours only ${may.join(', ')}`}${
    mayTypes.length === 0 ? '' : `, and types of ${mayTypes.join(', ')}`
  }`;
}

function matches(allowed: readonly (string | RegExp)[], target: string): boolean {
  return allowed.some((one) => (typeof one === 'string' ? folderOf(target) === one : one.test(target)));
}

function findPackageBreach(from: string, specifier: string): string | undefined {
  const allowed = packages[from];
  if (allowed === undefined || allowed.includes(specifier)) return undefined;
  return `${from}/ is replayed or shared with browsers: it may import no package but ${allowed.join(', ')}`;
}
