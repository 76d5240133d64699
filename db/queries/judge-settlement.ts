import { sql } from 'drizzle-orm';
import { judgeSettlement, type JudgedLine, type SettlementLine } from '../../domain/settlement.ts';
import type { Queryable } from '../client.ts';
import { bookings, dossiers, paymentOrders, refunds, settlementLines } from '../schema/index.ts';

type Told = Pick<SettlementLine, 'attemptRef' | 'gatewayNo' | 'amountVnd'>;

/** The payment or refund of ours that a line is about. */
export interface SettledMoney {
  /** The movement by which the money came in. */
  readonly moneyOfId: string;
  readonly refundId: string | null;
  readonly orderId: string | null;
  readonly dossierId: string | null;
  readonly dossierCode: string | null;
  readonly unitCode: string | null;
}

export interface JudgedSettlementLine<Line extends Told = SettlementLine> extends JudgedLine {
  readonly line: Line;
  readonly money: SettledMoney | undefined;
}

/**
 * Holds lines of a settlement file against the books, one after the other: each finds what those above it have left.
 * `ownVnd` is what a line that was imported before accounts for already. Reads only.
 */
export async function judgeLines<Line extends Told>(
  db: Queryable,
  lines: readonly Line[],
  ownVnd: (line: Line) => number = () => 0,
): Promise<JudgedSettlementLine<Line>[]> {
  const found = await findMoney(db, lines);
  return lines.map((line) => {
    const key = keysOf(line).find((one) => found.has(one));
    const known = key === undefined ? undefined : found.get(key);
    if (known === undefined) return { line, money: undefined, ...judgeSettlement(line.amountVnd, undefined) };
    const openVnd = known.openVnd + ownVnd(line);
    const judged = judgeSettlement(line.amountVnd, { wholeVnd: known.wholeVnd, openVnd });
    known.openVnd = openVnd - judged.accountedVnd;
    return { line, money: known.money, ...judged };
  });
}

/** The keys under which our movement may be booked: money of a wrong amount has its amount in its key. */
function keysOf({ attemptRef, gatewayNo, amountVnd }: Told): string[] {
  if (amountVnd < 0) return [`refund:${attemptRef}:${gatewayNo}`];
  const key = `vnpay:${attemptRef}:${gatewayNo}`;
  return [key, `${key}:${amountVnd}`];
}

interface Known {
  readonly money: SettledMoney;
  readonly wholeVnd: number;
  openVnd: number;
}

async function findMoney(db: Queryable, lines: readonly Told[]): Promise<Map<string, Known>> {
  const paid = lines.filter(({ amountVnd }) => amountVnd > 0).flatMap(keysOf);
  const taken = lines.filter(({ amountVnd }) => amountVnd < 0).map(({ gatewayNo }) => gatewayNo);
  const rows = [
    ...(paid.length === 0 ? [] : await db.execute<Row>(paymentsUnder(paid))),
    ...(taken.length === 0 ? [] : await db.execute<Row>(refundsUnder(taken))),
  ];
  return new Map(
    rows.map((row) => [
      row.key,
      {
        money: {
          moneyOfId: row.money_of_id,
          refundId: row.refund_id,
          orderId: row.order_id,
          dossierId: row.dossier_id,
          dossierCode: row.dossier_code,
          unitCode: row.unit_code,
        },
        wholeVnd: Number(row.whole_vnd),
        openVnd: Number(row.whole_vnd) - Number(row.accounted_vnd),
      },
    ]),
  );
}

interface Row extends Record<string, unknown> {
  readonly key: string;
  readonly money_of_id: string;
  readonly refund_id: string | null;
  readonly order_id: string | null;
  readonly dossier_id: string | null;
  readonly dossier_code: string | null;
  readonly unit_code: string | null;
  readonly whole_vnd: string;
  readonly accounted_vnd: string;
}

const paymentsUnder = (keys: readonly string[]) => sql`
  select b.key, b.id as money_of_id, null as refund_id, o.id as order_id, d.id as dossier_id, d.code as dossier_code,
    d.unit_code, b.amount_vnd::text as whole_vnd,
    (select coalesce(sum(l.accounted_vnd), 0)::text from ${settlementLines} l
      where l.money_of_id = b.id and l.amount_vnd > 0) as accounted_vnd
  from ${bookings} b
  left join ${paymentOrders} o on o.id = b.order_id
  left join ${dossiers} d on d.id = o.dossier_id
  where b.key in ${[...keys]} and b.direction = 'in'`;

const refundsUnder = (gatewayNos: readonly string[]) => sql`
  select 'refund:' || b.reference || ':' || r.gateway_refund_no as key, b.id as money_of_id, r.id as refund_id,
    o.id as order_id, d.id as dossier_id, d.code as dossier_code, d.unit_code, r.amount_vnd::text as whole_vnd,
    (select coalesce(sum(l.accounted_vnd), 0)::text from ${settlementLines} l where l.refund_id = r.id) as accounted_vnd
  from ${refunds} r
  join ${bookings} b on b.id = r.booking_id
  left join ${paymentOrders} o on o.id = r.order_id
  left join ${dossiers} d on d.id = o.dossier_id
  where r.gateway_refund_no in ${[...gatewayNos]} and r.status = 'settled' and r.method = 'gateway'`;
