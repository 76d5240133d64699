import { inspect } from 'node:util';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Said of every worker that only runs activities, and of every test server. */
const expected = /No workflows registered|did not advertise the/;

/** What the running test file provokes; files that follow one another in a process share its runtime. */
let provokedNow: RegExp | undefined;
let isInstalled = false;

/**
 * Workers of a test say only what is wrong, and not what the test provokes. Before the first worker or environment of a
 * test file.
 */
export function quietWorkers(provoked?: RegExp): void {
  provokedNow = provoked;
  if (isInstalled) return;
  isInstalled = true;
  const logger = new DefaultLogger('WARN', (entry) => {
    if (expected.test(entry.message) || provokedNow?.test(entry.message) === true) return;
    process.stderr.write(`${entry.level} ${entry.message} ${inspect(entry.meta)}\n`);
  });
  const logging = { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} };
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging } });
}
