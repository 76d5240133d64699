import { sql, type SQL } from 'drizzle-orm';
import { bigint, customType, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../ids.ts';

/** A primary key made by the application, ordered by time. */
export const id = () => uuid('id').primaryKey().$defaultFn(newId);

/** An instant to the millisecond, read and written as the ISO 8601 text in UTC that the rest of the house uses. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (stored) => new Date(stored).toISOString(),
});

/** When a row was made. */
export const createdAt = () =>
  instant('created_at')
    .notNull()
    .default(sql`now()`);

/** Whole đồng. */
export const amountVnd = (name: string) => bigint(name, { mode: 'number' });

/** A list of allowed texts as the body of a CHECK: `column in ('a', 'b')`. Statuses are never database enums. */
export function oneOf(column: SQL.Aliased | { getSQL(): SQL }, values: readonly string[]): SQL {
  const list = sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '));
  return sql`${column} in (${list})`;
}
