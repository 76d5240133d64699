import type { DossierStatus } from '../lifecycle/statuses.ts';
import type { RevenueGrouping, RevenueScope } from './revenue.ts';
import type { Bucket } from './standing.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `cancelled` by who asked; `failed` after several tries; `expired` once the file is gone. */
export const exportStatuses = ['waiting', 'writing', 'ready', 'cancelled', 'failed', 'expired'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/** Days a finished file can be fetched. A setting. */
export const exportKeptDays = 7;

/** Tasks past their deadline, and those due by the end of tomorrow. */
export const taskDues = ['overdue', 'soon'] as const;
export type TaskDue = (typeof taskDues)[number];

/** Which dossiers a report's number or an export is about. */
export interface FigureFilter {
  readonly unitCodes: readonly string[];
  readonly bucket?: Bucket | undefined;
  readonly fieldCode?: string | undefined;
  readonly procedureCode?: string | undefined;
  /** Who has it while it is open, who last worked on it once it is done; `none` for nobody. */
  readonly officerId?: string | undefined;
  /** Who holds an open task of these units on it, and how urgent that task is. */
  readonly holderId?: string | undefined;
  readonly taskDue?: TaskDue | undefined;
  readonly status?: DossierStatus | undefined;
  readonly text?: string | undefined;
  /** Instants between which it was submitted, the work on it ended, and it is or was due; to exclusive. */
  readonly submittedFrom?: string | undefined;
  readonly submittedTo?: string | undefined;
  readonly settledFrom?: string | undefined;
  readonly settledTo?: string | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
}

/** Which receipts of the register; instants of issue, to exclusive. */
export interface ReceiptFilter {
  readonly unitCodes: readonly string[];
  readonly seriesId?: string | undefined;
  readonly status?: 'issued' | 'void' | undefined;
  readonly no?: number | undefined;
  readonly fromInstant?: string | undefined;
  readonly toInstant?: string | undefined;
}

/** What an export is of. */
export const exportKinds = ['dossiers', 'revenue', 'receipts'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** As an export keeps it: with the instant of asking, at which overdue is judged. Those kept without a kind are of dossiers. */
export type ExportFilter =
  | (FigureFilter & { readonly kind?: 'dossiers'; readonly asOf: string })
  | (RevenueScope & { readonly kind: 'revenue'; readonly by: RevenueGrouping; readonly asOf: string })
  | (ReceiptFilter & { readonly kind: 'receipts'; readonly asOf: string });

/**
 * A text as a cell may hold it: one that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection). Applicants choose their names; officers open the file.
 */
export function harmlessCell(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** A row of a CSV file (RFC 4180), every text harmless and quoted; a number, even a negative one, is a number. */
export function csvRow(cells: readonly (string | number)[]): string {
  const written = cells.map((cell) =>
    typeof cell === 'number' ? String(cell) : `"${harmlessCell(cell).replaceAll('"', '""')}"`,
  );
  return `${written.join(',')}\r\n`;
}
