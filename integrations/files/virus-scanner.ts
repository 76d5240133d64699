import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { FileInfected } from './store.ts';

/** Says whether a file on the disk may be kept. Throws `FileInfected`, and `ScannerAway` while nobody can say. */
export type VirusScanner = (path: string) => Promise<void>;

/** The scanner gave no verdict: the file is not kept, and the sender tries again later. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';
}

const verdictWithinMs = 60_000;

/**
 * Asks a ClamAV daemon by its INSTREAM command: chunks, each after its length in four bytes, and a zero at the end.
 * @param address `host:port`, or the path of a local socket.
 */
export function createClamdScanner(address: string): VirusScanner {
  return async (path) => {
    const verdict = await ask(address, path).catch((error: unknown) => {
      throw new ScannerAway('The virus scanner did not answer.', { cause: error });
    });
    if (/^stream: OK\0?$/.test(verdict.trim())) return;
    const found = /^stream: (.+) FOUND/.exec(verdict)?.[1];
    if (found !== undefined) throw new FileInfected(found);
    throw new ScannerAway(`The virus scanner answered “${verdict.trim()}”.`);
  };
}

async function ask(address: string, path: string): Promise<string> {
  const socket = connect(address);
  socket.setTimeout(verdictWithinMs, () => socket.destroy(new Error('no verdict in time')));
  try {
    const verdict = text(socket);
    // Awaited below; the daemon may already hang up while the file is being sent.
    verdict.catch(() => undefined);
    await send(socket, 'zINSTREAM\0');
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      await send(socket, lengthOf(chunk.byteLength));
      await send(socket, chunk);
    }
    await send(socket, lengthOf(0));
    return await verdict;
  } finally {
    socket.destroy();
  }
}

function connect(address: string): Socket {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
  return host === undefined ? createConnection(address) : createConnection(Number(port), host);
}

function send(socket: Socket, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error == null ? resolve() : reject(error)));
  });
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
