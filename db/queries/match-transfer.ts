import { and, eq } from 'drizzle-orm';
import type { AwaitedPayment } from '../../domain/money-meaning.ts';
import { findTransferNos } from '../../domain/transfer/reference.ts';
import type { Queryable } from '../client.ts';
import { dossiers, paymentOrders } from '../schema/index.ts';

/** The payment a transfer is for. */
export interface MatchedPayment extends AwaitedPayment {
  readonly orderId: string;
  readonly dossierCode: string;
}

/**
 * The payment of this unit whose reference is in the text of a transfer. `undefined` when there is none, or when several
 * are named: money for two is for a person to divide.
 */
export async function findPaymentInText(
  db: Queryable,
  { unitCode, content }: { readonly unitCode: string; readonly content: string },
): Promise<MatchedPayment | undefined> {
  const [transferNo, ...others] = findTransferNos(content);
  if (transferNo === undefined || others.length > 0) return undefined;
  const [found] = await db
    .select({
      orderId: paymentOrders.id,
      dossierCode: dossiers.code,
      status: paymentOrders.status,
      totalVnd: paymentOrders.totalVnd,
      receivedVnd: paymentOrders.receivedVnd,
    })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(and(eq(paymentOrders.transferNo, transferNo), eq(dossiers.unitCode, unitCode)));
  return found === undefined ? undefined : { ...found, dossierCode: found.dossierCode ?? '' };
}
