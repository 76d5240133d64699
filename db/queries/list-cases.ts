import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { accounts, bankTransfers, dossiers, moneyCases, refunds } from '../schema/index.ts';
import type { PaymentPosition } from './transactions.ts';

/** Which cases: of these units and of no unit at all. */
export interface CaseFilter {
  readonly unitCodes: readonly string[];
  readonly status?: 'open' | 'resolved';
  readonly id?: string;
}

/** A page of cases of money that needs a person, oldest first. */
export async function listMoneyCases(
  db: Queryable,
  filter: CaseFilter,
  page: { readonly after?: PaymentPosition | undefined; readonly limit: number },
) {
  const { after } = page;
  return db
    .select({
      id: moneyCases.id,
      kind: moneyCases.kind,
      amountVnd: moneyCases.amountVnd,
      dossierCode: dossiers.code,
      orderId: moneyCases.orderId,
      reference: moneyCases.reference,
      transferContent: bankTransfers.content,
      payerName: bankTransfers.payerName,
      payerAccount: bankTransfers.payerAccount,
      status: moneyCases.status,
      ownerId: accounts.id,
      ownerName: accounts.name,
      createdAt: moneyCases.createdAt,
      resolution: moneyCases.resolution,
      reason: moneyCases.reason,
      resolvedAt: moneyCases.resolvedAt,
      refundId: sql<string | null>`(select ${refunds.id} from ${refunds} where ${refunds.caseId} = ${moneyCases.id}
        and ${refunds.status} = 'requested' order by ${refunds.id} limit 1)`,
    })
    .from(moneyCases)
    .leftJoin(dossiers, eq(dossiers.id, moneyCases.dossierId))
    .leftJoin(bankTransfers, eq(bankTransfers.bookingId, moneyCases.bookingId))
    .leftJoin(accounts, eq(accounts.id, moneyCases.ownerId))
    .where(
      and(
        conditionOf(filter),
        after === undefined
          ? undefined
          : sql`(${moneyCases.createdAt}, ${moneyCases.id}) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(moneyCases.createdAt, moneyCases.id)
    .limit(page.limit);
}

export type MoneyCaseRow = Awaited<ReturnType<typeof listMoneyCases>>[number];

/** How many cases match. */
export async function countMoneyCases(db: Queryable, filter: CaseFilter): Promise<number> {
  return db.$count(moneyCases, conditionOf(filter));
}

function conditionOf({ unitCodes, status, id }: CaseFilter): SQL | undefined {
  return and(
    or(isNull(moneyCases.unitCode), inArray(moneyCases.unitCode, [...unitCodes])),
    status === undefined ? undefined : eq(moneyCases.status, status),
    id === undefined ? undefined : eq(moneyCases.id, id),
  );
}
