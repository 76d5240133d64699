import { setTimeout as wait } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { bookings, refunds } from '../../db/schema/index.ts';
import type { BankClient } from './bank-client.ts';

interface Around {
  readonly db: Database;
  readonly bank: BankClient;
}

/**
 * Waits until nothing is on its way any more: no notification, no message to Temporal, no attempt that will soon be
 * asked about, no refund, no receipt. Answers what still is when the time is over; nothing when all has come to rest.
 */
export async function untilAtRest(of: Around, withinMs: number): Promise<string[]> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const underWay = await listUnderWay(of);
    if (underWay.length === 0 || Date.now() > deadline) return underWay;
    await wait(1000);
  }
}

async function listUnderWay(of: Around): Promise<string[]> {
  const { db, bank } = of;
  const notifications = (await bank.transactions()).filter(({ ipn }) => ipn.nextAt !== undefined);
  const rows = await db.execute<{ what: string }>(sql`
    select 'message ' || key || ' ' || coalesce(last_error, '') as what from outbox where delivered_at is null
    union all
    select 'attempt ' || ref || ' is to be asked about' from payment_attempts
      where next_check_at < now() + interval '1 hour'
    union all
    select 'refund ' || id || ' is ' || status from refunds where status in ('requested', 'approved')
    union all
    select 'receipt ' || id || ' is to be printed' from receipts where next_attempt_at is not null
    union all
    select 'order ' || o.id || ' is paid and its dossier does not know' from payment_orders o
      join dossiers d on d.id = o.dossier_id
      where o.status = 'paid' and d.status = 'payment_requested'`);
  return [
    ...notifications.map(({ txnRef }) => `notification of ${txnRef}`),
    ...rows.map(({ what }) => what),
    ...(await listSentRefunds(of)).filter(({ isLost }) => !isLost).map(({ ref }) => `refund of ${ref}`),
  ];
}

/** Sent refunds that never reached the bank: nobody sends them again, and a person gets them after days of asking. */
export async function listLostRefunds(of: Around): Promise<string[]> {
  return (await listSentRefunds(of)).filter(({ isLost }) => isLost).map(({ ref }) => ref);
}

/** Longer than a worker that died with a call under way keeps anyone waiting. */
const lostAfterMs = 45_000;

async function listSentRefunds({ db, bank }: Around) {
  const sent = await db
    .select({ id: refunds.id, ref: bookings.reference, sentAt: refunds.sentAt })
    .from(refunds)
    .innerJoin(bookings, eq(bookings.id, refunds.bookingId))
    .where(eq(refunds.status, 'sent'));
  if (sent.length === 0) return [];
  const known = new Set((await bank.transactions()).flatMap(({ refunds: given }) => given.map((one) => one.requestId)));
  return sent.map(({ id, ref, sentAt }) => ({
    ref,
    isLost: !known.has(id.replaceAll('-', '')) && Date.parse(sentAt ?? '') < Date.now() - lostAfterMs,
  }));
}
