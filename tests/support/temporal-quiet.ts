import { inspect } from 'node:util';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Said of every worker that only runs activities, and of every test server. */
const expected = /No workflows registered|did not advertise the/;

/**
 * Workers of a test say only what is wrong, and not what the test provokes. Once per process, before the first worker
 * or environment.
 */
export function quietWorkers(provoked?: RegExp): void {
  const logger = new DefaultLogger('WARN', (entry) => {
    if (expected.test(entry.message) || provoked?.test(entry.message) === true) return;
    process.stderr.write(`${entry.level} ${entry.message} ${inspect(entry.meta)}\n`);
  });
  const logging = { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} };
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging } });
}
