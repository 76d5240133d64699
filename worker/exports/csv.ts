import { csvRow } from '../../domain/reports/exports.ts';
import { localDateOf, minuteContaining, timeOfMinute } from '../../domain/working-time/local-time.ts';
import type { Cell, CellContext, ExportSheet } from './columns.ts';

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** The rows as CSV (RFC 4180), batch by batch. */
export async function* writeCsv<Row>(
  batches: AsyncIterable<readonly Row[]>,
  { columns }: ExportSheet<Row>,
  context: CellContext,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + csvRow(columns.map(({ name }) => name[context.language])));
  for await (const batch of batches) {
    const lines = batch.map((row) => csvRow(columns.map(({ cell }) => textOf(cell(row, context)))));
    yield Buffer.from(lines.join(''));
  }
}

/** `26/11/2026 16:30`, on the clocks of Vietnam. */
function textOf(cell: Cell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  const [year, month, day] = localDateOf(cell).split('-');
  return `${day}/${month}/${year} ${timeOfMinute(minuteContaining(cell, 'cell'))}`;
}
