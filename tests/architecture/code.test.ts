import { describe, expect, it } from 'vitest';
import { folderOf, readSources, type Source } from './sources.ts';

const sources = readSources();

/** Lines of code that match, comments left out: where, and the rule they break. */
function linesWith(pattern: RegExp, isBound: (source: Source) => boolean, rule: string): string[] {
  return sources.filter(isBound).flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => {
      const code = line.replace(/^\s*(\/\*\*?|\*|\/\/).*$|\s\/\/\s.*$/, '');
      return pattern.test(code) ? [`${file}:${index + 1} ${code.trim()}: ${rule}`] : [];
    }),
  );
}

function isIn(...folders: readonly string[]): (source: Source) => boolean {
  return ({ file }) => folders.includes(folderOf(file));
}

describe('the rules in domain/', () => {
  it('know neither the time nor chance: both come as parameters', () => {
    const rule = 'give the instant or the number as a parameter';
    const pattern =
      /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bMath\.random\b|\bperformance\.|\brandomUUID\b|\bcrypto\./;
    expect(linesWith(pattern, isIn('domain'), rule)).toEqual([]);
  });

  it('reach for nothing outside', () => {
    const rule = 'rules have no I/O; what they need comes as a parameter';
    const pattern = /\bfetch\(|\bset(Timeout|Interval|Immediate)\(|\bprocess\.|\bglobalThis\.|\bawait\b|\brequire\(/;
    expect(linesWith(pattern, isIn('domain'), rule)).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read by config.ts and the embedded default alone', () => {
    const starters = ['config.ts', 'stack', 'tests', 'bench'];
    const pattern = /\bprocess\.env\b|\bprocess\[['"]env['"]\]|from 'node:process'/;
    const product = ({ file }: Source) => !starters.includes(folderOf(file));
    expect(linesWith(pattern, product, 'take it from loadConfig() of config.ts')).toEqual([]);
  });
});

describe('docstrings', () => {
  /** With nothing under them to be about: a blank line, another docstring, or the end of a block. */
  const orphan = /^[ \t]*\/\*\*(?:(?!\*\/)[^])*\*\/[ \t]*\n(?=[ \t]*(?:\n|\/\*\*|[})\]]))/gm;
  const findOrphans = (text: string) =>
    [...text.matchAll(orphan)]
      .filter(({ index }) => index > 0)
      .map(({ index }) => text.slice(0, index).split('\n').length);

  it('stand on what they are about; one about its whole file is the first thing in it', () => {
    expect(sources.flatMap(({ file, text }) => findOrphans(text).map((line) => `${file}:${line}`))).toEqual([]);
  });

  it.each([
    ['a blank line', "import 'a';\n/** About b. */\n\nconst c = 1;", [2]],
    ['another docstring', 'interface A {\n  /** One. */\n  /** Two. */\n  readonly b: 1;\n}', [2]],
    ['nothing but the end', 'interface A {\n  readonly b: 1;\n  /** Gone. */\n}', [3]],
    ['what they are about', '/** The file. */\n\n/**\n * About a.\n */\nconst a = 1;', []],
  ])('are found with %s under them', (_, text, lines) => {
    expect(findOrphans(text)).toEqual(lines);
  });
});

/** Longer than a file should be, and why it is. */
const longFiles: Readonly<Record<string, string>> = {
  'admin/i18n/vi.ts': 'data: the texts of the console, one a line',
  'admin/i18n/en.ts': 'data: the texts of the console, one a line',
  'api/contract/dossiers.ts': 'data: the schemas and routes of one resource',
  'ui/api-routes.ts': 'generated: every route of the API with its types',
  'db/sample/fee-regulations.ts': 'data: fee rules as regulations give them, one schedule each',
};

describe('files', () => {
  const maxLines = 300;
  const maxLinesOfTests = 600;

  it('are about one thing, and short', () => {
    const tooLong = sources.flatMap(({ file, text }) => {
      const max = folderOf(file) === 'tests' ? maxLinesOfTests : maxLines;
      const lines = text.trimEnd().split('\n').length;
      return lines <= max || file in longFiles
        ? []
        : [`${file} has ${lines} lines, more than ${max}: split it by subject, or list it here with the reason`];
    });
    expect(tooLong).toEqual([]);
  });

  it('that are listed as long are there', () => {
    const present = new Set(sources.map(({ file }) => file));
    expect(Object.keys(longFiles).filter((file) => !present.has(file))).toEqual([]);
  });

  it('are named in kebab-case, components in PascalCase', () => {
    const good = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.tsx?|[A-Z][A-Za-z0-9]*(?:\.test)?\.tsx)$/;
    const misnamed = sources.map(({ file }) => file).filter((file) => !good.test(file.split('/').at(-1) ?? ''));
    expect(misnamed).toEqual([]);
  });
});
