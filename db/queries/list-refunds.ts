import { and, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { RefundStatus } from '../../domain/refund.ts';
import type { Queryable } from '../client.ts';
import { accounts, bookings, dossiers, moneyCases, refunds } from '../schema/index.ts';
import type { PaymentPosition } from './transactions.ts';

/** Whose refunds, and which of them. */
export interface RefundFilter {
  readonly unitCodes?: readonly string[];
  readonly status?: RefundStatus | undefined;
  readonly orderId?: string;
  readonly ids?: readonly string[];
}

const requester = alias(accounts, 'requester');
const decider = alias(accounts, 'decider');

/** A page of refunds, latest first, with the people behind them. */
export async function listRefunds(
  db: Queryable,
  filter: RefundFilter,
  page: { readonly after?: PaymentPosition | undefined; readonly limit: number },
) {
  const { after } = page;
  return db
    .select({
      refund: refunds,
      id: refunds.id,
      createdAt: refunds.createdAt,
      dossierCode: dossiers.code,
      caseKind: moneyCases.kind,
      requesterName: requester.name,
      deciderName: decider.name,
      /** Who took down that the money came; `null` when a machine told it. */
      moneyBookedBy: bookings.bookedBy,
    })
    .from(refunds)
    .innerJoin(bookings, eq(bookings.id, refunds.bookingId))
    .leftJoin(dossiers, eq(dossiers.id, refunds.dossierId))
    .leftJoin(moneyCases, eq(moneyCases.id, refunds.caseId))
    .leftJoin(requester, eq(requester.id, refunds.requestedBy))
    .leftJoin(decider, eq(decider.id, refunds.decidedBy))
    .where(
      and(
        conditionOf(filter),
        after === undefined
          ? undefined
          : sql`(${refunds.createdAt}, ${refunds.id}) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(refunds.createdAt), desc(refunds.id))
    .limit(page.limit);
}

export type RefundRow = Awaited<ReturnType<typeof listRefunds>>[number];

/** How many refunds match. */
export async function countRefunds(db: Queryable, filter: RefundFilter): Promise<number> {
  return db.$count(refunds, conditionOf(filter));
}

function conditionOf({ unitCodes, status, orderId, ids }: RefundFilter): SQL | undefined {
  return and(
    unitCodes === undefined ? undefined : or(isNull(refunds.unitCode), inArray(refunds.unitCode, [...unitCodes])),
    status === undefined ? undefined : eq(refunds.status, status),
    orderId === undefined ? undefined : eq(refunds.orderId, orderId),
    ids === undefined ? undefined : inArray(refunds.id, [...ids]),
  );
}
