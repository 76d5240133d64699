import { loadDatabaseUrl } from '../config.ts';
import { openDatabase } from './client.ts';
import { checkLedger } from './queries/check-ledger.ts';

/** `npm run check-ledger`: one JSON object on one line; exit code 1 when the books do not agree. */
const database = openDatabase(loadDatabaseUrl(), { poolSize: 1 });
try {
  const findings = await checkLedger(database.db);
  process.stdout.write(`${JSON.stringify({ checkedAt: new Date().toISOString(), findings })}\n`);
  if (findings.length > 0) process.exitCode = 1;
} finally {
  await database.close();
}
