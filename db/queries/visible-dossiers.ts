import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { dossiers, tasks } from '../schema/index.ts';

/**
 * The condition that staff of these units may see a dossier: their unit decides it, or has or had a task on it, such as
 * a step of its own or a consultation.
 */
export function visibleIn(unitCodes: readonly string[]): SQL | undefined {
  if (unitCodes.length === 0) return sql`false`;
  return or(
    inArray(dossiers.unitCode, [...unitCodes]),
    sql`exists (select 1 from ${tasks} t where t.dossier_id = ${dossiers.id} and t.unit_code in ${[...unitCodes]})`,
  );
}

/** Whether one of these units has or had a task on a dossier. */
export async function hadTaskOn(db: Queryable, dossierId: string, unitCodes: readonly string[]): Promise<boolean> {
  if (unitCodes.length === 0) return false;
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.dossierId, dossierId), inArray(tasks.unitCode, [...unitCodes])))
    .limit(1);
  return rows.length > 0;
}
