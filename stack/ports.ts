import { connect, createServer } from 'node:net';

/**
 * Ports that a system does not give to outgoing connections by itself (Linux: from 32768, others: from 49152). One of
 * those could be taken by any connection between being found free here and being listened on.
 */
const lowestPort = 15_000;
const highestPort = 32_000;

/** Processes that look for ports at the same time begin at different ones. */
let nextPort = lowestPort + ((process.pid * 50) % (highestPort - lowestPort));

/**
 * A TCP port of this machine that nothing listens on right now, and that was not answered before.
 * @throws Error when there is none.
 */
export async function freePort(): Promise<number> {
  for (let tried = lowestPort; tried <= highestPort; tried++) {
    const port = nextPort;
    nextPort = port === highestPort ? lowestPort : port + 1;
    if (await isPortFree(port)) return port;
  }
  throw new Error(`Every port from ${lowestPort} to ${highestPort} is in use`);
}

/** Whether a program of ours could listen on this port, on every interface. */
export async function isPortFree(port: number): Promise<boolean> {
  const hosts = ['127.0.0.1', '0.0.0.0', '::'];
  for (const host of hosts) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/** Whether something answers at this address within `timeoutMs`. */
export async function accepts(host: string, port: number, timeoutMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('timeout', () => {
      answer(false);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}

/** Whether this address answers with success. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false; // Not listening yet.
  }
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
