import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { finalStatuses } from '../../domain/lifecycle/statuses.ts';
import type { PriorityGroup } from '../../domain/priority.ts';
import type { Database } from '../client.ts';
import { auditEntries, dossiers, tasks } from '../schema/index.ts';

export interface PriorityChange {
  readonly dossierId: string;
  readonly priority: PriorityGroup | null;
  readonly by: { readonly accountId: string; readonly role: StaffRole };
}

/**
 * Corrects why an applicant is to be helped first, if at all, on a dossier that has not ended, with the order of its
 * open tasks. What is so already leaves no trace. `false` when the dossier has ended.
 */
export async function changePriority(db: Database, { dossierId, priority, by }: PriorityChange): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({ priority: dossiers.priority })
      .from(dossiers)
      .where(and(eq(dossiers.id, dossierId), notInArray(dossiers.status, [...finalStatuses])))
      .for('update');
    if (before === undefined) return false;
    if (before.priority === priority) return true;
    await tx.update(dossiers).set({ priority }).where(eq(dossiers.id, dossierId));
    await tx
      .update(tasks)
      .set({ priority: priority !== null })
      .where(and(eq(tasks.dossierId, dossierId), isNull(tasks.closedAt)));
    await tx.insert(auditEntries).values({
      subjectKind: 'dossier',
      subjectId: dossierId,
      action: 'dossier.changePriority',
      actorId: by.accountId,
      actorRole: by.role,
      detail: { from: before.priority, to: priority },
      at: new Date().toISOString(),
    });
    await tx.execute(sql`
      select pg_notify('task', json_build_object('taskId', t.id, 'unitCode', t.unit_code)::text)
      from ${tasks} t where t.dossier_id = ${dossierId} and t.closed_at is null`);
    return true;
  });
}
