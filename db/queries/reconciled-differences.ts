import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import {
  bookings,
  dossiers,
  moneyCases,
  paymentAttempts,
  paymentOrders,
  reconciledAttempts,
  refunds,
} from '../schema/index.ts';
import type { LedgerFinding } from './check-ledger.ts';
import { closeCase, openCase } from './money-cases.ts';

type OpenedCase = Parameters<typeof openCase>[1];
type Difference = Omit<OpenedCase, 'key' | 'reference'> & { readonly reference: string };

/**
 * Opens the case of a difference unless there is one. A case that had closed itself is followed by another when the
 * difference is back; what a person has cleared up is not asked again.
 */
async function openDifference(tx: Transaction, { reference, kind, ...rest }: Difference): Promise<void> {
  const [latest] = await tx
    .select({ id: moneyCases.id, status: moneyCases.status, resolvedBy: moneyCases.resolvedBy })
    .from(moneyCases)
    .where(and(eq(moneyCases.kind, kind), eq(moneyCases.reference, reference)))
    .orderBy(desc(moneyCases.createdAt), desc(moneyCases.id))
    .limit(1);
  if (latest?.status === 'open' || typeof latest?.resolvedBy === 'string') return;
  const key = `reconcile:${kind}:${reference}`;
  await openCase(tx, { ...rest, kind, reference, key: latest === undefined ? key : `${key}:after:${latest.id}` });
}

/** Gives a difference between an attempt and the gateway its case. */
export async function openGatewayDifference(
  tx: Transaction,
  attempt: { readonly ref: string; readonly orderId: string },
  amountVnd: number,
): Promise<void> {
  const [about] = await tx
    .select({ dossierId: dossiers.id, unitCode: dossiers.unitCode })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(eq(paymentOrders.id, attempt.orderId));
  const { ref: reference, orderId } = attempt;
  await openDifference(tx, { kind: 'gatewayDiffers', reference, orderId, amountVnd, ...about });
}

/** Gives every finding of the books its case, and closes those of findings that are gone. */
export async function followFindings(tx: Transaction, findings: readonly LedgerFinding[]): Promise<void> {
  const references = new Set(findings.map(({ check, subject }) => `${check}: ${subject}`));
  for (const reference of references) await openDifference(tx, { kind: 'booksDisagree', reference, amountVnd: 0 });
  const open = await tx
    .select({ id: moneyCases.id, reference: moneyCases.reference })
    .from(moneyCases)
    .where(and(eq(moneyCases.kind, 'booksDisagree'), eq(moneyCases.status, 'open')));
  for (const { id, reference } of open) {
    if (reference !== null && references.has(reference)) continue;
    await closeCase(tx, id, { resolution: 'agreed', reason: null, actor: null });
  }
}

/** What our books have of an attempt: its movements, and whether the gateway was asked to give any of it back. */
export async function getBookedOfAttempt(
  db: Queryable,
  { id, orderId }: { readonly id: string; readonly orderId: string },
) {
  const booked = await db
    .select({ id: bookings.id, key: bookings.key, amountVnd: bookings.amountVnd })
    .from(bookings)
    .where(and(eq(bookings.orderId, orderId), eq(bookings.attemptId, id), eq(bookings.direction, 'in')));
  const ids = booked.map((booking) => booking.id);
  const given =
    ids.length === 0
      ? []
      : await db
          .select({ id: refunds.id })
          .from(refunds)
          .where(
            and(
              inArray(refunds.bookingId, ids),
              eq(refunds.method, 'gateway'),
              inArray(refunds.status, ['sent', 'needsPerson', 'settled', 'rejected']),
            ),
          )
          .limit(1);
  return { booked, wasGivenBack: given.length > 0 };
}

/** Attempts of a day that did not simply agree, in these units; with the case, where one was opened about them. */
export async function listDifferences(
  db: Queryable,
  {
    onDate,
    unitCodes,
    limit,
  }: { readonly onDate: string; readonly unitCodes: readonly string[]; readonly limit: number },
) {
  return db
    .select({
      attemptRef: paymentAttempts.ref,
      paymentId: paymentOrders.id,
      dossierCode: dossiers.code,
      result: reconciledAttempts.result,
      gatewaySays: reconciledAttempts.gatewaySays,
      gatewayVnd: reconciledAttempts.gatewayVnd,
      oursVnd: reconciledAttempts.oursVnd,
      comparedAt: reconciledAttempts.comparedAt,
      caseStatus: sql<'open' | 'resolved' | null>`(select c.status from ${moneyCases} c
        where c.reference = ${paymentAttempts.ref} order by c.created_at desc limit 1)`,
    })
    .from(reconciledAttempts)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, reconciledAttempts.attemptId))
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(
      and(
        eq(reconciledAttempts.onDate, onDate),
        inArray(reconciledAttempts.result, ['recovered', 'differs', 'unanswered']),
        inArray(dossiers.unitCode, [...unitCodes]),
      ),
    )
    .orderBy(reconciledAttempts.attemptId)
    .limit(limit);
}
