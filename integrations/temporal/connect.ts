import { Client, Connection } from '@temporalio/client';

/** Where Temporal is and how to be let in. */
export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  readonly tls: boolean;
  readonly apiKey: string | undefined;
}

/** The options both kinds of connection take. */
export function connectionOptions({ address, tls, apiKey }: TemporalSettings) {
  return { address, ...(tls ? { tls: true } : {}), ...(apiKey === undefined ? {} : { apiKey }) };
}

/** A client that connects when it is first used: a process may start before Temporal does. */
export function createTemporalClient(settings: TemporalSettings): Client {
  return new Client({ connection: Connection.lazy(connectionOptions(settings)), namespace: settings.namespace });
}
