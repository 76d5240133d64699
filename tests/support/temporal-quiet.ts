import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Said of every worker that only runs activities, and of every test server. */
const expected = /No workflows registered|did not advertise the/;

/**
 * Workers of a test say only what is wrong: from warnings on, or errors where warnings are what the test provokes. Once
 * per process, before the first worker or environment.
 */
export function quietWorkers(level: 'WARN' | 'ERROR' = 'WARN'): void {
  const logger = new DefaultLogger(level, (entry) => {
    if (expected.test(entry.message)) return;
    process.stderr.write(`${entry.level} ${entry.message} ${JSON.stringify(entry.meta)}\n`);
  });
  const logging = { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} };
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging } });
}
