import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { tasks } from '../schema/index.ts';

/** Somebody who has a dossier open before them, or has just closed it. */
export interface Presence {
  readonly code: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly isLeaving: boolean;
}

/**
 * Tells listening processes that somebody looks at a dossier. Nothing is kept: who looks says so again and again, and
 * whoever hears nothing for a while forgets them.
 */
export async function announcePresence(
  db: Queryable,
  dossier: { readonly id: string; readonly unitCode: string },
  presence: Presence,
): Promise<void> {
  const atWork = await db
    .selectDistinct({ unitCode: tasks.unitCode })
    .from(tasks)
    .where(and(eq(tasks.dossierId, dossier.id), isNull(tasks.closedAt)));
  const unitCodes = [...new Set([dossier.unitCode, ...atWork.map(({ unitCode }) => unitCode)])];
  await db.execute(sql`select pg_notify('presence', ${JSON.stringify({ ...presence, unitCodes })})`);
}
