import { lte, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { rateLimits, sessions, verifications } from '../db/schema/accounts.ts';

const everyMs = 60 * 60_000;

/** Removes what has run out: sessions, one-time secrets, counted tries. Several processes may do so at once. */
export async function sweepExpired(db: Database): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));
  await db.delete(verifications).where(lte(verifications.expiresAt, sql`now()`));
  await db.delete(rateLimits).where(lte(rateLimits.expire, sql`now()`));
}

/** Sweeps every hour; answers how to stop it. */
export function startHousekeeping(db: Database, logger: Logger): () => void {
  const timer = setInterval(() => {
    sweepExpired(db).catch((error: unknown) => logger.warn({ err: error }, 'What has expired was not removed'));
  }, everyMs);
  return () => clearInterval(timer);
}
