import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const notOurs = new Set(['node_modules', 'dist']);

export interface Source {
  /** Path from the root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** All TypeScript of the repository, without what is installed or built. */
export function readSources(): readonly Source[] {
  return listFiles(root)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
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

/** The folder at the root a file lies in; its own name when it lies at the root itself. */
export function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

/** The folder a file lies in inside one at the root, such as `api/routes`. */
export function neighbourOf(file: string): string | undefined {
  const [folder, inside, ...rest] = file.split('/');
  return rest.length === 0 ? undefined : `${folder}/${inside}`;
}
