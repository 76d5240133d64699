import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { eraseDossiers } from '../db/erase-dossiers.ts';
import { listOutlived } from '../db/queries/personal-data.ts';
import { openDueVersions } from '../db/queries/publish-procedure.ts';
import { outlivedBefore, type Retention } from '../domain/retention.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import type { FileStore } from '../integrations/files/store.ts';
import { startPump } from './pump.ts';

/** How late a version of a procedure can be on its first day, at most. */
const openEveryMs = 60_000;

const eraseEveryMs = 60 * 60_000;
const erasedAtOnce = 200;

interface ErasingParts {
  readonly db: Database;
  readonly files: FileStore;
  readonly log: Logger;
}

/**
 * Takes the applicants' data out of a batch of dossiers of closed accounts that nothing holds any more; answers how many
 * it was done for. Each is locked while it is erased, so that several processes may do so at once.
 */
export async function eraseOutlived(parts: ErasingParts, retention: Retention): Promise<number> {
  const endedBefore = outlivedBefore(new Date().toISOString(), retention);
  return eraseDossiers(parts, await listOutlived(parts.db, endedBefore, erasedAtOnce));
}

/** Does what becomes due by the date alone: procedures change over, and data that were kept long enough go. */
export function startDatedWork(parts: ErasingParts & { readonly retention: Retention }): {
  stop(): Promise<void>;
} {
  const { db, retention, log } = parts;
  const versions = startPump({
    name: 'versions',
    work: async () => {
      await openDueVersions(db, localDateOf(new Date()));
      return 0;
    },
    idleMs: openEveryMs,
    log,
  });
  const erasing = startPump({
    name: 'erasing',
    work: () => eraseOutlived(parts, retention),
    idleMs: eraseEveryMs,
    log,
  });
  return {
    stop: async () => {
      await Promise.all([versions.stop(), erasing.stop()]);
    },
  };
}
