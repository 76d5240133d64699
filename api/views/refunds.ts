import type { RefundRow } from '../../db/queries/list-refunds.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { moneyCaseTable } from '../../domain/money-cases.ts';
import { refundStatusNames } from '../../domain/refund.ts';
import type { Refund } from '../contract/refunds.ts';
import type { Transaction } from '../contract/transactions.ts';
import { holdsAny, type Principal } from '../http/principal.ts';

/** A refund as accountants and supervisors see it. */
export function shownRefund(row: RefundRow, principal: Principal): Refund {
  const { refund, dossierCode, requesterName, deciderName, moneyBookedBy } = row;
  const isMine = [refund.requestedBy, moneyBookedBy].includes(principal.accountId);
  return {
    id: refund.id,
    paymentId: refund.orderId,
    dossierCode,
    amountVnd: refund.amountVnd,
    method: refund.method,
    status: refund.status,
    statusName: refundStatusNames[refund.status],
    reason: reasonOf(row),
    lines: [...refund.lines],
    requestedAt: refund.createdAt,
    requestedBy: person(refund.requestedBy, requesterName),
    decidedAt: refund.decidedAt,
    decidedBy: person(refund.decidedBy, deciderName),
    decisionReason: refund.decisionReason,
    sentAt: refund.sentAt,
    endedAt: refund.endedAt,
    reference: refund.reference,
    failure: refund.failure,
    mayDecide: refund.status === 'requested' && !isMine,
    maySettle: refund.status === 'approved' && refund.method !== 'gateway' && holdsAny(principal, ['accountant']),
  };
}

/** Why it goes back: what people wrote, or what the system found. */
function reasonOf({ refund, caseKind }: RefundRow): LocalizedText {
  if (refund.requestedBy === null && caseKind !== null) return moneyCaseTable[caseKind].name;
  return { vi: refund.reason, en: refund.reason };
}

function person(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}

/** A refund as the payer sees it: step by step, and by nobody's name. */
export function shownRefundToPayer({ refund }: RefundRow): Transaction['refunds'][number] {
  const { id, amountVnd, method, status, lines, createdAt, decidedAt, sentAt, endedAt } = refund;
  const steps: [LocalizedText, string | null][] = [
    [{ vi: 'Đề nghị hoàn trả', en: 'Refund requested' }, createdAt],
    [refundStatusNames.approved, status === 'declined' ? null : decidedAt],
    [refundStatusNames.sent, sentAt],
    [refundStatusNames[status], endedAt],
  ];
  return {
    id,
    amountVnd,
    method,
    status,
    statusName: refundStatusNames[status],
    lines: [...lines],
    steps: steps.flatMap(([name, at]) => (at === null ? [] : [{ name, at }])),
    note: noteOf(status),
  };
}

function noteOf(status: RefundRow['refund']['status']): LocalizedText | null {
  switch (status) {
    case 'rejected':
      return {
        vi: 'Ngân hàng không thực hiện được. Cơ quan sẽ hoàn trả bằng cách khác và liên hệ với bạn.',
        en: 'The bank could not do it. The agency will return the money another way and contact you.',
      };
    case 'needsPerson':
      return {
        vi: 'Ngân hàng chưa xác nhận. Cơ quan đang đối chiếu trực tiếp với ngân hàng.',
        en: 'The bank has not confirmed it. The agency is checking with the bank in person.',
      };
    case 'declined':
      return {
        vi: 'Đề nghị này không được duyệt. Hãy liên hệ đơn vị để biết lý do.',
        en: 'This was not approved. Contact the unit to learn why.',
      };
    case 'requested':
    case 'approved':
    case 'sent':
    case 'settled':
      return null;
  }
}
