import { lte, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { openDueVersions } from '../db/queries/publish-procedure.ts';
import { rateLimits, sessions, verifications } from '../db/schema/accounts.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';

const everyMs = 60 * 60_000;

/** How late a version can be on its first day, at most. */
const openEveryMs = 60_000;

/** Removes what has run out: sessions, one-time secrets, counted tries. Several processes may do so at once. */
export async function sweepExpired(db: Database): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));
  await db.delete(verifications).where(lte(verifications.expiresAt, sql`now()`));
  await db.delete(rateLimits).where(lte(rateLimits.expire, sql`now()`));
}

/** Sweeps every hour, and opens the versions of procedures whose day has come; answers how to stop it. */
export function startHousekeeping(db: Database, logger: Logger): () => void {
  const sweep = () => {
    sweepExpired(db).catch((error: unknown) => logger.warn({ err: error }, 'What has expired was not removed'));
  };
  const open = () => {
    openDueVersions(db, localDateOf(new Date())).catch((error: unknown) =>
      logger.warn({ err: error }, 'Versions of procedures were not opened'),
    );
  };
  open();
  const timers = [setInterval(sweep, everyMs), setInterval(open, openEveryMs)];
  return () => timers.forEach((timer) => clearInterval(timer));
}
