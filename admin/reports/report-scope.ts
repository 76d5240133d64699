import { useSearchParams } from 'react-router';
import { localDateOf } from '../../domain/working-time/local-time.ts';

/** Months, `YYYY-MM`, and perhaps one unit: what all reports of the page are about. Kept in the address. */
export interface ReportScope {
  readonly unit: string | undefined;
  readonly from: string;
  readonly to: string;
}

const month = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** The scope of the page and how to change it. */
export function useReportScope(): readonly [ReportScope, (change: Partial<ReportScope>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const present = localDateOf(new Date()).slice(0, 7);
  const monthIn = (name: string) => {
    const given = parameters.get(name);
    return given !== null && month.test(given) ? given : present;
  };
  const scope = { unit: parameters.get('unit') ?? undefined, from: monthIn('from'), to: monthIn('to') };
  const change = (part: Partial<ReportScope>) => {
    const { unit, from, to } = { ...scope, ...part };
    const inOrder = from <= to ? { from, to } : 'from' in part ? { from, to: from } : { from: to, to };
    setParameters({ ...inOrder, ...(unit === undefined || unit === '' ? {} : { unit }) }, { replace: true });
  };
  return [scope, change];
}
