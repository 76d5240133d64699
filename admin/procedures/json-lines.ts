import type { DefinitionFinding } from '../../api/contract/procedures.ts';

type Path = DefinitionFinding['path'];

/** A line of JSON text, and the path of what begins on it. */
export interface JsonLine {
  readonly path: Path;
  readonly text: string;
}

/** A value as indented JSON, line by line, each knowing where in the value it is. */
export function jsonLines(value: unknown): JsonLine[] {
  return linesOf(value, { path: [], head: '', tail: '' });
}

interface Place {
  readonly path: Path;
  /** What stands before the value on its first line. */
  readonly head: string;
  /** What stands behind it on its last. */
  readonly tail: string;
}

function linesOf(value: unknown, { path, head, tail }: Place): JsonLine[] {
  const indent = '  '.repeat(path.length);
  const members = membersOf(value);
  if (members.length === 0) return [{ path, text: `${indent}${head}${JSON.stringify(value)}${tail}` }];
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return [
    { path, text: `${indent}${head}${open}` },
    ...members.flatMap(([name, member], i) =>
      linesOf(member, {
        path: [...path, name],
        head: typeof name === 'string' ? `${JSON.stringify(name)}: ` : '',
        tail: i < members.length - 1 ? ',' : '',
      }),
    ),
    { path, text: `${indent}${close}${tail}` },
  ];
}

function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((member: unknown, i) => [i, member]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The line where a path begins; where it is not there, that of the last part of it that is. */
export function lineOf(lines: readonly JsonLine[], path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const wanted = path.slice(0, length).join('.');
    const found = lines.findIndex((line) => line.path.join('.') === wanted);
    if (found >= 0) return found;
  }
  return 0;
}
