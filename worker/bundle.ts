import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));
const cacheDirectory = join(root, 'node_modules', '.cache', 'mot-cua');

/** Where workflow code comes from: these folders and the packages that run it. */
const sourceFolders = ['workflows', 'domain'];
const packages = ['@temporalio/worker', '@temporalio/workflow', 'zod'];

/**
 * The workflows as one bundle. Bundling takes seconds and gives the same for the same sources, so it is kept beside the
 * packages under a hash of what went into it; a process killed while writing leaves nothing that is taken for one.
 */
export async function bundleWorkflows(): Promise<{ readonly code: string }> {
  const kept = join(cacheDirectory, `workflows-${await hashSources()}.js`);
  const found = await findText(kept);
  if (found !== undefined) return { code: found };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(cacheDirectory, { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, kept);
  return { code };
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of packages) hash.update(await readFile(join(root, 'node_modules', name, 'package.json')));
  for (const folder of sourceFolders) {
    const files = await readdir(join(root, folder), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts')).toSorted()) {
      hash.update(file).update(await readFile(join(root, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
