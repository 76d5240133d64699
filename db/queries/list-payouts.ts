import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { receivableBands, unfitMeanings } from '../../domain/settlement.ts';
import type { Queryable } from '../client.ts';
import { bankTransfers, bookings, dossiers, payouts, refunds, settlementLines } from '../schema/index.ts';

const isUnfit = inArray(settlementLines.meaning, [...unfitMeanings]);

/** Payouts with what their lines add up to: those that have not arrived first, then the latest. */
export async function listPayouts(db: Queryable, limit: number) {
  const rows = await db
    .select({
      id: payouts.id,
      reference: payouts.reference,
      arrivedAt: payouts.arrivedAt,
      arrivedReference: bookings.reference,
      settledOn: sql<string>`max(${settlementLines.settledOn})::text`,
      lines: sql<number>`count(*)::int`,
      openLines: sql<number>`count(*) filter (where ${isUnfit})::int`,
      grossVnd: sql<string>`sum(${settlementLines.amountVnd})::text`,
      feeVnd: sql<string>`sum(${settlementLines.feeVnd})::text`,
      otherCreditVnd: sql<string | null>`case when ${payouts.transferId} is null then (
        select t.amount_vnd::text from ${bankTransfers} t
        where t.received_at >= ${payouts.createdAt} - interval '31 days'
          and position(${payouts.reference} in upper(regexp_replace(t.content, '[^0-9A-Za-z]', '', 'g'))) > 0
        order by t.received_at desc limit 1) end`,
    })
    .from(payouts)
    .innerJoin(settlementLines, eq(settlementLines.payoutId, payouts.id))
    .leftJoin(bookings, eq(bookings.id, payouts.transferId))
    .groupBy(payouts.id, bookings.id)
    .orderBy(sql`${payouts.transferId} is not null`, sql`max(${settlementLines.settledOn}) desc`, desc(payouts.id))
    .limit(limit);
  return rows.map(({ grossVnd, feeVnd, otherCreditVnd, ...row }) => ({
    ...row,
    grossVnd: Number(grossVnd),
    feeVnd: Number(feeVnd),
    netVnd: Number(grossVnd) - Number(feeVnd),
    otherCreditVnd: otherCreditVnd === null ? null : Number(otherCreditVnd),
  }));
}

/** The lines of a payout: those that do not fit our books first, then as in their file. */
export async function listPayoutLines(db: Queryable, payoutId: string) {
  return db
    .select({ line: settlementLines, dossierCode: dossiers.code, paymentId: bookings.orderId })
    .from(settlementLines)
    .leftJoin(bookings, eq(bookings.id, settlementLines.moneyOfId))
    .leftJoin(refunds, eq(refunds.id, settlementLines.refundId))
    .leftJoin(
      dossiers,
      sql`${dossiers.id} = coalesce(${refunds.dossierId},
        (select o.dossier_id from payment_orders o where o.id = ${bookings.orderId}))`,
    )
    .where(eq(settlementLines.payoutId, payoutId))
    .orderBy(desc(isUnfit), asc(settlementLines.line));
}

/** A span of days that money has been with the gateway. */
export interface ReceivableBand {
  readonly fromDays: number;
  /** `null`: and older. */
  readonly toDays: number | null;
  readonly payments: number;
  readonly amountVnd: number;
}

/** What the gateway still owes us, by the days since it was paid. */
export async function ageReceivable(db: Queryable): Promise<ReceivableBand[]> {
  const bounds = sql.raw(receivableBands.join(','));
  const rows = await db.execute<{ band: number; payments: number; amount_vnd: string }>(sql`
    select width_bucket(extract(epoch from now() - b.occurred_at) / 86400, array[${bounds}]::float[])::int as band,
      count(*)::int as payments, sum(left_vnd.sum)::text as amount_vnd
    from ${bookings} b
    cross join lateral (select sum(e.amount_vnd) as sum from ledger_entries e
      where e.money_of_id = b.id and e.account = 'gateway') left_vnd
    where b.direction = 'in' and b.channel = 'vnpay' and left_vnd.sum <> 0
    group by band`);
  return receivableBands.map((fromDays, index) => {
    // Money dated by a clock ahead of ours is as young as can be.
    const within = rows.filter(({ band }) => Math.max(1, band) === index + 1);
    const next = receivableBands[index + 1];
    return {
      fromDays,
      toDays: next === undefined ? null : next - 1,
      payments: within.reduce((sum, { payments }) => sum + payments, 0),
      amountVnd: within.reduce((sum, { amount_vnd: vnd }) => sum + Number(vnd), 0),
    };
  });
}

/** What lies on the two accounts of settlements, in VND. */
export async function sumSettlementAccounts(
  db: Queryable,
): Promise<{ readonly underwayVnd: number; readonly feeVnd: number }> {
  const [row] = await db.execute<{ underway: string; fee: string }>(sql`
    select coalesce(sum(amount_vnd) filter (where account = 'underway'), 0)::text as underway,
      coalesce(sum(amount_vnd) filter (where account = 'gatewayFee'), 0)::text as fee
    from ledger_entries where account in ('underway', 'gatewayFee')`);
  return { underwayVnd: Number(row?.underway ?? 0), feeVnd: Number(row?.fee ?? 0) };
}
