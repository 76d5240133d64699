/** What belongs to a dossier beside the dossier itself. The same for applicant and staff; who may see it is the caller's. */

import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { accounts, deliveries, deliveryEvents, dossierEvents, messages } from '../schema/index.ts';
import { announceDossier } from './announce-dossier.ts';

/** All events of a dossier, in order, as far as its way through the stages goes. */
export async function listStageEvents(db: Queryable, dossierId: string) {
  return db
    .select({ at: dossierEvents.at, toStatus: dossierEvents.toStatus, stepKey: dossierEvents.stepKey })
    .from(dossierEvents)
    .where(eq(dossierEvents.dossierId, dossierId))
    .orderBy(dossierEvents.seq);
}

/** The day that was promised with an apology, unless an extension has moved the due date itself since then. */
export async function findPromisedDay(db: Queryable, dossierId: string): Promise<string | null> {
  const [last] = await db
    .select({ act: dossierEvents.act })
    .from(dossierEvents)
    .where(
      and(eq(dossierEvents.dossierId, dossierId), inArray(dossierEvents.action, ['apologise', 'approveExtension'])),
    )
    .orderBy(desc(dossierEvents.seq))
    .limit(1);
  const day = last?.act.decision['newDate'];
  return typeof day === 'string' ? day : null;
}

export type ParcelRow = Awaited<ReturnType<typeof listParcels>>[number];

/** The parcels of a dossier, oldest first, each with what the carrier said of it in order of time. */
export async function listParcels(db: Queryable, dossierId: string) {
  const parcels = await db
    .select()
    .from(deliveries)
    .where(eq(deliveries.dossierId, dossierId))
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id));
  if (parcels.length === 0) return [];
  const ids = parcels.map(({ id }) => id);
  const events = await db
    .select()
    .from(deliveryEvents)
    .where(inArray(deliveryEvents.deliveryId, ids))
    .orderBy(asc(deliveryEvents.occurredAt), asc(deliveryEvents.receivedAt));
  return parcels.map((parcel) => ({ ...parcel, events: events.filter(({ deliveryId }) => deliveryId === parcel.id) }));
}

const message = {
  id: messages.id,
  fromApplicant: messages.fromApplicant,
  author: accounts.name,
  text: messages.text,
  sentAt: messages.createdAt,
};

export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number];

/** What applicant and office wrote to each other, oldest first. */
export async function listMessages(db: Queryable, dossierId: string) {
  return db
    .select(message)
    .from(messages)
    .innerJoin(accounts, eq(accounts.id, messages.authorId))
    .where(eq(messages.dossierId, dossierId))
    .orderBy(asc(messages.createdAt), asc(messages.id));
}

/** A message that is there. @throws Error when it is not. */
export async function getMessage(db: Queryable, id: string): Promise<MessageRow> {
  const [row] = await db
    .select(message)
    .from(messages)
    .innerJoin(accounts, eq(accounts.id, messages.authorId))
    .where(eq(messages.id, id));
  if (row === undefined) throw new Error(`No message ${id}`);
  return row;
}

/** Writes a message and tells open screens to look again. */
export async function insertMessage(
  tx: Transaction,
  written: Pick<typeof messages.$inferInsert, 'id' | 'dossierId' | 'authorId' | 'fromApplicant' | 'text'>,
): Promise<void> {
  await tx.insert(messages).values(written);
  await announceDossier(tx, written.dossierId);
}
