import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Config } from '../config.ts';

function addressOf(temporal: Config['temporal']) {
  return {
    address: temporal.address,
    ...(temporal.tls ? { tls: true } : {}),
    ...(temporal.apiKey === undefined ? {} : { apiKey: temporal.apiKey }),
  };
}

/** A client that connects when it is first used: a process may start before Temporal does. */
export function createTemporalClient(temporal: Config['temporal']): Client {
  return new Client({ connection: Connection.lazy(addressOf(temporal)), namespace: temporal.namespace });
}

/** The connection a worker polls on. @throws when Temporal does not answer. */
export function connectWorker(temporal: Config['temporal']): Promise<NativeConnection> {
  return NativeConnection.connect(addressOf(temporal));
}
