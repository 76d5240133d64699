import { bookParcelEvent, findParcel, recordParcelRecalled, type ParcelRecall } from '../db/queries/parcels.ts';
import { isRecallable } from '../domain/parcel.ts';
import { CarrierRefused, CarrierUnavailable } from '../integrations/post/carrier.ts';
import { Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';

/**
 * Calls off a parcel the postman does not have yet. What the carrier then says of it is taken down like its callbacks,
 * and ends the parcel's workflow: the result is at the counter, from where it can be sent to another address. Doing it
 * again asks the carrier again, which answers the same.
 * @throws Problem `not_found`, `action_not_allowed` once the parcel is on its way, `temporarily_unavailable`.
 */
export async function recallParcel(
  { db, carrier }: Pick<ApiParts, 'db' | 'carrier'>,
  recall: ParcelRecall,
): Promise<void> {
  const parcel = await findParcel(db, recall);
  if (parcel === undefined) throw new Problem('not_found');
  if (parcel.status === 'cancelled') return;
  if (!isRecallable(parcel)) throw tooLate();
  try {
    await carrier.cancelParcel(parcel.orderNumber);
    await recordParcelRecalled(db, recall);
    for (const event of await carrier.trackParcel(parcel.orderNumber)) await bookParcelEvent(db, event);
  } catch (error) {
    if (error instanceof CarrierRefused) throw tooLate();
    if (error instanceof CarrierUnavailable) throw new Problem('temporarily_unavailable', { detail: noAnswer });
    throw error;
  }
}

function tooLate(): Problem {
  return new Problem('action_not_allowed', {
    detail: {
      vi: 'Bưu tá đã nhận bưu gửi nên không lấy lại được nữa. Nếu không phát được, kết quả sẽ về lại quầy.',
      en: 'The postman has the parcel already; it cannot be called back. If it cannot be delivered it returns to the counter.',
    },
  });
}

const noAnswer = {
  vi: 'Bưu chính chưa trả lời. Hãy thử lại sau ít phút.',
  en: 'The post does not answer. Try again in a few minutes.',
};
