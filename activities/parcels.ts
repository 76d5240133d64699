import { log } from '@temporalio/activity';
import type { Database } from '../db/client.ts';
import { bookParcelEvent, getParcelToOrder, recordParcelOrdered, recordParcelRefused } from '../db/queries/parcels.ts';
import { CarrierRefused, type PostalCarrier } from '../integrations/post/carrier.ts';

interface Parcel {
  readonly dossierId: string;
  readonly direction: 'collect' | 'deliver';
  readonly no: number;
}

/** Ordering and asking after parcels, on a queue of its own. */
export function createParcelActivities({ db, carrier }: { readonly db: Database; readonly carrier: PostalCarrier }) {
  return {
    /**
     * Orders a parcel from the addresses of the dossier. The order number is ours and the carrier takes it once, so a
     * lost answer is simply asked for again. `taken` is false when the carrier will not take it.
     */
    async orderParcel(parcel: Parcel & { readonly weightGrams: number }): Promise<{ readonly taken: boolean }> {
      const { deliveryId, order } = await getParcelToOrder(db, parcel);
      try {
        await recordParcelOrdered(db, deliveryId, await carrier.orderParcel(order));
        return { taken: true };
      } catch (error) {
        if (!(error instanceof CarrierRefused)) throw error;
        log.warn('The carrier refused a parcel', { orderNumber: order.orderNumber, code: error.code });
        await recordParcelRefused(db, deliveryId);
        return { taken: false };
      }
    },

    /** Asks the carrier what it knows of a parcel and takes it down like callbacks. */
    async askCarrier(parcel: Parcel): Promise<readonly { readonly eventId: string; readonly status: string }[]> {
      const { order } = await getParcelToOrder(db, { ...parcel, weightGrams: 0 });
      const events = await carrier.trackParcel(order.orderNumber);
      for (const event of events) await bookParcelEvent(db, event);
      return events.map(({ eventId, status }) => ({ eventId, status }));
    },

    /** Calls the post off. A parcel already under way comes anyway; that is no failure. */
    async cancelParcel(parcel: Parcel): Promise<void> {
      const { order } = await getParcelToOrder(db, { ...parcel, weightGrams: 0 });
      try {
        await carrier.cancelParcel(order.orderNumber);
      } catch (error) {
        if (!(error instanceof CarrierRefused)) throw error;
        log.info('The carrier no longer cancels a parcel', { orderNumber: order.orderNumber, code: error.code });
      }
    },
  };
}

export type ParcelActivities = ReturnType<typeof createParcelActivities>;
