import type { MessageRow, ParcelRow } from '../../db/queries/dossier-parts.ts';
import type { DeliveryStatus } from '../../db/schema/index.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { isRecallable } from '../../domain/parcel.ts';
import type { DeliveryView, Message } from '../contract/dossier-parts.ts';

const statusNames: Readonly<Record<DeliveryStatus, LocalizedText>> = {
  ordering: { vi: 'Đang đặt bưu chính', en: 'Being ordered' },
  ordered: { vi: 'Bưu chính đã nhận yêu cầu', en: 'Ordered' },
  pickedUp: { vi: 'Đã lấy hàng', en: 'Picked up' },
  inTransit: { vi: 'Đang vận chuyển', en: 'In transit' },
  delivered: { vi: 'Đã phát', en: 'Delivered' },
  failed: { vi: 'Phát không thành công, sẽ phát lại', en: 'Delivery failed, to be tried again' },
  returned: { vi: 'Đã chuyển hoàn', en: 'Sent back' },
  lost: { vi: 'Thất lạc', en: 'Lost' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  refused: { vi: 'Bưu chính không nhận', en: 'Not taken by the post' },
};

/** A parcel's status in words. */
export function parcelStatusName(status: DeliveryStatus): LocalizedText {
  return statusNames[status];
}

/** A parcel with its way, in words. What the carrier noted is added as it came. */
export function shownParcel({ id, direction, trackingCode, status, chargeVnd, events }: ParcelRow): DeliveryView {
  return {
    id,
    direction,
    trackingCode,
    status,
    statusName: statusNames[status],
    chargeVnd,
    recallable: isRecallable({ direction, status }),
    events: events.map((event) => ({
      at: event.occurredAt,
      status: event.status,
      text: withNote(statusNames[event.status], event.note.trim()),
    })),
  };
}

/** A status with what the carrier noted to it. */
export function withNote(name: LocalizedText, note: string): LocalizedText {
  return note === '' ? name : { vi: `${name.vi}: ${note}`, en: `${name.en}: ${note}` };
}

/** A message between applicant and office. */
export function shownMessage({ fromApplicant, ...message }: MessageRow): Message {
  return { ...message, from: fromApplicant ? 'applicant' : 'office' };
}
