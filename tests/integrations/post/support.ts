import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ParcelOrder } from '../../../integrations/post/carrier.ts';

export const keys = {
  customerKey: 'motcua-test',
  secret: 'a-secret-for-tests-only',
  callbackSecret: 'a-callback-secret-for-tests-only',
} as const;

export function sampleOrder(changes: Partial<ParcelOrder> = {}): ParcelOrder {
  return {
    orderNumber: 'H99-260105-0001-d1',
    direction: 'deliver',
    sender: {
      name: 'Bộ phận Một cửa mẫu',
      phone: '0900000001',
      addressLine: 'Số 1 đường Mẫu',
      communeCode: '23293',
      provinceCode: '51',
    },
    receiver: {
      name: 'Người Dân Mẫu',
      phone: '0900000002',
      addressLine: 'Số 2 đường Thử',
      communeCode: '23377',
      provinceCode: '51',
    },
    weightGrams: 120,
    cashOnDeliveryVnd: 0,
    note: 'Trả kết quả',
    ...changes,
  };
}

export async function makeTemporaryDirectory(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'motcua-post-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

interface ReceivedCallback {
  readonly body: string;
  readonly signature: string | undefined;
}

/** A customer's end of the callbacks: keeps what arrives and answers as told. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly ReceivedCallback[];
  /** Resolves once so many callbacks have arrived in all. */
  arrivals(count: number): Promise<readonly ReceivedCallback[]>;
  answerWith(status: number): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedCallback[] = [];
  const waiting = new Set<() => void>();
  let status = 200;
  const { url, close } = await serve(
    createServer((request, response) => {
      void text(request).then((body) => {
        const signature = request.headers['x-post-signature'];
        response.writeHead(status).end();
        received.push({ body, signature: Array.isArray(signature) ? signature[0] : signature });
        waiting.forEach((check) => check());
      });
    }),
  );
  return {
    url: `${url}/post/events`,
    received,
    arrivals: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (received.length < count) return;
          waiting.delete(check);
          resolve(received.slice(0, count));
        };
        waiting.add(check);
        check();
      }),
    answerWith: (next) => void (status = next),
    close,
  };
}

/** Listens on any free port of this machine. */
export async function serve(server: Server): Promise<{ url: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Pulls a string of the sandbox's control endpoint; fails loudly when it is refused. */
export async function control(postUrl: string, path: string, body: unknown = {}): Promise<Response> {
  const response = await fetch(`${postUrl}/control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`/control${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
