import type { Database } from '../client.ts';
import { writeAddress } from './occasions.ts';
import { findParcel, getParcelToOrder, type ParcelToOrder } from './parcels.ts';

/** What stands on the label of a parcel; `undefined` when the dossier has no such parcel. */
export async function readParcelLabel(
  db: Database,
  which: { readonly dossierId: string; readonly deliveryId: string },
) {
  const parcel = await findParcel(db, which);
  if (parcel === undefined) return undefined;
  const { direction, no, orderNumber, trackingCode } = parcel;
  const { order } = await getParcelToOrder(db, { dossierId: which.dossierId, direction, no, weightGrams: 0 });
  const [sender, receiver] = await Promise.all([labelParty(db, order.sender), labelParty(db, order.receiver)]);
  return { direction, orderNumber, trackingCode, sender, receiver };
}

async function labelParty(db: Database, { name, phone, addressLine, ...place }: ParcelToOrder['sender']) {
  return { name, phone, address: await writeAddress(db, { line: addressLine, ...place }) };
}
