import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { GatewayActivities } from '../activities/gateway.ts';
import type { OpenDatabase } from '../db/client.ts';
import type { Retention } from '../domain/retention.ts';
import type { FileStore } from '../integrations/files/store.ts';
import type { Mailer } from '../integrations/mail/mailer.ts';
import type { PushService } from '../integrations/push/push-service.ts';
import type { Printer } from '../integrations/pdf/document.ts';
import { startAuditChecks } from './check-audit-log.ts';
import { startCovering } from './cover-absences.ts';
import { startDatedWork } from './dated-work.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { startDigests } from './digest/send-digests.ts';
import { startReporting } from './exports/start-reporting.ts';
import { makeLetters } from './letters/make-letters.ts';
import type { SignedLinks } from '../integrations/files/signed-links.ts';
import { sendNotices } from './notices/send-notices.ts';
import { startPump } from './pump.ts';
import { makeReceipts } from './receipts/make-receipts.ts';
import { recheckPayments } from './recheck-payments.ts';

export interface PumpDependencies {
  readonly database: OpenDatabase;
  readonly client: Client;
  readonly mailer: Mailer;
  readonly files: FileStore;
  readonly push?: PushService | undefined;
  readonly printer: Printer;
  readonly log: Logger;
  readonly taskQueue: string;
  readonly publicUrl: string;
  /** For results that mails link to; none while such links are off. */
  readonly links?: SignedLinks | undefined;
  readonly gatewayActivities: GatewayActivities;
  readonly recheckMs: number;
  readonly retention: Retention;
}

/** How long a pump rests when nobody calls it: bounds the delay when a call of PostgreSQL gets lost. */
const restMs = 2000;

/**
 * Starts what carries things out of the database: messages to Temporal, letters, mails to applicants, questions
 * to the gateway; what moves the tasks of the absent to their substitutes; the morning's mails to staff; and what is due
 * by its date (docs/decisions/0019).
 * Any number of processes may run them side by side.
 */
export async function startPumps(deps: PumpDependencies): Promise<{ stop(): Promise<void> }> {
  const { database, client, mailer, files, printer, log, taskQueue, publicUrl } = deps;
  const { db, sql } = database;
  const outbox = startPump({
    name: 'outbox',
    work: () => deliverOutbox({ db, client, taskQueue, log, askAfterMs: deps.recheckMs / 15 }),
    idleMs: restMs,
    log,
  });
  const letters = startPump({
    name: 'letters',
    work: () => makeLetters({ db, files, printer, publicUrl, log }),
    idleMs: restMs,
    log,
  });
  const receipts = startPump({
    name: 'receipts',
    work: () => makeReceipts({ db, files, printer, publicUrl, log }),
    idleMs: restMs,
    log,
  });
  const notices = startPump({
    name: 'notices',
    work: () => sendNotices({ db, mailer, files, push: deps.push, links: deps.links, publicUrl, log }),
    idleMs: restMs,
    log,
  });
  const payments = startPump({
    name: 'payments',
    work: () => recheckPayments({ db, activities: deps.gatewayActivities, log, restMs: deps.recheckMs / 3 }),
    idleMs: deps.recheckMs / 15,
    log,
  });
  const datedWork = startDatedWork({ db, files, retention: deps.retention, log });
  const digests = startDigests({ db, mailer, publicUrl, log });
  const covering = await startCovering(database, log);
  const auditChecks = await startAuditChecks(database, log);
  const reporting = await startReporting(database, { files, log });
  const calls = await sql.listen('outbox', () => outbox.wake());
  const events = await sql.listen('dossier', () => {
    letters.wake();
    receipts.wake();
    notices.wake();
  });
  return {
    stop: async () => {
      await Promise.all([calls.unlisten(), events.unlisten()]);
      await Promise.all([
        outbox.stop(),
        letters.stop(),
        notices.stop(),
        payments.stop(),
        receipts.stop(),
        datedWork.stop(),
        digests.stop(),
        covering.stop(),
        reporting.stop(),
        auditChecks.stop(),
      ]);
    },
  };
}
