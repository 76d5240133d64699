import type { Occasion } from '../../../db/queries/occasions.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';
import { money, say } from '../words.ts';

/** What becomes of money when a dossier ends or stops without its result. Whether a fee is given back is its own rule. */
export function moneyAtEnd({ before, receivedVnd }: Occasion): LocalizedText[] {
  const wasAwaited = before.payment?.outcome === 'awaited';
  const received = money(receivedVnd);
  return [
    ...(wasAwaited
      ? [
          say(
            'Khoản phí, lệ phí đã yêu cầu không còn phải nộp.',
            'The fee that was asked for need not be paid any more.',
          ),
        ]
      : []),
    ...(receivedVnd > 0
      ? [
          say(
            `Số tiền đã nhận, ${received.vi}, được xem xét hoàn trả theo quy định của từng loại phí, lệ phí.`,
            `Whether the ${received.en} received will be refunded is decided by the rules of each fee.`,
          ),
        ]
      : []),
  ];
}
