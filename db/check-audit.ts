import { parseArgs } from 'node:util';
import { loadDatabaseUrl } from '../config.ts';
import { openDatabase } from './client.ts';
import { auditAnchor, checkAudit } from './queries/check-audit.ts';

/** Longer than any transaction lasts: what is older than this has been committed, or never will be. */
const settlingMs = 5 * 60_000;

/**
 * `npm run check-audit [-- --anchor JSON]`: recomputes the chains of the audit log. One JSON object on one line; exit
 * code 1 when an entry was changed or removed. Keep the `anchor` it prints outside of the database, daily say, and give
 * one back later: only so does it show that the newest entries, or all of a subject, were cut off.
 */
const { values } = parseArgs({ options: { anchor: { type: 'string' } } });
const kept = values.anchor === undefined ? undefined : auditAnchor.parse(JSON.parse(values.anchor));
const database = openDatabase(loadDatabaseUrl(), { poolSize: 1 });
try {
  const through = kept?.through ?? new Date(Date.now() - settlingMs).toISOString();
  const check = await checkAudit(database.db, through, (entries) => process.stderr.write(`${entries} entries\r`));
  const agreesWithAnchor =
    kept === undefined ? null : kept.entries === check.anchor.entries && kept.digest === check.anchor.digest;
  process.stdout.write(`${JSON.stringify({ checkedAt: new Date().toISOString(), agreesWithAnchor, ...check })}\n`);
  if (check.broken > 0 || agreesWithAnchor === false) process.exitCode = 1;
} finally {
  await database.close();
}
