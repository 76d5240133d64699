import { lte, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { rateLimits, sessions, verifications } from '../db/schema/accounts.ts';
import type { UploadStore } from '../integrations/files/upload-store.ts';

const everyMs = 60 * 60_000;

/** Removes what has run out: sessions, one-time secrets, counted tries. Several processes may do so at once. */
async function sweepExpired(db: Database): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));
  await db.delete(verifications).where(lte(verifications.expiresAt, sql`now()`));
  await db.delete(rateLimits).where(lte(rateLimits.expire, sql`now()`));
}

interface HousekeepingParts {
  readonly db: Database;
  readonly uploads: UploadStore;
  readonly logger: Logger;
}

/** Sweeps every hour what the API itself leaves behind; answers how to stop it. */
export function startHousekeeping({ db, uploads, logger }: HousekeepingParts): () => void {
  const sweep = () => {
    sweepExpired(db).catch((error: unknown) => logger.warn({ err: error }, 'What has expired was not removed'));
    uploads.sweep().catch((error: unknown) => logger.warn({ err: error }, 'Abandoned uploads were not removed'));
  };
  const timer = setInterval(sweep, everyMs);
  return () => clearInterval(timer);
}
