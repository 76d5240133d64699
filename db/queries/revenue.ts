import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { revenueKinds, type RevenueGrouping, type RevenueScope } from '../../domain/reports/revenue.ts';
import type { Queryable } from '../client.ts';
import { moneyChannels, units } from '../schema/index.ts';
import { revenueParts } from './revenue-parts.ts';

const sums = z.array(
  z.object({
    key: z.string(),
    kind: z.enum(revenueKinds).nullable(),
    name: localizedText.nullable(),
    procedureCode: z.string().nullable(),
    procedureName: localizedText.nullable(),
    cameVnd: z.coerce.number(),
    wentVnd: z.coerce.number(),
    movedVnd: z.coerce.number(),
    noFeeVnd: z.coerce.number(),
  }),
);

/** A group of a revenue report in VND: what came, what went back, and what changed only its purpose. */
export type RevenueSum = z.infer<typeof sums>[number];

/** The money of a period by fee, unit, channel or day. Groups through which no money went are not told. */
export async function sumRevenue(db: Queryable, scope: RevenueScope, by: RevenueGrouping): Promise<RevenueSum[]> {
  const rows = await db.execute(sql`
    with ${revenueParts(scope)}
    select ${keyOf(by)} as key, ${by === 'fee' ? sql`min(kind)` : sql`null`} as kind,
      ${namesOf(by)},
      coalesce(sum(p.amount_vnd) filter (where direction = 'in'), 0) as "cameVnd",
      -coalesce(sum(p.amount_vnd) filter (where direction = 'out'), 0) as "wentVnd",
      coalesce(sum(p.amount_vnd) filter (where direction = 'within'), 0) as "movedVnd",
      coalesce(sum(p.amount_vnd) filter (where kind <> 'fee'), 0) as "noFeeVnd"
    from parts p left join ${units} u on u.code = p.unit_code
    group by 1
    having bool_or(direction <> 'within') or sum(p.amount_vnd) <> 0
    order by ${by === 'fee' ? sql`array_position(${sql.raw(`array['${revenueKinds.join("','")}']`)}, min(kind)), 1` : sql`1`}`);
  return sums.parse([...rows]);
}

/** Fees of different procedures are different fees, whatever they call them. */
function keyOf(by: RevenueGrouping): SQL {
  switch (by) {
    case 'fee':
      return sql`case kind when 'fee' then procedure_code || ':' || coalesce(p.code, '') else kind end`;
    case 'unit':
      return sql`coalesce(unit_code, 'unmatched')`;
    case 'channel':
      return sql`channel`;
    case 'day':
      return sql`to_char(occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;
  }
}

/** A fee is called as it was when it was last paid. */
function namesOf(by: RevenueGrouping): SQL {
  if (by === 'unit')
    return sql`(array_agg(u.name))[1] as name, null as "procedureCode", null::jsonb as "procedureName"`;
  if (by !== 'fee') return sql`null::jsonb as name, null as "procedureCode", null::jsonb as "procedureName"`;
  return sql`(array_agg(p.name order by occurred_at desc))[1] as name,
    min(procedure_code) filter (where kind = 'fee') as "procedureCode",
    (array_agg(procedure_name) filter (where kind = 'fee'))[1] as "procedureName"`;
}

const movements = z.array(
  z.object({
    id: z.string(),
    at: z.coerce.date().transform((at) => at.toISOString()),
    direction: z.enum(['in', 'out', 'within']),
    channel: z.enum(moneyChannels),
    reference: z.string(),
    orderId: z.string().nullable(),
    dossierCode: z.string().nullable(),
    amountVnd: z.coerce.number(),
  }),
);

/** The part of a movement of money that counts in a group: positive came, negative went. */
export type RevenueMovement = z.infer<typeof movements>[number];

/** Where a page of movements goes on. */
export interface MovementPosition {
  readonly at: string;
  readonly id: string;
}

/** The movements a group of a report is the sum of, the latest first; all of them without a key. */
export async function listRevenueMovements(
  db: Queryable,
  { scope, by, key }: { readonly scope: RevenueScope; readonly by: RevenueGrouping; readonly key: string | undefined },
  { after, limit }: { readonly after: MovementPosition | undefined; readonly limit: number },
): Promise<{ readonly rows: RevenueMovement[]; readonly total: number }> {
  const found = await db.execute(sql`
    with ${revenueParts(scope)},
    found as (
      select min(entry_id::text) as id, date_trunc('milliseconds', occurred_at) as at, direction, channel, reference,
        order_id as "orderId", dossier_code as "dossierCode", sum(p.amount_vnd) as "amountVnd"
      from parts p where ${key === undefined ? sql`true` : sql`${keyOf(by)} = ${key}`}
      group by booking_id, occurred_at, direction, channel, reference, order_id, dossier_code
      having sum(p.amount_vnd) <> 0)
    select *, (select count(*)::int from found) as total from found
    where ${after === undefined ? sql`true` : sql`(at, id) < (${after.at}::timestamptz, ${after.id})`}
    order by at desc, id desc limit ${limit}`);
  const [first] = found;
  return {
    rows: movements.parse([...found]),
    total: z.object({ total: z.number() }).parse(first ?? { total: 0 }).total,
  };
}
