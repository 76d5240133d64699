import { listOrphans } from '../db/queries/applications.ts';
import { eraseDossier } from '../db/queries/erase-personal-data.ts';
import type { ApiParts } from './parts.ts';

/**
 * Takes the applicants' data out of dossiers, one after another, and forgets what their files held. One that fails does
 * not keep the others: the log tells of it, and the hourly sweep takes up again what still is to be erased.
 */
export async function eraseDossiers(
  { db, files, logger }: Pick<ApiParts, 'db' | 'files' | 'logger'>,
  ids: readonly string[],
): Promise<void> {
  for (const dossierId of ids) {
    try {
      const held = await eraseDossier(db, dossierId);
      for (const ref of await listOrphans(db, held)) await files.remove(ref);
    } catch (error) {
      logger.error({ err: error, dossierId }, 'The data of an ended dossier were not erased');
    }
  }
}
