import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { gzip } from 'node:zlib';
import { StackFault } from './fault.ts';
import { repositoryRoot } from './paths.ts';
import type { Say } from './programs.ts';

const run = promisify(execFile);
const zip = promisify(gzip);

/** The two web apps; each is built into `dist/` by its own vite configuration. */
const webApps = ['portal', 'admin'] as const;
type WebApp = (typeof webApps)[number];

/** What both apps are made from besides their own folder, and by. */
const sharedSources = [
  'stack/web-build.ts',
  'ui',
  'domain',
  'api/contract',
  'package-lock.json',
  'tsconfig.web.json',
  'tsconfig.json',
];

/** Builds both, one after the other: each keeps two cores busy. */
export async function buildWebApps(say: Say): Promise<void> {
  for (const app of webApps) await buildWebApp(app, say);
}

/**
 * Builds a web app unless its sources are those of the last build.
 * @throws StackFault when there is no such app or vite cannot build it; its last lines say where.
 */
async function buildWebApp(app: WebApp, say: Say): Promise<void> {
  const config = join(repositoryRoot, app, 'vite.config.ts');
  if (!existsSync(config)) {
    throw new StackFault(`The web app "${app}" cannot be built: ${app}/vite.config.ts is missing; restore the folder.`);
  }
  const output = join(repositoryRoot, 'dist', app);
  // Kept in the folder that vite empties first: a build that was interrupted leaves none.
  const stampFile = join(output, '.sources');
  const stamp = hashOf([app, ...sharedSources]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  say(`building ${app}, for its sources changed`);
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  try {
    await run(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: repositoryRoot,
      // Who builds may be a test: vite would then build what is meant for development, larger and slower.
      env: { ...process.env, NODE_ENV: 'production' },
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const lines = stripVTControlCharacters(said)
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
    throw new StackFault(`The web app "${app}" cannot be built: vite reports an error in it.`, lines.slice(0, 12));
  }
  if (!existsSync(join(output, 'index.html'))) {
    throw new StackFault(
      `The web app "${app}" was built somewhere else than dist/${app}: correct "outDir" in ${app}/vite.config.ts.`,
    );
  }
  await zipAssets(join(output, 'assets'));
  writeFileSync(stampFile, stamp);
}

/** Lays a gzipped file beside each that is worth it, so that nobody zips while somebody waits. */
async function zipAssets(directory: string): Promise<void> {
  for (const name of readdirSync(directory).filter((one) => /\.(js|css|svg)$/.test(one))) {
    const content = readFileSync(join(directory, name));
    if (content.byteLength > 1024) writeFileSync(join(directory, `${name}.gz`), await zip(content, { level: 9 }));
  }
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(repositoryRoot, file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** The file itself, or all files below the folder, in a fixed order. */
function filesOf(source: string): string[] {
  const path = join(repositoryRoot, source);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repositoryRoot, join(entry.parentPath, entry.name)))
    .sort();
}
