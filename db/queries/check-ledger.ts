import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** Something the books hold against themselves. */
export interface LedgerFinding {
  /** Which rule does not hold. */
  readonly check: LedgerCheck;
  /** A code, a reference or an id it does not hold for. */
  readonly subject: string;
  readonly detail: string;
}

/**
 * Rules of the books, each as a question whose answer must be empty. Each row is a `subject` and a `detail`.
 * What the database itself refuses (unbalanced bookings, refunds beyond a booking) is asked once more all the same.
 */
const checks = {
  bookingsBalance: sql`
    select b.key as subject, 'entries add up to ' || coalesce(sum(e.amount_vnd), 0) as detail
    from bookings b left join ledger_entries e on e.booking_id = b.id
    group by b.id having coalesce(sum(e.amount_vnd), 0) <> 0 or count(e.id) < 2`,
  ordersAgreeWithEntries: sql`
    select o.id::text as subject, 'the order says ' || o.received_vnd || ', its entries ' || e.sum as detail
    from payment_orders o
    cross join lateral (select coalesce(-sum(amount_vnd), 0) as sum from ledger_entries where order_id = o.id) e
    where o.received_vnd <> e.sum`,
  gatewayMoneyIsBooked: sql`
    select g.attempt_ref as subject, 'the gateway reported ' || g.amount_vnd || ' under ' || g.transaction_no as detail
    from gateway_events g
    where g.transaction_status = '00' and coalesce(g.response_code, '00') = '00'
      and not exists (select 1 from bookings b where b.direction = 'in' and b.channel = 'vnpay'
        and b.reference = g.attempt_ref and b.amount_vnd = g.amount_vnd
        and split_part(b.key, ':', 3) = g.transaction_no)`,
  bookedMoneyWasReported: sql`
    select b.reference as subject, b.amount_vnd || ' was booked, the gateway never reported it' as detail
    from bookings b
    where b.direction = 'in' and b.channel = 'vnpay'
      and not exists (select 1 from gateway_events g where g.attempt_ref = b.reference
        and g.amount_vnd = b.amount_vnd and g.transaction_status = '00')`,
  refundsAgreeWithEntries: sql`
    select r.id::text as subject, r.status || ', but ' || e.sum || ' is owed by the books' as detail
    from refunds r
    cross join lateral (select coalesce(-sum(amount_vnd), 0) as sum from ledger_entries where refund_id = r.id) e
    where e.sum <> case when r.status in ('approved', 'sent', 'needsPerson') then r.amount_vnd else 0 end`,
  refundsStayWithinBookings: sql`
    select b.key as subject, 'refunds take ' || sum(r.amount_vnd) || ' of ' || b.amount_vnd as detail
    from refunds r join bookings b on b.id = r.booking_id
    where r.status not in ('declined', 'rejected')
    group by b.id having sum(r.amount_vnd) > b.amount_vnd`,
  unmatchedMoneyHasOwner: sql`
    select b.key as subject, -sum(e.amount_vnd) || ' is nobody''s' as detail
    from ledger_entries e join bookings b on b.id = e.money_of_id
    where e.account = 'unmatched'
      and not exists (select 1 from money_cases c where c.booking_id = b.id and c.status = 'open')
      and not exists (select 1 from refunds r where r.booking_id = b.id and r.status = 'requested')
    group by b.id having sum(e.amount_vnd) <> 0`,
  surplusMoneyHasOwner: sql`
    select o.id::text as subject, o.status || ', but ' || o.received_vnd || ' of ' || o.total_vnd || ' is there' as detail
    from payment_orders o
    where (case o.status when 'paid' then o.received_vnd > o.total_vnd else o.received_vnd > 0 end)
      and not exists (select 1 from money_cases c where c.order_id = o.id
        and (c.status = 'open' or c.resolution in ('keep', 'assign')))
      and not exists (select 1 from refunds r where r.order_id = o.id
        and r.status in ('requested', 'approved', 'sent', 'needsPerson'))`,
  receiptsHaveNoGaps: sql`
    select s.unit_code || ' ' || s.series_code as subject,
      (s.next_no - 1) || ' numbers taken, ' || count(r.id) || ' receipts, the last ' || coalesce(max(r.no), 0) as detail
    from receipt_series s left join receipts r on r.series_id = s.id
    group by s.id having count(r.id) <> s.next_no - 1 or coalesce(max(r.no), 0) <> s.next_no - 1`,
  paidOrdersHaveReceipts: sql`
    select o.id::text as subject, 'paid since ' || o.paid_at || ' without a receipt' as detail
    from payment_orders o
    where o.status = 'paid' and not exists (select 1 from receipts r where r.order_id = o.id)
      and o.paid_at >= (select min(issued_at) from receipts)`,
  dossiersAgreeWithMoney: sql`
    select d.code as subject, 'the dossier says ' || (d.state -> 'payment' ->> 'outcome')
      || ', its order ' || o.status as detail
    from dossiers d
    join payment_orders o on o.dossier_id = d.id and o.order_no = (d.state -> 'payment' ->> 'orderNo')::int
    where d.state -> 'payment' ->> 'outcome' <> o.status
      and not (o.status = 'paid' and d.state -> 'payment' ->> 'outcome' = 'awaited'
        and o.paid_at > now() - interval '10 minutes')`,
  endedDossiersKeepOnlyTheirFees: sql`
    select d.code as subject, 'the dossier is ' || d.status || ', but ' || o.received_vnd || ' of its fee is there, of which '
      || kept.sum || ' stays by its rules' as detail
    from dossiers d join payment_orders o on o.dossier_id = d.id
    cross join lateral (select coalesce(sum(l.amount_vnd), 0) as sum from payment_order_lines l
      where l.order_id = o.id and (l.refund_policy = 'never'
        or l.refund_policy = 'beforeAcceptance' and d.state ->> 'clock' is not null)) kept
    where o.status = 'paid' and o.received_vnd > kept.sum
      and (d.status in ('withdrawn', 'refused', 'stopped') or d.status = 'returned' and (d.state ->> 'negative')::boolean)
      and not exists (select 1 from money_cases c where c.order_id = o.id and (c.status = 'open' or c.resolution = 'keep'))
      and not exists (select 1 from refunds r where r.order_id = o.id and r.status = 'requested')`,
  feesStayForWhatIsGoingOn: sql`
    select d.code as subject, 'the dossier goes on, but of its paid fee ' || o.received_vnd || ' of ' || o.total_vnd
      || ' is there' as detail
    from dossiers d join payment_orders o on o.dossier_id = d.id
    where o.status = 'paid' and o.received_vnd < o.total_vnd
      and d.status not in ('withdrawn', 'refused', 'stopped') and not (d.status = 'returned' and (d.state ->> 'negative')::boolean)
      and not exists (select 1 from money_cases c where c.order_id = o.id
        and (c.status = 'open' or c.resolution = 'goesOnWithout'))`,
  settlementsAgreeWithEntries: sql`
    select l.attempt_ref || ' ' || l.gateway_no as subject,
      l.accounted_vnd || ' of ' || l.amount_vnd || ' is accounted for, fee ' || l.fee_vnd || '; by the books '
        || e.left_gateway || ', fee ' || e.fee as detail
    from settlement_lines l
    cross join lateral (
      select coalesce(-sum(e.amount_vnd) filter (where e.account = 'gateway'), 0) as left_gateway,
        coalesce(sum(e.amount_vnd) filter (where e.account = 'gatewayFee'), 0) as fee
      from payout_movements m join ledger_entries e on e.booking_id = m.booking_id where m.line_id = l.id) e
    where e.left_gateway <> sign(l.amount_vnd) * l.accounted_vnd
      or e.fee <> case when l.amount_vnd > 0 then least(l.fee_vnd, l.accounted_vnd) else 0 end`,
  settlementsHaveOwner: sql`
    select l.attempt_ref || ' ' || l.gateway_no as subject, l.meaning || ': ' || l.amount_vnd as detail
    from settlement_lines l
    where l.meaning in ('unknown', 'doubled', 'wrongAmount')
      and not exists (select 1 from money_cases c where c.key = 'settlement:' || l.id)`,
  payoutsAgreeWithEntries: sql`
    select p.reference as subject, 'it has arrived, but ' || e.sum || ' is underway by the books' as detail
    from payouts p
    cross join lateral (select coalesce(sum(e.amount_vnd), 0) as sum
      from payout_movements m join ledger_entries e on e.booking_id = m.booking_id
      where m.payout_id = p.id and e.account = 'underway') e
    where p.transfer_id is not null and e.sum <> 0
      and not exists (select 1 from settlement_lines l where l.payout_id = p.id and l.accounted_vnd <> abs(l.amount_vnd))`,
  moneyUnderwayIsOfPayouts: sql`
    select b.key as subject, sum(e.amount_vnd) || ' is underway by no payout' as detail
    from ledger_entries e join bookings b on b.id = e.booking_id
    where e.account in ('underway', 'gatewayFee')
      and not exists (select 1 from payout_movements m where m.booking_id = b.id)
    group by b.id`,
  cashIsInDrawers: sql`
    select b.key as subject, b.direction || ' ' || b.amount_vnd || ' in cash is in nobody''s drawer' as detail
    from bookings b
    where b.channel = 'cash' and b.created_at >= (select min(created_at) from drawers)
      and not exists (select 1 from drawer_movements m where m.booking_id = b.id)
      and not exists (select 1 from ledger_entries e join refunds r on r.id = e.refund_id
        where e.booking_id = b.id and r.unit_code is null)`,
  drawersAgreeWithEntries: sql`
    select d.id::text as subject, 'counted ' || d.counted_vnd || ' of ' || d.expected_vnd || ', but ' || e.sum
      || ' is booked as the difference' as detail
    from drawers d
    cross join lateral (select coalesce(-sum(e.amount_vnd), 0) as sum
      from bookings b join ledger_entries e on e.booking_id = b.id
      where b.key = 'drawer:' || d.id and e.account = 'cashDifference') e
    where d.confirmed_at is not null and d.counted_vnd - d.expected_vnd <> e.sum`,
} as const;

export type LedgerCheck = keyof typeof checks;

const ledgerChecks = Object.keys(checks) as LedgerCheck[];

/** Whether the books agree with themselves, the gateway's reports, the receipts and the dossiers; nothing is all well. */
export async function checkLedger(db: Queryable): Promise<LedgerFinding[]> {
  const findings: LedgerFinding[] = [];
  for (const check of ledgerChecks) {
    const rows = await db.execute<{ subject: string; detail: string }>(checks[check]);
    findings.push(...rows.map(({ subject, detail }) => ({ check, subject, detail })));
  }
  return findings;
}
