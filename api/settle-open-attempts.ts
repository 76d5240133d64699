import { bookFate, overAt } from '../db/queries/book-fate.ts';
import { listOpenAttempts } from '../db/queries/open-attempts.ts';
import { minuteContaining } from '../domain/working-time/local-time.ts';
import { minuteInWords } from '../domain/working-time/words.ts';
import { GatewayUnavailable } from '../integrations/payment/gateway.ts';
import { Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';

/**
 * Asks the gateway about attempts that are still open before money is taken over the counter, so that nobody pays
 * twice: what it says is booked, and whoever may still be paying is waited for.
 * @throws Problem `payment_under_way` while an attempt is open or the gateway does not answer.
 */
export async function settleOpenAttempts(
  { db, gateway }: Pick<ApiParts, 'db' | 'gateway'>,
  order: { readonly dossierId: string; readonly orderNo: number },
): Promise<void> {
  for (const attempt of await listOpenAttempts(db, order)) {
    const fate = await gateway.queryAttempt(attempt).catch((error: unknown) => {
      throw error instanceof GatewayUnavailable ? noAnswer() : error;
    });
    if (await bookFate(db, attempt, fate)) throw stillPaying(overAt(attempt));
  }
}

function stillPaying(until: string): Problem {
  const minute = minuteContaining(until, 'overAt');
  return new Problem('payment_under_way', {
    detail: {
      vi: `Người nộp đã mở trang thanh toán của ngân hàng, có thể còn thanh toán đến ${minuteInWords(minute, 'vi')}. Đề nghị người nộp hủy tại trang đó, hoặc chờ đến lúc ấy rồi thu.`,
      en: `The payer has opened the bank’s payment page, and may pay there until ${minuteInWords(minute, 'en')}. Have them cancel there, or wait until then.`,
    },
  });
}

function noAnswer(): Problem {
  return new Problem('payment_under_way', {
    detail: {
      vi: 'Có một lần thanh toán qua ngân hàng chưa rõ kết quả và ngân hàng chưa trả lời. Chưa thu tiền; thử lại sau ít phút.',
      en: 'An online payment has no outcome yet and the bank does not answer. Do not take the money; try again in a few minutes.',
    },
  });
}
