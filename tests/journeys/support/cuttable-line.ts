import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The line between a browser and a server, which can be cut. */
export interface CuttableLine {
  readonly url: string;
  /** How many bytes the browser has sent so far. */
  sentBytes(): number;
  /** Lets so many more bytes through and is then dead until it is mended. */
  cutAfter(bytes: number): void;
  /** Resolves once the line is dead. */
  readonly untilCut: () => Promise<void>;
  mend(): void;
  close(): Promise<void>;
}

/** A line to a server that listens on a port of this machine, given once it is known. */
export async function openCuttableLine(): Promise<CuttableLine & { leadTo(port: number): void }> {
  const sockets = new Set<Socket>();
  let target = 0;
  let sent = 0;
  let left = Infinity;
  let tell: () => void = () => undefined;
  let cut = new Promise<void>((resolve) => (tell = resolve));
  const server = createServer((browser) => {
    if (left <= 0) {
      browser.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        browser.destroy();
        upstream.destroy();
      });
    }
    upstream.pipe(browser);
    browser.on('data', (chunk) => {
      const through = chunk.subarray(0, Math.min(left, chunk.byteLength));
      left -= through.byteLength;
      sent += through.byteLength;
      upstream.write(through);
      if (left > 0) return;
      // What has come is with the server before the line is gone.
      upstream.end();
      browser.destroy();
      tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(port) {
      target = port;
    },
    sentBytes: () => sent,
    cutAfter(bytes) {
      cut = new Promise<void>((resolve) => (tell = resolve));
      left = bytes;
    },
    untilCut: () => cut,
    mend() {
      left = Infinity;
    },
    close() {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
