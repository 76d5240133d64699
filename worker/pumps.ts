import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { GatewayActivities } from '../activities/gateway.ts';
import type { OpenDatabase } from '../db/client.ts';
import type { Mailer } from '../integrations/mail/mailer.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { sendNotices } from './notices/send-notices.ts';
import { startPump } from './pump.ts';
import { recheckPayments } from './recheck-payments.ts';

export interface PumpDependencies {
  readonly database: OpenDatabase;
  readonly client: Client;
  readonly mailer: Mailer;
  readonly log: Logger;
  readonly taskQueue: string;
  readonly publicUrl: string;
  readonly gatewayActivities: GatewayActivities;
}

/** How long a pump rests when nobody calls it: bounds the delay when a call of PostgreSQL gets lost. */
const restMs = 2000;
const recheckEveryMs = 60_000;

/**
 * Starts what carries things out of the database: messages to Temporal, mails to applicants, questions to the gateway.
 * Any number of processes may run them side by side.
 */
export async function startPumps(deps: PumpDependencies): Promise<{ stop(): Promise<void> }> {
  const { database, client, mailer, log, taskQueue, publicUrl } = deps;
  const { db, sql } = database;
  const outbox = startPump({
    name: 'outbox',
    work: () => deliverOutbox({ db, client, taskQueue, log }),
    idleMs: restMs,
    log,
  });
  const notices = startPump({
    name: 'notices',
    work: () => sendNotices({ db, mailer, publicUrl, log }),
    idleMs: restMs,
    log,
  });
  const payments = startPump({
    name: 'payments',
    work: () => recheckPayments({ db, activities: deps.gatewayActivities, log }),
    idleMs: recheckEveryMs,
    log,
  });
  const calls = await sql.listen('outbox', () => outbox.wake());
  const events = await sql.listen('dossier', () => notices.wake());
  return {
    stop: async () => {
      await Promise.all([calls.unlisten(), events.unlisten()]);
      await Promise.all([outbox.stop(), notices.stop(), payments.stop()]);
    },
  };
}
