import { sql, type SQL } from 'drizzle-orm';
import type { RevenueScope } from '../../domain/reports/revenue.ts';
import {
  bookings,
  dossiers,
  ledgerEntries,
  paymentOrderLines,
  paymentOrders,
  procedures,
  refunds,
} from '../schema/index.ts';

/**
 * Every entry of a period that says what money is for, cut into the fees it is the price of: common table expressions
 * of which the last is `parts`. Whatever it is grouped by, it adds up to what came to our places and left them, because
 * the entries of a booking do, and the parts of an entry add up to the entry.
 *
 * What is booked to an order fills its fees in proportion, in whole VND, the rest going to the last; beyond what is owed
 * it is surplus, and so is all money of an order of which nothing is owed any more. A refund stays with the money's order
 * until it is paid out. It then takes from the fees it names if these make up its amount, otherwise from the surplus
 * first.
 */
export function revenueParts({ unitCodes, withUnmatched, fromInstant, toInstant }: RevenueScope): SQL {
  const inPeriod = sql`b.occurred_at >= ${fromInstant} and b.occurred_at < ${toInstant}`;
  return sql`
    moved as (
      select e.id, coalesce(e.order_id, r.order_id) as order_id
      from ${bookings} b join ${ledgerEntries} e on e.booking_id = b.id left join ${refunds} r on r.id = e.refund_id
      where ${inPeriod} and e.account in ('order', 'unmatched', 'refund')),
    orders as (
      select o.id, d.unit_code, d.code as dossier_code, d.procedure_code, p.name as procedure_name,
        case when o.status in ('awaited', 'paid') then o.total_vnd else 0 end as owed_vnd
      from ${paymentOrders} o
        join ${dossiers} d on d.id = o.dossier_id join ${procedures} p on p.code = d.procedure_code
      where o.id in (select order_id from moved)
        and ${unitCodes.length === 0 ? sql`false` : sql`d.unit_code in ${[...unitCodes]}`}),
    held as (
      select e.id as entry_id, o.id as order_id, null::jsonb as named
      from orders o join ${ledgerEntries} e on e.order_id = o.id
      union all
      select e.id, o.id, case when b.direction = 'out' and r.amount_vnd = (
        select sum((line ->> 'refundVnd')::bigint) from jsonb_array_elements(r.lines) line) then r.lines end
      from orders o join ${refunds} r on r.order_id = o.id
        join ${ledgerEntries} e on e.money_of_id = r.booking_id and e.refund_id = r.id
        join ${bookings} b on b.id = e.booking_id),
    course as (
      select h.*, b.occurred_at, -e.amount_vnd as amount_vnd,
        sum(case when h.named is null then -e.amount_vnd else 0 end)
          over (partition by h.order_id order by b.created_at, b.id, e.position) as after_vnd
      from held h join ${ledgerEntries} e on e.id = h.entry_id join ${bookings} b on b.id = e.booking_id),
    steps as (
      select c.entry_id, c.order_id, c.amount_vnd, c.named, o.owed_vnd,
        least(c.after_vnd - c.amount_vnd, o.owed_vnd) as before_vnd, least(c.after_vnd, o.owed_vnd) as after_vnd
      from course c join orders o on o.id = c.order_id
      where c.occurred_at >= ${fromInstant} and c.occurred_at < ${toInstant}),
    lines as (
      select l.order_id, l.code, l.name, l.amount_vnd,
        sum(l.amount_vnd) over (partition by l.order_id) as total_vnd,
        l.position = max(l.position) over (partition by l.order_id) as is_last
      from ${paymentOrderLines} l where l.order_id in (select id from orders)),
    shares as (
      select s.entry_id, s.order_id, s.after_vnd - s.before_vnd as whole_vnd, l.code, l.name,
        coalesce(l.is_last, true) as is_last,
        coalesce(div(s.after_vnd * l.amount_vnd, nullif(l.total_vnd, 0))
          - div(s.before_vnd * l.amount_vnd, nullif(l.total_vnd, 0)), 0) as share_vnd
      from steps s left join lines l on l.order_id = s.order_id
      where s.named is null and s.after_vnd <> s.before_vnd),
    divided as (
      select entry_id, order_id, 'fee' as kind, code, name,
        case when is_last
          then whole_vnd - coalesce(sum(share_vnd) filter (where not is_last) over (partition by entry_id), 0)
          else share_vnd end as amount_vnd
      from shares
      union all
      select entry_id, order_id, 'surplus', null, null, amount_vnd - (after_vnd - before_vnd)
      from steps where named is null
      union all
      select s.entry_id, s.order_id, 'fee', line ->> 'code', line -> 'name', -(line ->> 'refundVnd')::bigint
      from steps s, jsonb_array_elements(s.named) line
      union all
      select m.id, null, 'unmatched', null, null, -e.amount_vnd
      from moved m join ${ledgerEntries} e on e.id = m.id
      where m.order_id is null and ${withUnmatched}),
    parts as (
      select d.entry_id, d.kind, d.code, d.name, d.amount_vnd, o.id as order_id, o.dossier_code, o.unit_code,
        o.procedure_code, o.procedure_name, b.id as booking_id, b.direction, b.reference, b.occurred_at, m.channel
      from divided d
        join ${ledgerEntries} e on e.id = d.entry_id
        join ${bookings} b on b.id = e.booking_id
        join ${bookings} m on m.id = e.money_of_id
        left join orders o on o.id = d.order_id
      where d.amount_vnd <> 0)`;
}
