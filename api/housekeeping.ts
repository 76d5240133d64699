import { lte, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { openDueVersions } from '../db/queries/publish-procedure.ts';
import { listOutlived } from '../db/queries/personal-data.ts';
import { rateLimits, sessions, verifications } from '../db/schema/accounts.ts';
import { outlivedBefore, type Retention } from '../domain/retention.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import type { FileStore } from '../integrations/files/store.ts';
import type { UploadStore } from '../integrations/files/upload-store.ts';
import { eraseDossiers } from './erase-dossiers.ts';

const everyMs = 60 * 60_000;

/** How late a version can be on its first day, at most. */
const openEveryMs = 60_000;

/** Removes what has run out: sessions, one-time secrets, counted tries. Several processes may do so at once. */
export async function sweepExpired(db: Database): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));
  await db.delete(verifications).where(lte(verifications.expiresAt, sql`now()`));
  await db.delete(rateLimits).where(lte(rateLimits.expire, sql`now()`));
}

/** How many dossiers are erased in one go. */
const erasedAtOnce = 200;

/** Takes the applicants' data out of dossiers of closed accounts that nothing holds any more. */
export async function eraseOutlived(
  parts: Pick<HousekeepingParts, 'db' | 'files' | 'logger'>,
  retention: Retention,
): Promise<void> {
  const endedBefore = outlivedBefore(new Date().toISOString(), retention);
  await eraseDossiers(parts, await listOutlived(parts.db, endedBefore, erasedAtOnce));
}

export interface HousekeepingParts {
  readonly db: Database;
  readonly files: FileStore;
  readonly uploads: UploadStore;
  readonly logger: Logger;
  readonly retention: Retention;
}

/** Sweeps every hour, and opens the versions of procedures whose day has come; answers how to stop it. */
export function startHousekeeping(parts: HousekeepingParts): () => void {
  const { db, uploads, logger, retention } = parts;
  const sweep = () => {
    sweepExpired(db).catch((error: unknown) => logger.warn({ err: error }, 'What has expired was not removed'));
    uploads.sweep().catch((error: unknown) => logger.warn({ err: error }, 'Abandoned uploads were not removed'));
    eraseOutlived(parts, retention).catch((error: unknown) =>
      logger.warn({ err: error }, 'Data that nothing holds any more were not erased'),
    );
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
