import type { Logger } from 'pino';
import type { Database } from '../../db/client.ts';
import {
  closeDigest,
  enqueueDigests,
  leaseDigest,
  markDigestUnsent,
  type DueDigest,
} from '../../db/queries/digests.ts';
import { listCalendarsInUse } from '../../db/queries/calendars.ts';
import { isDigestTime } from '../../domain/digest.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { MailRejected, MailUnavailable, type Mailer } from '../../integrations/mail/mailer.ts';
import { startPump, type Pump } from '../pump.ts';
import { composeDigest } from './compose-digest.ts';
import { readDigest } from './read-digest.ts';

export interface DigestSending {
  readonly db: Database;
  readonly mailer: Mailer;
  /** Where the console is, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Logger;
  /** What time it is. */
  readonly now: () => Date;
}

/** The morning begins when nobody calls. */
const restMs = 60_000;
const batchSize = 30;

/**
 * Sends the morning's mails of units that work today, while it is morning; answers how many were taken up. Each goes to
 * one person on one day once: who is to have one is a row, and a sender that dies before taking down that the mail
 * server took it leaves it to be sent again under the same Message-ID.
 */
export async function sendDigests(sending: DigestSending): Promise<number> {
  const now = sending.now().toISOString();
  const calendars = (await listCalendarsInUse(sending.db)).filter(({ content }) => isDigestTime(content, now));
  if (calendars.length === 0) return 0;
  const onDate = localDateOf(now);
  const unitCodes = calendars.flatMap(({ units }) => units.map(({ code }) => code));
  await enqueueDigests(sending.db, unitCodes, onDate);
  for (let taken = 0; taken < batchSize; taken += 1) {
    const digest = await leaseDigest(sending.db, onDate);
    if (digest === undefined) return taken;
    await sendOne(sending, digest, now);
  }
  return batchSize;
}

async function sendOne({ db, mailer, publicUrl, log }: DigestSending, digest: DueDigest, now: string): Promise<void> {
  const about = { accountId: digest.accountId, onDate: digest.onDate };
  try {
    const { name, email, sections } = await readDigest(db, digest, now);
    if (sections.length > 0) {
      const words = composeDigest({ name, onDate: digest.onDate, sections }, publicUrl);
      const messageId = `digest:${digest.onDate}:${digest.accountId}`;
      await mailer.send({ to: email, messageId, attachments: [], ...words });
    }
    await closeDigest(db, digest, sections.length > 0 ? 'sent' : 'empty');
  } catch (error) {
    if (error instanceof MailRejected) {
      log.warn({ ...about, err: error }, 'A morning’s mail was rejected');
      await closeDigest(db, digest, 'rejected');
      return;
    }
    log[error instanceof MailUnavailable ? 'warn' : 'error'](
      { ...about, err: error },
      'A morning’s mail was not sent yet',
    );
    await markDigestUnsent(db, digest, error instanceof Error ? error.message : String(error));
  }
}

/** Keeps sending the morning's mails. */
export function startDigests(sending: Omit<DigestSending, 'now'>): Pick<Pump, 'stop'> {
  return startPump({
    name: 'digests',
    work: () => sendDigests({ ...sending, now: () => new Date() }),
    idleMs: restMs,
    log: sending.log,
  });
}
