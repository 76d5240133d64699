import { and, desc, eq, notInArray } from 'drizzle-orm';
import type { Database, Queryable } from '../client.ts';
import { accounts, dossiers, notices, pushes, pushSubscriptions } from '../schema/index.ts';

export interface PushSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** As many browsers as one person plausibly uses; a further one takes the place of the oldest. */
const maxPerAccount = 10;

/** From now on this browser is told of the account's news, and of nobody else's who used it before. */
export async function keepPushSubscription(db: Database, accountId: string, given: PushSubscription): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(pushSubscriptions)
      .values({ accountId, ...given })
      .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: { accountId, ...given } });
    const newest = tx
      .select({ id: pushSubscriptions.id })
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.accountId, accountId))
      .orderBy(desc(pushSubscriptions.createdAt), desc(pushSubscriptions.id))
      .limit(maxPerAccount);
    await tx
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.accountId, accountId), notInArray(pushSubscriptions.id, newest)));
  });
}

/** This browser of the account is told nothing any more. Nothing happens when it was not. */
export async function dropPushSubscription(db: Queryable, accountId: string, endpoint: string): Promise<void> {
  await db
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.accountId, accountId), eq(pushSubscriptions.endpoint, endpoint)));
}

/** Forgets a browser its push service no longer knows. */
export async function forgetPushSubscription(db: Queryable, id: string): Promise<void> {
  await db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
}

export type PushToSend = PushSubscription & {
  readonly id: string;
  readonly code: string | null;
  readonly locale: 'vi' | 'en';
};

/**
 * The browsers that are to be told of a notice and have not been taken here before: each is answered once, whoever
 * asks how often. A push that is lost afterwards is not repeated; the mail says the same.
 */
export async function takePushes(db: Database, noticeId: string): Promise<PushToSend[]> {
  return db.transaction(async (tx) => {
    const wanted = await tx
      .select({
        id: pushSubscriptions.id,
        endpoint: pushSubscriptions.endpoint,
        p256dh: pushSubscriptions.p256dh,
        auth: pushSubscriptions.auth,
        code: dossiers.code,
        locale: accounts.locale,
      })
      .from(notices)
      .innerJoin(dossiers, eq(dossiers.id, notices.dossierId))
      .innerJoin(accounts, eq(accounts.id, dossiers.accountId))
      .innerJoin(pushSubscriptions, eq(pushSubscriptions.accountId, accounts.id))
      .where(eq(notices.id, noticeId))
      .for('share', { of: pushSubscriptions });
    if (wanted.length === 0) return [];
    const fresh = await tx
      .insert(pushes)
      .values(wanted.map(({ id }) => ({ noticeId, subscriptionId: id })))
      .onConflictDoNothing()
      .returning({ id: pushes.subscriptionId });
    return wanted.filter(({ id }) => fresh.some((taken) => taken.id === id));
  });
}

/** Nobody is told of an account's news any more. */
export async function dropAllPushSubscriptions(db: Queryable, accountId: string): Promise<void> {
  await db.delete(pushSubscriptions).where(eq(pushSubscriptions.accountId, accountId));
}
