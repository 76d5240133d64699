import type { Logger } from 'pino';
import type { OpenDatabase } from '../../db/client.ts';
import { foldActs } from '../../db/queries/act-lines.ts';
import { foldFigures } from '../../db/queries/fold-figures.ts';
import { foldQueues } from '../../db/queries/queue-counts.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import { startPump } from '../pump.ts';
import { writeExports } from './write-exports.ts';

const exportRestMs = 5_000;
const foldEveryMs = 30_000;

/** Keeps writing the exports people ask for, at once when one is asked for, and keeps the figures short. */
export async function startReporting(
  database: OpenDatabase,
  { files, log }: { readonly files: FileStore; readonly log: Logger },
): Promise<{ stop(): Promise<void> }> {
  const exports = startPump({
    name: 'exports',
    work: () => writeExports({ database, files, log }),
    idleMs: exportRestMs,
    log,
  });
  const figures = startPump({
    name: 'figures',
    work: async () =>
      (await foldFigures(database.db)) + (await foldQueues(database.db)) + (await foldActs(database.db)),
    idleMs: foldEveryMs,
    log,
  });
  const asked = await database.sql.listen('export', () => exports.wake());
  return {
    stop: async () => {
      await asked.unlisten();
      await Promise.all([exports.stop(), figures.stop()]);
    },
  };
}
