import express from 'express';
import type { RequestHandler } from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Bank } from './bank.ts';
import { control } from './control.ts';
import { Ledger } from './ledger.ts';
import { merchantApi } from './merchant-api.ts';
import { Notifier } from './notifier.ts';
import { paymentPages } from './payment-pages.ts';
import { PayoutCounter } from './payouts/counter.ts';
import { payoutControl, payoutPages } from './payouts/routes.ts';
import { TransferDesk } from './transfers/desk.ts';
import { transferControl, transferPages } from './transfers/routes.ts';

const optionsSchema = z.object({
  dataDir: z.string().min(1),
  terminalCode: z.string().regex(/^[A-Za-z0-9]{8}$/, 'expected 8 letters and digits'),
  hashSecret: z.string().min(16),
  ipnUrl: z.url(),
  port: z.int().min(0).max(65535).default(0),
  host: z.string().default('127.0.0.1'),
  publicUrl: z.url().optional(),
  retryMs: z.int().positive().default(5000),
  callTimeoutMs: z.int().positive().default(10_000),
  refundMs: z.int().nonnegative().default(3000),
  transferUrl: z.url().optional(),
  transferSecret: z.string().min(16).optional(),
});

/**
 * `dataDir` keeps the ledger; `ipnUrl` is the merchant's; `retryMs` passes between IPN calls (5 minutes at the real
 * gateway); `refundMs` is how long a refund takes to reach the payer; `transferUrl` is told of transfers between
 * accounts, signed with `transferSecret`; `publicUrl` is where browsers see the bank, when
 * that is not where it listens.
 */
export type SandboxBankOptions = z.input<typeof optionsSchema>;

export interface SandboxBank {
  /** Starts to listen and to make the IPN calls that are due. Port 0 takes a free one. */
  listen(port?: number): Promise<void>;
  close(): Promise<void>;
  /** The address without a slash at its end; known once it listens. */
  readonly url: string;
}

/**
 * A bank that speaks VNPay 2.1.0 to one merchant and moves no money. Payments live in `dataDir` and survive a kill.
 * @throws ZodError naming each option that is missing or wrong; Error when the ledger in `dataDir` is damaged.
 */
export function createSandboxBank(options: SandboxBankOptions): SandboxBank {
  const settings = optionsSchema.parse(options);
  const ledger = new Ledger(settings.dataDir);
  const notifier = new Notifier({ ...settings, ledger });
  const baseUrl = settings.publicUrl?.replace(/\/$/, '') ?? '';
  const desk = new TransferDesk({
    ...settings,
    url: settings.transferUrl,
    secret: settings.transferSecret ?? settings.hashSecret,
  });
  const counter = new PayoutCounter({ ...settings, ledger, desk });
  const bank: Bank = { ...settings, baseUrl, ledger, notifier };

  const app = express();
  app.disable('x-powered-by');
  app.use('/paymentv2', outage(bank), paymentPages(bank));
  app.use('/merchant_webapi', outage(bank), merchantApi(bank));
  app.use('/transfers', transferPages(desk));
  app.use('/payouts', payoutPages(counter));
  app.use('/control/transfers', transferControl(desk));
  app.use('/control/payouts', payoutControl(counter));
  app.use('/control', control(bank));
  // Whoever keeps a connection through a busy moment of its own does not find it closed at its next call.
  const server = createServer({ keepAliveTimeout: 60_000 }, app);
  let url = '';

  return {
    async listen(port = settings.port) {
      server.listen(port, settings.host);
      await once(server, 'listening');
      const { port: taken } = server.address() as AddressInfo;
      url = baseUrl || `http://${settings.host}:${taken}`;
      notifier.resume();
      desk.resume();
    },
    async close() {
      notifier.close();
      desk.close();
      if (server.listening) {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }
      ledger.close();
    },
    get url() {
      return url;
    },
  };
}

/** The gateway is down or hangs, when it was told to. */
function outage(bank: Bank): RequestHandler {
  return (_request, response, next) => {
    switch (bank.ledger.globalMisbehaviour().gateway) {
      case 'down':
        response.status(503).type('text').send('The sandbox bank was told to be down.');
        return;
      case 'hang':
        return;
      case undefined:
        next();
    }
  };
}
