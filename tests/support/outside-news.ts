import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { bookGatewayPayment } from '../../db/queries/book-payment.ts';
import { bookParcelEvent } from '../../db/queries/parcels.ts';
import { paymentAttempts, type DeliveryStatus } from '../../db/schema/index.ts';
import type { BankAndPost } from './bank-and-post.ts';
import type { DossierViews } from './dossier-views.ts';

/** What is heard from payers, the bank and the post, taken down as the API does on checkout and callbacks. */
export function createOutsideNews(db: Database, outside: BankAndPost, views: DossierViews) {
  const { gateway } = outside;
  const news = {
    /** Opens a payment attempt for the dossier's order, as checkout does; bank and attempt go by this machine's clock. */
    async openAttempt(dossierId: string, orderNo = 1) {
      const { id: orderId, totalVnd: amountVnd } = await views.order(dossierId, orderNo);
      const createdAt = new Date();
      const expiresAt = new Date(createdAt.getTime() + 15 * 60_000);
      const ref = newId().replaceAll('-', '');
      const common = { amountVnd, method: 'bank', description: 'Thanh toan phi' } as const;
      await db.insert(paymentAttempts).values({
        ...common,
        orderId,
        ref,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      });
      const url = gateway.buildCheckoutUrl({
        ...common,
        attemptRef: ref,
        locale: 'vi',
        clientIp: '127.0.0.1',
        createdAt,
        expiresAt,
        returnUrl: 'http://127.0.0.1:9/return',
      });
      return { ref, amountVnd, url };
    },

    /** Takes down a successful payment of an attempt, as on a notification. */
    pay: ({ ref, amountVnd }: { readonly ref: string; readonly amountVnd: number }, paidAt = new Date()) =>
      bookGatewayPayment(db, 'ipn', {
        attemptRef: ref,
        amountVnd,
        succeeded: true,
        heldByGateway: false,
        gatewayTransactionNo: ref,
        responseCode: '00',
        transactionStatus: '00',
        bankCode: 'NCB',
        paidAt,
      }),

    /** The payer pays an attempt at the bank itself, and we hear of it by asking. */
    async payAtBank(dossierId: string, orderNo = 1) {
      const attempt = await news.openAttempt(dossierId, orderNo);
      await news.payOpened(attempt);
      return attempt;
    },

    /** The payer pays an attempt that is open at the bank itself, and we hear of it by asking. */
    async payOpened(attempt: { readonly ref: string; readonly url: string }): Promise<void> {
      await outside.openPayPage(attempt);
      await outside.decide(attempt, 'pay');
      const [kept] = await db.select().from(paymentAttempts).where(eq(paymentAttempts.ref, attempt.ref));
      if (kept === undefined) throw new Error(`No attempt ${attempt.ref}`);
      const fate = await outside.gateway.queryAttempt(kept);
      if (fate.kind !== 'paid') throw new Error(`The bank says ${fate.kind}`);
      await bookGatewayPayment(db, 'query', fate.payment);
    },

    /** Pays what is asked for and waits until the dossier has gone on. */
    async settle(dossierId: string, orderNo = 1): Promise<void> {
      await news.pay(await news.openAttempt(dossierId, orderNo));
      await views.until(dossierId, ({ status }) => status !== 'payment_requested');
    },

    /** Takes down what the carrier says of a parcel, as on a callback. */
    tellParcel: (orderNumber: string, status: DeliveryStatus, eventId: string = newId()) =>
      bookParcelEvent(db, { eventId, orderNumber, status, occurredAt: new Date(), note: '' }),
  };
  return news;
}
