import { parseArgs } from 'node:util';
import { loadDatabaseUrl } from '../config.ts';
import { openDatabase } from './client.ts';
import { auditAnchor, checkAudit, settledBefore } from './queries/check-audit.ts';

/**
 * `npm run check-audit [-- --anchor JSON]`: recomputes the chains of the audit log. One JSON object on one line; exit
 * code 1 when an entry was changed or removed. Keep the `anchor` it prints outside of the database, daily say, and give
 * one back later: only so does it show that the newest entries, or all of a subject, were cut off.
 */
const { values } = parseArgs({ options: { anchor: { type: 'string' } } });
const kept = values.anchor === undefined ? undefined : auditAnchor.parse(JSON.parse(values.anchor));
const database = openDatabase(loadDatabaseUrl(), { poolSize: 1 });
try {
  const { agreesWithKept, ...check } = await checkAudit(database.db, {
    through: kept?.through ?? settledBefore(new Date()),
    kept,
    onProgress: (entries) => void process.stderr.write(`${entries} entries\r`),
  });
  const checkedAt = new Date().toISOString();
  process.stdout.write(`${JSON.stringify({ checkedAt, agreesWithAnchor: agreesWithKept, ...check })}\n`);
  if (check.broken > 0 || agreesWithKept === false) process.exitCode = 1;
} finally {
  await database.close();
}
