import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { bookGatewayPayment, type BookingOutcome, type ReportedPayment } from '../db/queries/book-payment.ts';
import { bookPlainPayments } from '../db/queries/book-plain-payments.ts';

/** Where the gateway's notifications are taken down. */
export interface PaymentDesk {
  /** Takes down one notification; once this answers, what it told is in the books. */
  book(payment: ReportedPayment): Promise<BookingOutcome>;
}

interface Waiting {
  readonly payment: ReportedPayment;
  readonly answer: (outcome: BookingOutcome | Promise<BookingOutcome>) => void;
}

/** A batch's answers wait for its slowest part: more at once would only make each wait longer. */
const mostAtOnce = 40;

/**
 * Books what arrives while the books are busy together afterwards. One notification alone does not wait for others; when
 * many come they share transactions, and the plain ones among them cost a fraction of what they would cost singly.
 */
export function openPaymentDesk(db: Database, logger: Logger): PaymentDesk {
  const waiting: Waiting[] = [];
  let isBusy = false;

  const bookWaiting = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      const booked = await bookTogether(batch.map(({ payment }) => payment));
      for (const { payment, answer } of batch) {
        answer(booked.has(payment) ? 'recorded' : bookGatewayPayment(db, 'ipn', payment));
      }
    }
    isBusy = false;
  };

  /** What fails together is booked singly: one that cannot be booked must not keep the others out of the books. */
  const bookTogether = async (payments: readonly ReportedPayment[]): Promise<ReadonlySet<ReportedPayment>> => {
    try {
      return await bookPlainPayments(db, payments);
    } catch (error) {
      logger.warn(
        { err: error, payments: payments.length },
        'Payments could not be booked together; each is booked alone',
      );
      return new Set();
    }
  };

  return {
    book: (payment) =>
      new Promise((answer) => {
        waiting.push({ payment, answer });
        if (!isBusy) void bookWaiting();
      }),
  };
}
