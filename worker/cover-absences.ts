import type { Logger } from 'pino';
import type { Database, OpenDatabase } from '../db/client.ts';
import { coverTasks } from '../db/queries/cover-tasks.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import { startPump } from './pump.ts';

const batchSize = 50;

/** Absences begin at midnight, when nobody calls. */
const restMs = 60_000;

/**
 * Moves a batch of tasks out of the hands of people who are away today; answers how many. Run again and again it leaves
 * no open task with anybody absent, however it came there.
 */
export function coverAbsences({ db }: { readonly db: Database }): Promise<number> {
  return coverTasks(db, localDateOf(new Date()), batchSize);
}

/** Keeps tasks away from the absent, and looks at once when an absence is entered. */
export async function startCovering(
  { db, sql }: Pick<OpenDatabase, 'db' | 'sql'>,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const pump = startPump({ name: 'absences', work: () => coverAbsences({ db }), idleMs: restMs, log });
  const entries = await sql.listen('absence', () => pump.wake());
  return {
    stop: async () => {
      await entries.unlisten();
      await pump.stop();
    },
  };
}
