import { z } from 'zod';
import { listRevenueMovements, sumRevenue, type RevenueSum } from '../../db/queries/revenue.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { revenueNames } from '../../domain/reports/revenue.ts';
import { revenueContract, type RevenueReport } from '../contract/revenue.ts';
import { cursorOf } from '../http/cursor.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { askedRevenue, type AskedRevenue } from '../views/money-scope.ts';

const movementCursor = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** What came in and went back, by what one asks for, and the movements behind each figure. */
export function revenueRoutes({ db }: ApiParts): BoundRoute[] {
  return [
    bind(revenueContract.getRevenue, async ({ principal, query }) => {
      const asked = askedRevenue(principal, query);
      const rows = await sumRevenue(db, asked.scope, asked.by);
      return {
        asOf: new Date().toISOString(),
        from: asked.from,
        to: asked.to,
        total: sumOf(rows),
        groups: rows.map((row) => shownGroup(row, asked, query.unit)),
      };
    }),

    bind(revenueContract.listRevenueMovements, async ({ principal, query }) => {
      const { scope, by } = askedRevenue(principal, query);
      const page = { after: movementCursor.decode(query.cursor), limit: query.limit + 1 };
      const { rows, total } = await listRevenueMovements(db, { scope, by, key: query.key }, page);
      const shown = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      return {
        data: shown.map(({ orderId, ...row }) => ({ ...row, paymentId: orderId })),
        page: {
          next: last === undefined ? null : movementCursor.encode({ at: last.at, id: last.id }),
          total,
          totalIsExact: true,
        },
      };
    }),
  ];
}

function sumOf(rows: readonly Pick<RevenueSum, 'cameVnd' | 'wentVnd' | 'movedVnd' | 'noFeeVnd'>[]) {
  const sum = (name: 'cameVnd' | 'wentVnd' | 'movedVnd' | 'noFeeVnd') =>
    rows.reduce((total, row) => total + row[name], 0);
  const [cameVnd, wentVnd, movedVnd] = [sum('cameVnd'), sum('wentVnd'), sum('movedVnd')];
  return { cameVnd, wentVnd, movedVnd, netVnd: cameVnd - wentVnd + movedVnd, noFeeVnd: sum('noFeeVnd') };
}

function shownGroup(
  row: RevenueSum,
  { by, from, to }: AskedRevenue,
  unit: string | undefined,
): RevenueReport['groups'][number] {
  const { key, kind, name, procedureCode, procedureName } = row;
  const query = new URLSearchParams({ by, from, to, ...(unit === undefined ? {} : { unit }), key });
  return {
    key,
    kind,
    name: name ?? nameOf(key),
    procedure: procedureCode === null || procedureName === null ? null : { code: procedureCode, name: procedureName },
    ...sumOf([row]),
    href: `/reports/revenue/movements?${query.toString()}`,
  };
}

function nameOf(key: string): LocalizedText | null {
  return new Map<string, LocalizedText>(Object.entries(revenueNames)).get(key) ?? null;
}
