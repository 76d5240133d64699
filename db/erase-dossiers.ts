import type { Logger } from 'pino';
import type { Database } from './client.ts';
import { listOrphans } from './queries/applications.ts';
import { eraseDossier } from './queries/erase-personal-data.ts';

interface ErasingParts {
  readonly db: Database;
  readonly files: { remove(ref: string): Promise<void> };
  readonly log: Logger;
}

/**
 * Takes the applicants' data out of dossiers, one after another, and forgets what their files held; answers how many it
 * was done for. One that fails does not keep the others: the log tells of it, and the hourly sweep takes up again what
 * still is to be erased.
 */
export async function eraseDossiers({ db, files, log }: ErasingParts, ids: readonly string[]): Promise<number> {
  let erased = 0;
  for (const dossierId of ids) {
    try {
      const held = await eraseDossier(db, dossierId);
      for (const ref of await listOrphans(db, held)) await files.remove(ref);
      erased += 1;
    } catch (error) {
      log.error({ err: error, dossierId }, 'The data of an ended dossier were not erased');
    }
  }
  return erased;
}
