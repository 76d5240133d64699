import { posix } from 'node:path';
import ts from 'typescript';
import type { Source } from './sources.ts';

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

/** What a file imports. */
export function readImports({ file, text }: Source): Import[] {
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

/** An import as a fault names it. */
export function placeOf({ file, line, specifier }: Import): string {
  return `${file}:${line} imports '${specifier}'`;
}
