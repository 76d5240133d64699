import type { ReportMonths, ReportScope } from '../../db/queries/reports.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { unitsOf, type Principal } from '../http/principal.ts';

const maxMonths = 60;

/** Whole months, `YYYY-MM`, both included, with the instants they begin and end at. */
export interface Period extends ReportMonths {
  readonly from: string;
  readonly to: string;
  readonly fromInstant: string;
  readonly toInstant: string;
  /** The period reaches the present, so that what is open belongs to it. */
  readonly isCurrent: boolean;
}

/** The units a report is about: those the reader supervises, or one of them. @throws Problem `forbidden`. */
export function supervisedUnits(principal: Principal, unit: string | undefined): readonly string[] {
  const units = unitsOf(principal, ['supervisor']);
  if (unit === undefined) return units;
  if (!units.includes(unit)) throw new Problem('forbidden');
  return [unit];
}

/** @throws Problem naming `query.to` when the months are the wrong way round or too many. */
export function periodOf(query: { from?: string | undefined; to?: string | undefined }, today: string): Period {
  const thisMonth = today.slice(0, 7);
  const to = query.to ?? thisMonth;
  const from = query.from ?? (to < thisMonth ? to : thisMonth);
  if (from > to) {
    throw faultyField('query.to', 'before_from', {
      vi: 'Tháng cuối phải từ tháng đầu trở đi.',
      en: 'The last month must not be before the first.',
    });
  }
  if (monthNumber(to) - monthNumber(from) >= maxMonths) {
    throw faultyField('query.to', 'too_long', {
      vi: `Chọn kỳ không quá ${maxMonths} tháng.`,
      en: `Choose a period of at most ${maxMonths} months.`,
    });
  }
  return {
    from,
    to,
    fromMonth: `${from}-01`,
    toMonth: `${to}-01`,
    fromInstant: startOfDate(`${from}-01`),
    toInstant: startOfDate(`${nextMonth(to)}-01`),
    isCurrent: from <= thisMonth && to >= thisMonth,
  };
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function nextMonth(month: string): string {
  const number = monthNumber(month);
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** The list of dossiers that a number counts. */
export function dossiersHref(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return `/dossiers?${new URLSearchParams(given).toString()}`;
}

/** Filters of `GET /dossiers` that say what a scope says. */
export function scopeFilters(scope: Omit<ReportScope, 'unitCodes'> & { readonly unitCode?: string | undefined }) {
  return {
    unit: scope.unitCode,
    field: scope.fieldCode,
    procedure: scope.procedureCode,
    officer: scope.officerId,
  };
}
