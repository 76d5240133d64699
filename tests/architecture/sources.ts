import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The repository's own sources, as far as rules about them need: what each file imports, and its words. */

const root = fileURLToPath(new URL('../..', import.meta.url));

const notOurs = new Set(['node_modules', 'dist']);

/** One import, re-export or dynamic import of a file. */
export interface Import {
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Path of the imported file from the root, with `/`; `undefined` when it is a package or a built-in of Node. */
  readonly target: string | undefined;
  /** Leaves no trace at run time: `import type`, `export type`, or a type taken from `import('…')`. */
  readonly typeOnly: boolean;
}

export interface Source {
  /** Path from the root, with `/`. */
  readonly file: string;
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

/** All TypeScript of the repository, without what is installed or built. */
export function readSources(): readonly Source[] {
  return listFiles(root)
    .filter((file) => /\.tsx?$/.test(file))
    .map(readSource);
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !notOurs.has(name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return listFiles(path);
      return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
    });
}

function readSource(file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  return { file, lines: text.trimEnd().split('\n'), imports: readImports(file, text) };
}

/** What a file imports. Exported so that the reader itself can be tested. */
export function readImports(file: string, text: string): Import[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const note = (node: ts.Node): void => {
    const found = importedBy(node);
    if (found === undefined) return;
    const line = parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1;
    imports.push({ file, line, ...found, target: targetOf(file, found.specifier) });
  };
  const search = (node: ts.Node): void => {
    note(node);
    ts.forEachChild(node, search);
  };
  // Deep inside a file there is nothing to find but `import(…)`, and most files have none.
  if (text.includes('import(')) search(parsed);
  else parsed.statements.forEach(note);
  return imports;
}

function importedBy(node: ts.Node): Pick<Import, 'specifier' | 'typeOnly'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    if (specifier !== undefined && ts.isStringLiteral(specifier)) return { specifier: specifier.text, typeOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  return undefined;
}

function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

/** The folder at the root a file lies in; its own name when it lies at the root itself. */
export function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}
