import { Runtime, type RuntimeOptions } from '@temporalio/worker';
import type { Logger } from 'pino';

/** What the SDK and the workflows say, by the SDK's name of the level. */
type TemporalLogger = NonNullable<RuntimeOptions['logger']>;
type TemporalLevel = Parameters<TemporalLogger['log']>[0];

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  TemporalLevel,
  string
>;

export interface RuntimeSettings {
  readonly log: Logger;
  /** Where Prometheus finds the metrics of the SDK, `ip:port`; without it there are none. */
  readonly metricsAddress: string | undefined;
}

/**
 * Sets up Temporal's SDK for this process, once and before its first worker: its own lines, those of its native part and
 * those of workflows and activities become lines of our log, and its metrics are served where asked.
 * @throws Error when nothing can listen at `metricsAddress`.
 */
export function installRuntime({ log, metricsAddress }: RuntimeSettings): void {
  Runtime.install({
    logger: speakThrough(log),
    // Signals are ours to hear: pumps and connections have to end after the workers.
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(metricsAddress === undefined ? {} : { metrics: { prometheus: { bindAddress: metricsAddress } } }),
    },
  });
}

/** Our log in the shape the SDK wants. What it calls `error` is our `err`, or the log would show `{}`. */
function speakThrough(log: Logger): TemporalLogger {
  const say = (level: TemporalLevel, message: string, meta: Readonly<Record<string | symbol, unknown>> = {}): void => {
    const { error, ...attributes } = meta;
    log[levels[level]](error === undefined ? attributes : { ...attributes, err: error }, message);
  };
  return {
    log: say,
    trace: (message, attributes) => say('TRACE', message, attributes),
    debug: (message, attributes) => say('DEBUG', message, attributes),
    info: (message, attributes) => say('INFO', message, attributes),
    warn: (message, attributes) => say('WARN', message, attributes),
    error: (message, attributes) => say('ERROR', message, attributes),
  };
}
