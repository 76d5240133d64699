import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { actionRequests, dossierEvents } from '../schema/index.ts';

/** What somebody asks to be done to a dossier, in full. */
export type NewActionRequest = Omit<typeof actionRequests.$inferInsert, 'createdAt'>;

/** Keeps a request. `false` when one with this id is there: the caller has compared what both ask for. */
export async function keepActionRequest(db: Queryable, request: NewActionRequest): Promise<boolean> {
  const kept = await db
    .insert(actionRequests)
    .values(request)
    .onConflictDoNothing()
    .returning({ id: actionRequests.id });
  return kept.length > 0;
}

/** SHA-256 of what was asked under this id before, if anything was. */
export async function findRequestHash(db: Queryable, requestId: string): Promise<string | undefined> {
  const [request] = await db
    .select({ bodyHash: actionRequests.bodyHash })
    .from(actionRequests)
    .where(eq(actionRequests.id, requestId));
  return request?.bodyHash;
}

/** Whether the dossier's log holds an event under this key. */
export async function isRecorded(db: Queryable, dossierId: string, key: string): Promise<boolean> {
  const found = await db
    .select({ seq: dossierEvents.seq })
    .from(dossierEvents)
    .where(and(eq(dossierEvents.dossierId, dossierId), eq(dossierEvents.key, key)));
  return found.length > 0;
}
