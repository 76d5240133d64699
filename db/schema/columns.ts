import { sql, type SQL } from 'drizzle-orm';
import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../ids.ts';

/** A primary key made by the application, ordered by time. */
export const id = () => uuid('id').primaryKey().$defaultFn(newId);

/** An instant, stored as UTC, read and written as an ISO string. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** When a row was made. */
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);

/** A list of allowed texts as the body of a CHECK: `column in ('a', 'b')`. Statuses are never database enums. */
export function oneOf(column: SQL.Aliased | { getSQL(): SQL }, values: readonly string[]): SQL {
  const list = sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '));
  return sql`${column} in (${list})`;
}
