import { describe, expect, it } from 'vitest';
import { findCycle } from './cycles.ts';
import { findBreach } from './house.ts';
import { placeOf, readImports, type Import } from './imports.ts';
import { folderOf, neighbourOf, readSources } from './sources.ts';

const imports = readSources().flatMap(readImports);

/** One line per fault: where, what, which rule. Nothing when there is none. */
function faults(judge: (one: Import) => string | undefined): string[] {
  return imports.flatMap((one) => {
    const rule = judge(one);
    return rule === undefined ? [] : [`${placeOf(one)}: ${rule}`];
  });
}

describe('imports', () => {
  it('go only where the table of CONTRIBUTING.md says', () => {
    expect(faults(findBreach)).toEqual([]);
  });

  it('name the file with its ending', () => {
    const hasEnding = /\.(ts|tsx|json|css|svg|js|mjs)(\?.*)?$/;
    expect(
      faults(({ specifier, target }) =>
        target === undefined || hasEnding.test(specifier) ? undefined : 'files are imported with their ending',
      ),
    ).toEqual([]);
  });

  it('never reach the embedded default, the tests or the benchmarks from the product', () => {
    const outer = ['stack', 'tests', 'bench', 'faults'];
    expect(
      faults(({ file, target }) =>
        target !== undefined &&
        outer.includes(folderOf(target)) &&
        ![...outer, 'vitest.config.ts'].includes(folderOf(file))
          ? `only tests, bench and scripts import ${folderOf(target)}/`
          : undefined,
      ),
    ).toEqual([]);
  });

  it.each([
    ['file', (file: string) => file],
    ['folder at the root', folderOf],
    ['folder inside these', neighbourOf],
  ])('lead from no %s back to itself', (_, placeAt) => {
    const atRunTime = imports.filter(({ typeOnly }) => !typeOnly);
    expect(findCycle(atRunTime, placeAt)).toEqual([]);
  });
});

describe('the search for cycles', () => {
  it('names the imports that make one up', () => {
    const files = { 'api/a/one.ts': "import '../b/two.ts';", 'api/b/two.ts': "import './three.ts';" };
    const found = Object.entries({ ...files, 'api/b/three.ts': "import '../a/one.ts';" }).flatMap(([file, text]) =>
      readImports({ file, text }),
    );
    expect(findCycle(found, (file) => file)).toHaveLength(3);
    expect(findCycle(found, neighbourOf)).toEqual([
      "api/a/one.ts:1 imports '../b/two.ts'",
      "api/b/three.ts:1 imports '../a/one.ts'",
    ]);
    expect(findCycle(found, folderOf)).toEqual([]);
  });
});

describe('the reader of imports', () => {
  const read = (text: string) =>
    readImports({ file: 'api/tasks/list.ts', text }).map(({ target, specifier, typeOnly }) => [
      target ?? specifier,
      typeOnly,
    ]);

  it('tells a type from what is there at run time', () => {
    expect(read(`import type { A } from '../a.ts';`)).toEqual([['api/a.ts', true]]);
    expect(read(`export type { A } from './a.ts';`)).toEqual([['api/tasks/a.ts', true]]);
    expect(read(`let a: import('../../db/a.ts').A;`)).toEqual([['db/a.ts', true]]);
    expect(read(`import { type A } from '../a.ts';`)).toEqual([['api/a.ts', false]]);
  });

  it('finds what is imported on the way and what is passed on', () => {
    expect(read(`async () => { await import('node:fs'); };`)).toEqual([['node:fs', false]]);
    expect(read(`export * from 'zod'; import 'express';`)).toEqual([
      ['zod', false],
      ['express', false],
    ]);
  });

  it('does not take a comment or a text for an import', () => {
    expect(read(`// import '../a.ts'\nconst text = "import '../b.ts'";`)).toEqual([]);
  });
});

describe('the judge of imports', () => {
  const judge = (file: string, text: string) => readImports({ file, text }).map(findBreach);

  it('says what is wrong and what would be right', () => {
    expect(judge('domain/money.ts', `import { db } from '../db/client.ts';`)).toEqual([
      'domain/ may import nothing of ours',
    ]);
    expect(judge('admin/tasks/List.tsx', `import { a } from '../../api/contract/tasks.ts';`)).toEqual([
      'admin/ may take only types from there: write `import type`',
    ]);
    expect(judge('workflows/dossier/run.ts', `import { readFile } from 'node:fs/promises';`)).toEqual([
      'workflows/ is replayed or shared with browsers: it may import no package but @temporalio/workflow',
    ]);
    expect(judge('helpers/a.ts', `import { b } from '../domain/b.ts';`)).toEqual([
      "'helpers' is not in the table of CONTRIBUTING.md, so it may import nothing of ours",
    ]);
  });

  it('lets the API know the messages of a workflow, and no more of it', () => {
    expect(judge('api/tasks.ts', `import { m } from '../workflows/dossier/messages.ts';`)).toEqual([undefined]);
    expect(judge('api/tasks.ts', `import { m } from '../workflows/dossier/dossier-run.ts';`)).not.toEqual([undefined]);
  });
});
