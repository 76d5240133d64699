import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';
import {
  auditEntries,
  deliveries,
  deliveryEvents,
  dossiers,
  units,
  type AddressData,
  type DeliveryStatus,
} from '../schema/index.ts';
import { announceDossier } from './announce-dossier.ts';
import { queueOutgoing } from './outbox.ts';

/** An order as the carrier takes it; the shape of `ParcelOrder` in `integrations/post/carrier.ts`. */
export interface ParcelToOrder {
  readonly orderNumber: string;
  readonly direction: 'collect' | 'deliver';
  readonly sender: Party;
  readonly receiver: Party;
  readonly weightGrams: number;
  readonly cashOnDeliveryVnd: number;
  readonly note: string;
}

interface Party {
  readonly name: string;
  readonly phone: string;
  readonly addressLine: string;
  readonly communeCode: string;
  readonly provinceCode: string;
}

/**
 * The parcel `no` of a dossier, made when it is asked for the first time, with what the carrier needs to take it.
 * @throws Error when the dossier has no address for it: submission and `changeReturn` ask for one.
 */
export async function getParcelToOrder(
  db: Database,
  parcel: { dossierId: string; direction: 'collect' | 'deliver'; no: number; weightGrams: number },
): Promise<{ deliveryId: string; order: ParcelToOrder }> {
  const { dossierId, direction, no, weightGrams } = parcel;
  const [dossier] = await db
    .select({
      code: dossiers.code,
      applicant: dossiers.applicant,
      collectionAddress: dossiers.collectionAddress,
      returnAddress: dossiers.returnAddress,
      unitName: units.name,
      unitAddress: units.address,
      unitCommune: units.communeCode,
      unitProvince: units.provinceCode,
      contacts: units.contacts,
    })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(eq(dossiers.id, dossierId));
  const address = direction === 'collect' ? dossier?.collectionAddress : dossier?.returnAddress;
  if (dossier?.code == null || address == null) throw new Error(`Dossier ${dossierId} has no address to ${direction}`);
  const orderNumber = `${dossier.code}-${direction === 'collect' ? 'c' : 'd'}${no}`;
  const home = homeOf(dossier.applicant, address);
  const office: Party = {
    name: dossier.unitName.vi,
    phone: dialled(dossier.contacts[0]?.phone ?? ''),
    addressLine: dossier.unitAddress,
    communeCode: dossier.unitCommune,
    provinceCode: dossier.unitProvince,
  };
  const deliveryId = await ensureDelivery(db, { dossierId, direction, no, orderNumber });
  return {
    deliveryId,
    order: {
      orderNumber,
      direction,
      sender: direction === 'collect' ? home : office,
      receiver: direction === 'collect' ? office : home,
      weightGrams,
      cashOnDeliveryVnd: 0,
      note: dossier.code,
    },
  };
}

function homeOf(applicant: typeof dossiers.$inferSelect.applicant, address: AddressData): Party {
  return {
    name: applicant.companyName ?? applicant.name ?? '',
    phone: dialled(applicant.phone ?? ''),
    addressLine: address.line,
    communeCode: address.communeCode,
    provinceCode: address.provinceCode,
  };
}

/** A number as the carrier dials it: digits only, without the extension people add after a comma. */
function dialled(phone: string): string {
  return phone.replace(/,.*/, '').replace(/[^\d+]/g, '');
}

async function ensureDelivery(
  db: Database,
  delivery: { dossierId: string; direction: 'collect' | 'deliver'; no: number; orderNumber: string },
): Promise<string> {
  await db.insert(deliveries).values(delivery).onConflictDoNothing({ target: deliveries.orderNumber });
  const [row] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.orderNumber, delivery.orderNumber));
  if (row === undefined) throw new Error(`Parcel ${delivery.orderNumber} was not made`);
  return row.id;
}

/** Takes down that the carrier has the order. A callback may have been faster: then only the code is added. */
export async function recordParcelOrdered(
  db: Database,
  deliveryId: string,
  { trackingCode, chargeVnd }: { readonly trackingCode: string; readonly chargeVnd: number },
): Promise<void> {
  const status = sql`case when ${deliveries.status} = 'ordering' then 'ordered' else ${deliveries.status} end`;
  await changeParcel(db, eq(deliveries.id, deliveryId), { trackingCode, chargeVnd, status });
}

