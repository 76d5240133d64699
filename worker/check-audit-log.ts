import type { Logger } from 'pino';
import type { Database, OpenDatabase } from '../db/client.ts';
import { finishAuditCheck, leaseAuditCheck, markCheckUndone, reportChecked } from '../db/queries/audit-checks.ts';
import { checkAudit, settledBefore } from '../db/queries/check-audit.ts';
import { startPump, type Pump } from './pump.ts';

/** Bounds the delay when the call that a check is wanted gets lost, or a checker has died. */
const restMs = 5_000;

/** Called off by somebody, or taken over by another checker. */
class CheckCalledOff extends Error {
  override readonly name = 'CheckCalledOff';
}

/**
 * Does the check of the audit log that is waiting, if there is one, and answers how many it did. A checker that dies
 * leaves a lease that runs out; the next one starts over, since a check only reads.
 */
export async function checkAuditLog(db: Database, log: Logger): Promise<number> {
  const lease = await leaseAuditCheck(db);
  if (lease === undefined) return 0;
  try {
    const result = await checkAudit(db, {
      through: settledBefore(new Date()),
      kept: lease.keptAnchor ?? undefined,
      onProgress: async (entries) => {
        if (!(await reportChecked(db, lease, entries))) throw new CheckCalledOff('Nobody waits for this check');
      },
    });
    await finishAuditCheck(db, lease, result);
    if (result.broken > 0) log.error({ checkId: lease.id, broken: result.broken }, 'The audit log has been changed');
  } catch (error) {
    if (error instanceof CheckCalledOff) return 1;
    log.error({ err: error, checkId: lease.id }, 'The audit log could not be checked yet');
    await markCheckUndone(db, lease, error instanceof Error ? error.message : String(error));
  }
  return 1;
}

/** Keeps doing the checks administrators ask for, at once when one is asked for. */
export async function startAuditChecks(database: OpenDatabase, log: Logger): Promise<Pick<Pump, 'stop'>> {
  const pump = startPump({ name: 'auditChecks', work: () => checkAuditLog(database.db, log), idleMs: restMs, log });
  const asked = await database.sql.listen('auditCheck', () => pump.wake());
  return {
    stop: async () => {
      await asked.unlisten();
      await pump.stop();
    },
  };
}
