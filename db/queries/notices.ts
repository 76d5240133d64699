import { and, asc, eq, gt, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';
import { letters, notices } from '../schema/index.ts';
import { tryAgainAt } from './try-again.ts';

/** A mail that is due, for whoever leased it. */
export type DueNotice = typeof notices.$inferSelect;

/** Longer than one mail takes at its slowest. If the sender dies, the mail is free again after this long. */
const leaseSeconds = 180;

/** How long a mail waits for the letter that goes with it; then it goes without. */
const letterWaitMinutes = 5;

const earlier = alias(notices, 'earlier');

/**
 * Takes one mail that is due, for this caller alone until the lease runs out. The mails of a dossier go one after the
 * other, so that nobody is thanked for paying before being asked to; one that cannot be sent holds up the later ones
 * for a day at most. A mail whose letter is being made is not due before the letter is there.
 */
export async function leaseNotice(db: Database): Promise<DueNotice | undefined> {
  const earlierOfDossier = db
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.dossierId, notices.dossierId),
        eq(earlier.status, 'waiting'),
        or(
          lt(earlier.eventSeq, notices.eventSeq),
          // The steps of one refund, whose mails name no event: `refund:<id>:<kind>`.
          and(
            isNull(notices.eventSeq),
            eq(sql`split_part(${earlier.key}, ':', 2)`, sql`split_part(${notices.key}, ':', 2)`),
            lt(earlier.createdAt, notices.createdAt),
          ),
        ),
        gt(earlier.createdAt, sql`now() - interval '1 day'`),
      ),
    );
  const letterInTheMaking = db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        eq(letters.dossierId, notices.dossierId),
        eq(letters.eventSeq, notices.eventSeq),
        eq(letters.status, 'waiting'),
        gt(letters.createdAt, sql`now() - make_interval(mins => ${letterWaitMinutes})`),
      ),
    );
  const due = db
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.status, 'waiting'),
        lte(notices.nextAttemptAt, sql`now()`),
        notExists(earlierOfDossier),
        notExists(letterInTheMaking),
      ),
    )
    .orderBy(asc(notices.nextAttemptAt), asc(notices.createdAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [leased] = await db
    .update(notices)
    .set({
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${notices.attempts} + 1`,
    })
    .where(sql`${notices.id} = ${due}`)
    .returning();
  return leased;
}

/** Takes down that the mail server has taken a mail. */
export async function markNoticeSent(db: Database, id: string): Promise<void> {
  await db
    .update(notices)
    .set({ status: 'sent', sentAt: sql`now()`, lastError: null })
    .where(eq(notices.id, id));
}

/** Takes down that a mail can never be sent. */
export async function markNoticeRejected(db: Database, id: string, error: string): Promise<void> {
  await db
    .update(notices)
    .set({ status: 'rejected', lastError: error.slice(0, 500) })
    .where(eq(notices.id, id));
}

/** Takes down that a mail was not sent yet; it is due again after a growing while, at most ten minutes. */
export async function markNoticeUnsent(db: Database, id: string, error: string): Promise<void> {
  await db
    .update(notices)
    .set({
      nextAttemptAt: tryAgainAt(notices.attempts, 600),
      lastError: error.slice(0, 500),
    })
    .where(eq(notices.id, id));
}
