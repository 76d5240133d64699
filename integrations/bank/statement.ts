import type { LocalizedText } from '../../domain/localized-text.ts';
import { plainColumnName, readCsv, UnreadableCsv, type CsvRecord } from '../csv-records.ts';
import { bankReference } from './notification.ts';
import { readAmount, readInstant, UnreadableCell } from './statement-cells.ts';
import { columnNames, statementColumns, type StatementColumn } from './statement-columns.ts';

/** A row of a statement, with its line in the file. */
export type StatementRow = { readonly line: number } & (
  | {
      readonly kind: 'credit';
      readonly reference: string;
      readonly amountVnd: number;
      readonly receivedAt: string;
      readonly content: string;
      readonly payer: { readonly name: string | null; readonly account: string | null };
    }
  /** Money that went out, or none at all: an opening balance, a sum. */
  | { readonly kind: 'notCredit' }
  | { readonly kind: 'unreadable'; readonly reason: LocalizedText }
);

/** A file that is no statement at all: nothing of it can be used. */
export class UnreadableStatement extends Error {
  override readonly name = 'UnreadableStatement';
  readonly reason: LocalizedText;

  constructor(reason: LocalizedText) {
    super(reason.en);
    this.reason = reason;
  }
}

const mostRows = 2000;

/**
 * Reads a bank's statement: CSV with `,` or `;` or tabs, with or without a byte order mark, whatever stands above the
 * header. A row that cannot be read is told with its reason and spoils no other.
 * @throws UnreadableStatement when no line names the columns needed, when it is no CSV, or too long.
 */
export function readStatement(csv: string): StatementRow[] {
  const records = recordsOf(csv);
  const headerAt = findHeader(records);
  const columns = findColumns(records[headerAt]?.cells ?? []);
  if (columns === undefined) {
    throw new UnreadableStatement({
      vi: 'Không thấy dòng tiêu đề có các cột: ngày, số giao dịch, số tiền ghi có, nội dung.',
      en: 'No line names the columns: date, transaction number, credit, description.',
    });
  }
  const rows = records.slice(headerAt + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length > mostRows) {
    throw new UnreadableStatement({
      vi: `Tệp có ${rows.length} dòng, mỗi lần nhập tối đa ${mostRows}. Chia nhỏ tệp.`,
      en: `The file has ${rows.length} rows; one import takes ${mostRows} at most. Split the file.`,
    });
  }
  return rows.map((row) => readRow(row, columns));
}

/** Whether what stands above the header of a statement names an account, however its number is spaced. */
export function isNamedAbove(csv: string, accountNumber: string): boolean {
  const records = recordsOf(csv);
  const above = records.slice(0, Math.max(0, findHeader(records))).flatMap(({ cells }) => cells);
  const numbers = above.flatMap((cell) => cell.replace(/[\s.-]/g, '').match(/\d+/g) ?? []);
  return numbers.includes(accountNumber);
}

const findHeader = (records: readonly CsvRecord[]) =>
  records.findIndex(({ cells }) => findColumns(cells) !== undefined);

function recordsOf(csv: string): CsvRecord[] {
  try {
    return readCsv(csv);
  } catch (fault) {
    if (!(fault instanceof UnreadableCsv)) throw fault;
    throw new UnreadableStatement(fault.reason);
  }
}

type Columns = Partial<Record<StatementColumn, number>>;

/** Where each column is, if this is the header. */
function findColumns(cells: readonly string[]): Columns | undefined {
  const names = cells.map(plainColumnName);
  const columns: Columns = {};
  for (const column of statementColumns) {
    const place = names.findIndex((name) => columnNames[column].includes(name));
    if (place !== -1) columns[column] = place;
  }
  const hasMoney = columns.credit !== undefined || columns.amount !== undefined;
  return columns.date !== undefined && columns.reference !== undefined && hasMoney ? columns : undefined;
}

function readRow({ line, cells }: CsvRecord, columns: Columns): StatementRow {
  const cellOf = (column: StatementColumn): string => {
    const place = columns[column];
    const cell = place === undefined ? '' : (cells[place] ?? '');
    return cell.replace(/\p{Cc}+/gu, ' ').trim();
  };
  try {
    const creditVnd = readAmount(cellOf(columns.credit === undefined ? 'amount' : 'credit'));
    if (creditVnd <= 0) return { line, kind: 'notCredit' };
    return {
      line,
      kind: 'credit',
      reference: readReference(cellOf('reference')),
      amountVnd: creditVnd,
      receivedAt: readInstant(cellOf('date')),
      content: cellOf('content').slice(0, 500),
      payer: { name: cellOf('payerName').slice(0, 200) || null, account: cellOf('payerAccount').slice(0, 34) || null },
    };
  } catch (fault) {
    if (!(fault instanceof UnreadableCell)) throw fault;
    return { line, kind: 'unreadable', reason: fault.reason };
  }
}

function readReference(cell: string): string {
  const reference = bankReference.safeParse(cell);
  if (reference.success) return reference.data;
  throw new UnreadableCell({
    vi: cell === '' ? 'Thiếu số giao dịch của ngân hàng' : `Số giao dịch “${cell}” không hợp lệ`,
    en: cell === '' ? 'The bank’s transaction number is missing' : `The transaction number “${cell}” is not valid`,
  });
}
