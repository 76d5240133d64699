import type { z } from 'zod';
import type { ReceiptFilter } from '../../domain/reports/exports.ts';
import { maxRevenueDays, type RevenueGrouping, type RevenueScope } from '../../domain/reports/revenue.ts';
import { dayOfDate, localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import type { receiptsContract } from '../contract/receipts.ts';
import type { revenueContract } from '../contract/revenue.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { unitsOf, type Principal } from '../http/principal.ts';

type RevenueQuery = z.output<typeof revenueContract.getRevenue.query>;
type ReceiptQuery = z.output<typeof receiptsContract.listReceiptSeries.query>;

/** Roles that see the money of their units. */
export const accounting = ['accountant', 'supervisor'] as const;

/** A revenue report as asked for, with its days, both included. */
export interface AskedRevenue {
  readonly scope: RevenueScope;
  readonly by: RevenueGrouping;
  readonly from: string;
  readonly to: string;
}

/** @throws Problem `forbidden` for a unit of others, or naming `to` when the days are in the wrong order or too many. */
export function askedRevenue(principal: Principal, query: RevenueQuery, place = 'query'): AskedRevenue {
  const to = query.to ?? localDateOf(new Date());
  const from = query.from ?? `${to.slice(0, 7)}-01`;
  checkOrder({ from, to }, place);
  if (dayOfDate(to, 'to') - dayOfDate(from, 'from') >= maxRevenueDays) {
    throw faultyField(`${place}.to`, 'too_long', {
      vi: `Chọn kỳ không quá ${maxRevenueDays} ngày.`,
      en: `Choose a period of at most ${maxRevenueDays} days.`,
    });
  }
  return {
    scope: {
      unitCodes: accountedUnits(principal, query.unit),
      withUnmatched: query.unit === undefined,
      fromInstant: startOfDate(from),
      toInstant: startOfDate(to, 1),
    },
    by: query.by,
    from,
    to,
  };
}

/** @throws Problem `forbidden` for a unit of others, or naming `to` when the days are in the wrong order. */
export function receiptFilterOf(principal: Principal, query: ReceiptQuery, place = 'query'): ReceiptFilter {
  const { unit, series, status, number, from, to } = query;
  if (from !== undefined && to !== undefined) checkOrder({ from, to }, place);
  return {
    unitCodes: accountedUnits(principal, unit),
    seriesId: series,
    status,
    no: number === undefined ? undefined : Number(number),
    fromInstant: from && startOfDate(from),
    toInstant: to && startOfDate(to, 1),
  };
}

function accountedUnits(principal: Principal, unit: string | undefined): readonly string[] {
  const units = unitsOf(principal, accounting);
  if (unit === undefined) return units;
  if (!units.includes(unit)) throw new Problem('forbidden');
  return [unit];
}

function checkOrder({ from, to }: { readonly from: string; readonly to: string }, place: string): void {
  if (from <= to) return;
  throw faultyField(`${place}.to`, 'before_from', {
    vi: 'Ngày cuối phải từ ngày đầu trở đi.',
    en: 'The last day must not be before the first.',
  });
}
