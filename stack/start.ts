import { join } from 'node:path';
import { loadConfig, ConfigError } from '../config.ts';
import { checkPorts } from './check-ports.ts';
import { stopRemaining } from './child.ts';
import { environmentFor } from './environment.ts';
import { messageOf, StackFault } from './fault.ts';
import { takeLock, type Lock } from './lock.ts';
import { planParts } from './parts.ts';
import { createProgress, type Progress } from './progress.ts';
import { openSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';
import { bringUp } from './supervisor.ts';
import { welcomeText } from './welcome.ts';

/** A killed predecessor's parts are given this long to go. */
const leftoverPatienceMs = 12_000;

/** `npm start`: everything on one machine, until it is told to stop. */
async function start(stopping: AbortSignal, progress: Progress): Promise<void> {
  const began = Date.now();
  const settings = readSettings(process.env);
  let lock: Lock | undefined;
  try {
    lock = takeLock(join(settings.DATA_DIR, 'running.json'));
    const secrets = openSecrets(join(settings.DATA_DIR, 'secrets.json'));
    const environment = environmentFor(settings, secrets, process.env);
    const { publicUrl } = loadConfig(environment).http;
    const parts = planParts({ settings, secrets, environment });
    await checkPorts(parts, settings, lock.wasAbandoned ? leftoverPatienceMs : 0);

    const stack = await bringUp(parts, { progress, signal: stopping });
    progress.note(await welcomeText(settings, secrets, { publicUrl, readyAfterMs: Date.now() - began }));
    await aborted(stopping);
    progress.note('\nStopping.');
    await stack.stop();
    progress.note('Everything has stopped. The data are kept.');
  } finally {
    await stopRemaining();
    lock?.release();
  }
}

/** The first signal asks everything to stop in order; a second one does not wait for that. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort();
    });
  }
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

const progress = createProgress();
try {
  await start(stopSignal(), progress);
} catch (error) {
  process.exitCode = 1;
  const expected = error instanceof StackFault || error instanceof ConfigError;
  progress.note(`\n${expected ? error.message : messageOf(error)}`);
  if (error instanceof StackFault) for (const line of error.lastLines) progress.note(`    ${line}`);
} finally {
  progress.end();
  process.exit();
}
