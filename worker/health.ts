import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Worker } from '@temporalio/worker';

/** Where to listen. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

type Watched = Pick<Worker, 'getState' | 'options'>;

/**
 * Answers whoever keeps this process running, on the API's paths: `/healthz` while it is alive, `/readyz` with 200 while
 * every worker takes work, otherwise 503 (still starting, or finishing). Neither asks Temporal: a server that is away
 * comes back, and a restart of ours would not bring it.
 * @throws Error when nothing can listen there.
 */
export async function serveHealth(
  { host, port }: ListenAddress,
  workersNow: () => readonly Watched[],
): Promise<{ close(): void }> {
  const server = createServer((request, response) => {
    const workers = workersNow().map((worker) => ({ taskQueue: worker.options.taskQueue, state: worker.getState() }));
    const isReady = workers.length > 0 && workers.every(({ state }) => state === 'RUNNING');
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/healthz') answer(200, { status: 'ok' });
    else if (request.url === '/readyz') answer(isReady ? 200 : 503, { status: isReady ? 'ok' : 'notReady', workers });
    else answer(404, { status: 'notFound' });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
