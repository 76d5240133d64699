import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openBook } from './book.ts';
import { createCallbackSender } from './callbacks.ts';
import { createCarrierApi } from './carrier-routes.ts';
import { createControlRoutes } from './control-routes.ts';
import { createFaults } from './faults.ts';
import { createOffice } from './office.ts';
import { createPageRoutes } from './page-routes.ts';

export interface SandboxPostOptions {
  /** Where everything is kept; created when it is not there. One server at a time. */
  readonly dataDir: string;
  readonly customerKey: string;
  readonly secret: string;
  readonly callbackSecret: string;
  /** Where callbacks go. Without one they wait for `sendCallbacksTo`. */
  readonly callbackUrl?: string | undefined;
  /** How long to wait after a callback that was not accepted. 2 s by default. */
  readonly retryMs?: number;
  /** After how long a parcel takes its next step by itself. 0, the default, leaves that to people. */
  readonly autoAdvanceMs?: number;
  /** How long a token is good for. An hour by default. */
  readonly tokenSeconds?: number;
  /** The address to listen on. This machine only by default. */
  readonly host?: string;
}

export interface SandboxPost {
  /** Starts serving and telling. Port 0 takes any free one. Answers the address. */
  listen(port: number): Promise<string>;
  /** Callbacks go there from now on, for when the receiver's address is known only after the start. */
  sendCallbacksTo(url: string): void;
  close(): Promise<void>;
  /** Once listening. The carrier's API is at this very address, the page at `/`, the control endpoint at `/control`. */
  readonly url: string;
}

/** A sandbox of the public post, written against the wire protocol. A restart, even after a kill, finds everything. */
export function createSandboxPost(options: SandboxPostOptions): SandboxPost {
  const { retryMs = 2_000, autoAdvanceMs = 0, tokenSeconds = 3_600, host = '127.0.0.1' } = options;
  let callbackUrl = options.callbackUrl;
  const sendCallbacksTo = (url: string): void => void (callbackUrl = url);

  const book = openBook(options.dataDir);
  const sender = createCallbackSender(book, {
    callbackSecret: options.callbackSecret,
    retryMs,
    getUrl: () => callbackUrl,
  });
  const office = createOffice(book, sender, autoAdvanceMs);
  const faults = createFaults();
  const carrierApi = createCarrierApi({ ...options, tokenSeconds }, office, book, faults);

  const app = express();
  app.disable('x-powered-by');
  app.use(createPageRoutes(book, office));
  app.use('/control', createControlRoutes({ book, office, faults, carrierApi, sendCallbacksTo }));
  app.use(carrierApi.routes);
  const server = createServer(app);

  const getUrl = (): string => {
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('The sandbox post is not listening.');
    return `http://${host}:${address.port}`;
  };

  return {
    async listen(port) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, host, resolve);
      });
      office.start();
      return getUrl();
    },
    sendCallbacksTo,
    async close() {
      office.close();
      await sender.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      book.close();
    },
    get url() {
      return getUrl();
    },
  };
}
