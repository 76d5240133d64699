import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** When something that failed is due again: after a while that doubles with every attempt, at most this long. */
export function tryAgainAt(attempts: PgColumn, mostSeconds: number): SQL {
  return sql`now() + make_interval(secs => least(${mostSeconds}::int, power(2, least(${attempts}, 10))))`;
}
