import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { checkLedger } from '../db/queries/check-ledger.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';

/**
 * The work of checking the books when a worker starts and then once a day in Vietnam, however often it is called. What
 * does not agree is logged as an error, one line each.
 */
export function createLedgerWatch(db: Database, log: Logger): () => Promise<number> {
  let checkedOn: string | undefined;
  return async () => {
    const today = localDateOf(new Date());
    if (checkedOn === today) return 0;
    const findings = await checkLedger(db);
    for (const finding of findings) log.error(finding, 'The books do not agree');
    log.info({ findings: findings.length }, 'The books were checked');
    checkedOn = today;
    return 0;
  };
}
