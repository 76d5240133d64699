import { log } from '@temporalio/activity';
import type { Database } from '../db/client.ts';
import { checkLedger } from '../db/queries/check-ledger.ts';
import { followFindings } from '../db/queries/reconciled-differences.ts';
import {
  finishReconciliation,
  layOutReconciliation,
  listDaysToReconcile,
  refreshSums,
  sumDay,
} from '../db/queries/reconciliations.ts';
import { settleWaiting } from '../db/queries/settle-waiting.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';

interface OfDay {
  readonly onDate: string;
}

/** What a reconciliation does in our own books. Each may be done again: the rows say what was found last. */
export function createReconciliationActivities({ db }: { readonly db: Database }) {
  return {
    /** Past days that are still to be reconciled, the earliest first. */
    listDays: (): Promise<string[]> => listDaysToReconcile(db, localDateOf(new Date())),

    /** Lays out what the gateway is to be asked about. */
    layOut: ({ onDate }: OfDay): Promise<void> => layOutReconciliation(db, onDate),

    /** Looks again at settlements that did not fit, checks the books, gives every finding its case, and closes the day with its sums. */
    async close({ onDate }: OfDay): Promise<void> {
      await db.transaction(settleWaiting);
      const findings = await checkLedger(db);
      for (const finding of findings) log.error('The books do not agree', { ...finding });
      const sums = await sumDay(db, onDate);
      await db.transaction(async (tx) => {
        await followFindings(tx, findings);
        await finishReconciliation(tx, onDate, { sums, findings: findings.length });
        await refreshSums(tx, onDate);
      });
    },
  };
}

export type ReconciliationActivities = ReturnType<typeof createReconciliationActivities>;
