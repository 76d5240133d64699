import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Action } from '../../domain/lifecycle/transitions.ts';
import type { Queryable } from '../client.ts';
import { accounts, actionRequests, dossierEvents } from '../schema/index.ts';

const event = {
  seq: dossierEvents.seq,
  action: dossierEvents.action,
  act: dossierEvents.act,
  at: dossierEvents.at,
  actorRole: dossierEvents.actorRole,
  actorName: accounts.name,
  statusAfter: dossierEvents.toStatus,
  /** What was filled in, where a person acted. */
  input: actionRequests.input,
};

export type HistoryRow = Awaited<ReturnType<typeof listHistory>>[number];

/** Everything that happened to a dossier, latest first, with what people wrote. */
export async function listHistory(db: Queryable, dossierId: string) {
  return db
    .select(event)
    .from(dossierEvents)
    .leftJoin(accounts, eq(accounts.id, dossierEvents.actorId))
    .leftJoin(actionRequests, eq(actionRequests.id, dossierEvents.requestId))
    .where(eq(dossierEvents.dossierId, dossierId))
    .orderBy(desc(dossierEvents.seq));
}

/** What was filled in when these actions were done, in order of time. */
export async function listWords(db: Queryable, dossierId: string, actions: readonly Action[]) {
  return db
    .select({ action: dossierEvents.action, input: actionRequests.input })
    .from(dossierEvents)
    .innerJoin(actionRequests, eq(actionRequests.id, dossierEvents.requestId))
    .where(and(eq(dossierEvents.dossierId, dossierId), inArray(dossierEvents.action, [...actions])))
    .orderBy(dossierEvents.seq);
}
