import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Said of every worker that only runs activities, and of every test server. */
const expected = /No workflows registered|did not advertise the/;

/** Workers of a test say only what is wrong. Once per process, before the first worker or environment. */
export function quietWorkers(): void {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    if (!expected.test(message)) process.stderr.write(`${level} ${message} ${JSON.stringify(meta)}\n`);
  });
  const logging = { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} };
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging } });
}
