import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';
import { accounts, drawers, units } from '../schema/index.ts';

/** Which drawers: of these units, of one person, one alone, or only those not handed over. */
export interface DrawerFilter {
  readonly id?: string;
  readonly accountId?: string;
  readonly unitCodes?: readonly string[];
  readonly isOpen?: true;
}

const confirmers = alias(accounts, 'confirmers');
const closers = alias(accounts, 'closers');

/** Sums are of numbers as text, beyond what a JavaScript number of PostgreSQL's driver would keep. */
const moved = (direction: 'in' | 'out') => sql<string>`(select coalesce(sum(b.amount_vnd), 0)::text
  from drawer_movements m join bookings b on b.id = m.booking_id
  where m.drawer_id = ${drawers.id} and b.direction = ${direction})`;

/** Drawers with what moved through them: those somebody must still act on first, then the latest. */
export async function listDrawers(db: Queryable, { id, accountId, unitCodes, isOpen }: DrawerFilter, limit: number) {
  const rows = await db
    .select({
      drawer: drawers,
      unitName: units.name,
      keeperName: accounts.name,
      closerName: closers.name,
      confirmerName: confirmers.name,
      inVnd: moved('in'),
      outVnd: moved('out'),
    })
    .from(drawers)
    .innerJoin(accounts, eq(accounts.id, drawers.accountId))
    .innerJoin(units, eq(units.code, drawers.unitCode))
    .leftJoin(closers, eq(closers.id, drawers.closedBy))
    .leftJoin(confirmers, eq(confirmers.id, drawers.confirmedBy))
    .where(
      and(
        id === undefined ? undefined : eq(drawers.id, id),
        accountId === undefined ? undefined : eq(drawers.accountId, accountId),
        unitCodes === undefined ? undefined : inArray(drawers.unitCode, [...unitCodes]),
        isOpen === undefined ? undefined : isNull(drawers.closedAt),
      ),
    )
    .orderBy(sql`${drawers.confirmedAt} is not null`, desc(drawers.openedAt), desc(drawers.id))
    .limit(limit);
  return rows.map(({ inVnd, outVnd, ...row }) => ({ ...row, inVnd: Number(inVnd), outVnd: Number(outVnd) }));
}

export type DrawerRow = Awaited<ReturnType<typeof listDrawers>>[number];
