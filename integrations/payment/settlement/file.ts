import type { Language, LocalizedText } from '../../../domain/localized-text.ts';
import type { SettlementLine } from '../../../domain/settlement.ts';
import { localDateOf } from '../../../domain/working-time/local-time.ts';
import { readAmount, readInstant, UnreadableCell } from '../../bank/statement-cells.ts';
import { plainColumnName, readCsv, UnreadableCsv, type CsvRecord } from '../../csv-records.ts';
import { settlementColumnLabels, settlementColumnNames, settlementColumns, type SettlementColumn } from './columns.ts';

/** Something that stands in the way of using the file. */
export interface SettlementFault {
  /** `0`: the file as a whole. */
  readonly line: number;
  readonly column: SettlementColumn | null;
  readonly reason: LocalizedText;
}

/** A file none of which is used, since part of it cannot be read: a payout is whole or nothing. */
export class UnreadableSettlement extends Error {
  override readonly name = 'UnreadableSettlement';
  readonly faults: readonly SettlementFault[];

  constructor(faults: readonly SettlementFault[]) {
    super(faults.map(({ line, column, reason }) => `line ${line} ${column ?? ''}: ${reason.en}`).join('; '));
    this.faults = faults;
  }
}

const mostLines = 2000;

/**
 * Reads a settlement file: CSV as in `docs/reference/settlement-file.md`, whatever stands above its header.
 * @throws UnreadableSettlement with every fault, by line and column.
 */
export function readSettlement(csv: string): SettlementLine[] {
  const records = recordsOf(csv);
  const headerAt = records.findIndex(({ cells }) => settlementColumns.some((column) => placeOf(cells, column) !== -1));
  const header = records[headerAt]?.cells ?? [];
  const missing = settlementColumns.filter((column) => placeOf(header, column) === -1);
  if (missing.length > 0) {
    const names = (language: Language) => missing.map((column) => settlementColumnLabels[column][language]).join(', ');
    throw asAWhole({ vi: `Thiếu cột: ${names('vi')}.`, en: `Columns are missing: ${names('en')}.` });
  }
  const rows = records.slice(headerAt + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw asAWhole({ vi: 'Tệp không có dòng giao dịch nào.', en: 'The file has no lines.' });
  if (rows.length > mostLines) {
    throw asAWhole({
      vi: `Tệp có ${rows.length} dòng, mỗi lần nhập tối đa ${mostLines}. Tách tệp theo mã chi trả.`,
      en: `The file has ${rows.length} lines; one import takes ${mostLines} at most. Split it by payout.`,
    });
  }
  const faults: SettlementFault[] = [];
  const lines = rows.map((row) => readLine(row, header, faults));
  if (faults.length > 0) throw new UnreadableSettlement(faults);
  return countOccurrences(lines);
}

function recordsOf(csv: string): CsvRecord[] {
  try {
    return readCsv(csv);
  } catch (fault) {
    if (!(fault instanceof UnreadableCsv)) throw fault;
    throw asAWhole(fault.reason);
  }
}

function asAWhole(reason: LocalizedText): UnreadableSettlement {
  return new UnreadableSettlement([{ line: 0, column: null, reason }]);
}

function placeOf(header: readonly string[], column: SettlementColumn): number {
  return header.findIndex((name) => settlementColumnNames[column].includes(plainColumnName(name)));
}

function readLine(
  { line, cells }: CsvRecord,
  header: readonly string[],
  faults: SettlementFault[],
): Omit<SettlementLine, 'occurrence'> {
  const read = <T>(column: SettlementColumn, parse: (cell: string) => T, otherwise: T): T => {
    try {
      return parse((cells[placeOf(header, column)] ?? '').trim());
    } catch (fault) {
      if (!(fault instanceof UnreadableCell)) throw fault;
      faults.push({ line, column, reason: fault.reason });
      return otherwise;
    }
  };
  const amountVnd = read('amount', readSum, 0);
  return {
    line,
    attemptRef: read('reference', readCode, ''),
    gatewayNo: read('gatewayNo', readCode, ''),
    amountVnd,
    feeVnd: read('fee', (cell) => readFee(cell, amountVnd), 0),
    settledOn: read('settledOn', (cell) => localDateOf(new Date(readInstant(cell))), ''),
    payout: read('payout', readPayout, ''),
  };
}

function readSum(cell: string): number {
  const amountVnd = readAmount(cell);
  if (amountVnd !== 0) return amountVnd;
  throw new UnreadableCell({ vi: 'Thiếu số tiền', en: 'The amount is missing' });
}

function readFee(cell: string, amountVnd: number): number {
  const feeVnd = readAmount(cell);
  if (feeVnd >= 0 && feeVnd <= Math.abs(amountVnd)) return feeVnd;
  throw new UnreadableCell({
    vi: `Phí “${cell}” không hợp lệ: từ 0 đến số tiền của giao dịch`,
    en: `The fee “${cell}” is not valid: from 0 to the amount of the payment`,
  });
}

function readCode(cell: string): string {
  if (/^[0-9A-Za-z][0-9A-Za-z_.-]{0,99}$/.test(cell)) return cell;
  throw new UnreadableCell({
    vi: cell === '' ? 'Còn để trống' : `“${cell}” không hợp lệ: chỉ chữ, số và . _ -`,
    en: cell === '' ? 'It is empty' : `“${cell}” is not valid: letters, digits and . _ - only`,
  });
}

/** Found in what a bank makes of the text of a transfer: long enough to be nothing else, and nothing a bank changes. */
function readPayout(cell: string): string {
  const code = cell.toUpperCase();
  if (/^(?=.*\d)[0-9A-Z]{8,30}$/.test(code)) return code;
  throw new UnreadableCell({
    vi: `Mã chi trả “${cell}” không hợp lệ: 8 đến 30 chữ và số`,
    en: `The payout reference “${cell}” is not valid: 8 to 30 letters and digits`,
  });
}

function countOccurrences(lines: readonly Omit<SettlementLine, 'occurrence'>[]): SettlementLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const same = `${line.payout} ${line.attemptRef} ${line.gatewayNo}`;
    const occurrence = (seen.get(same) ?? 0) + 1;
    seen.set(same, occurrence);
    return { ...line, occurrence };
  });
}
