import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { formatNumber } from '../../ui/format.ts';

interface NumberLinkProps {
  readonly count: number;
  /** The API's call behind the number, whose filters the list of the console takes as they are. */
  readonly href: string | null;
  /** What is counted, for those who do not see what stands beside it. */
  readonly label: string;
  readonly children?: ReactNode;
}

/** A number that opens the dossiers it counts; nothing to open where it counts none. */
export function NumberLink({ count, href, label, children }: NumberLinkProps) {
  const shown = children ?? formatNumber(count);
  if (href === null || count === 0) return <>{shown}</>;
  return (
    <Link component={RouterLink} to={drillPath(href)} aria-label={`${label}: ${formatNumber(count)}`}>
      {shown}
    </Link>
  );
}

/** Where the console shows the list behind a number. */
export function drillPath(href: string): string {
  return `/reports/dossiers${href.slice(href.indexOf('?'))}`;
}