/** Takes down that the carrier will not take the parcel. */
export async function recordParcelRefused(db: Database, deliveryId: string): Promise<void> {
  await changeParcel(db, and(eq(deliveries.id, deliveryId), eq(deliveries.status, 'ordering')), { status: 'refused' });
}

/** Changes a parcel, and tells who looks at its dossier. */
async function changeParcel(
  db: Database,
  which: SQL | undefined,
  change: PgUpdateSetSource<typeof deliveries>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [changed] = await tx
      .update(deliveries)
      .set({ ...change, updatedAt: sql`now()` })
      .where(which)
      .returning({ dossierId: deliveries.dossierId });
    if (changed !== undefined) await announceDossier(tx, changed.dossierId);
  });
}

/** A parcel of a dossier. */
export async function findParcel(db: Database, { dossierId, deliveryId }: { dossierId: string; deliveryId: string }) {
  const [parcel] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.dossierId, dossierId)));
  return parcel;
}

/** Who had a parcel called back. */
export interface ParcelRecall {
  readonly dossierId: string;
  readonly deliveryId: string;
  readonly accountId: string;
  readonly role: 'applicant' | 'clerk';
}

/** Writes to the audit log that somebody called a parcel back. */
export async function recordParcelRecalled(
  db: Database,
  { dossierId, deliveryId, accountId, role }: ParcelRecall,
): Promise<void> {
  await db.insert(auditEntries).values({
    subjectKind: 'dossier',
    subjectId: dossierId,
    action: 'dossier.recallParcel',
    actorId: accountId,
    actorRole: role,
    detail: { deliveryId },
    at: new Date().toISOString(),
  });
}

/** What a carrier reports of a parcel. */
export interface ReportedParcelEvent {
  readonly eventId: string;
  readonly orderNumber: string;
  readonly status: DeliveryStatus;
  readonly occurredAt: Date;
  readonly note: string;
}

export type ParcelBookingOutcome = 'recorded' | 'alreadyRecorded' | 'unknownParcel';

/** How far along each status is: what is shown never goes back because a message came late. */
const progress: Readonly<Record<DeliveryStatus, number>> = {
  ordering: 0,
  ordered: 1,
  pickedUp: 2,
  inTransit: 3,
  failed: 4,
  returned: 5,
  refused: 6,
  cancelled: 6,
  lost: 6,
  delivered: 7,
};

/** Takes down a carrier's event once, and queues the news for the parcel's workflow, in one transaction. */
export async function bookParcelEvent(db: Database, event: ReportedParcelEvent): Promise<ParcelBookingOutcome> {
  return db.transaction(async (tx) => {
    const [parcel] = await tx
      .select()
      .from(deliveries)
      .where(eq(deliveries.orderNumber, event.orderNumber))
      .for('update');
    if (parcel === undefined) return 'unknownParcel';
    const [fresh] = await tx
      .insert(deliveryEvents)
      .values({
        deliveryId: parcel.id,
        carrierEventId: event.eventId,
        status: event.status,
        note: event.note,
        occurredAt: event.occurredAt.toISOString(),
      })
      .onConflictDoNothing({ target: deliveryEvents.carrierEventId })
      .returning({ id: deliveryEvents.id });
    if (fresh === undefined) return 'alreadyRecorded';
    const goesOn = progress[event.status] >= progress[parcel.status];
    await tx
      .update(deliveries)
      .set({
        ...(goesOn ? { status: event.status } : {}),
        failedTries: parcel.failedTries + (event.status === 'failed' ? 1 : 0),
        updatedAt: sql`now()`,
      })
      .where(eq(deliveries.id, parcel.id));
    const { dossierId, direction, no } = parcel;
    await announceDossier(tx, dossierId);
    await queueOutgoing(tx, `parcel:${event.eventId}`, {
      kind: 'parcelEvent',
      dossierId,
      direction,
      no,
      eventId: event.eventId,
      status: event.status,
    });
    return 'recorded';
  });
}
