import type { ExportedDossier } from '../../db/queries/export-rows.ts';
import { csvRow } from '../../domain/reports/exports.ts';
import { localDateOf, minuteContaining, timeOfMinute } from '../../domain/working-time/local-time.ts';
import { exportColumns, type Cell, type CellContext } from './columns.ts';

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** The rows as CSV (RFC 4180), batch by batch. */
export async function* writeCsv(
  batches: AsyncIterable<readonly ExportedDossier[]>,
  context: CellContext,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + csvRow(exportColumns.map(({ name }) => name[context.language])));
  for await (const batch of batches) {
    const lines = batch.map((dossier) => csvRow(exportColumns.map(({ cell }) => textOf(cell(dossier, context)))));
    yield Buffer.from(lines.join(''));
  }
}

/** `26/11/2026 16:30`, on the clocks of Vietnam. */
function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  const [year, month, day] = localDateOf(cell).split('-');
  return `${day}/${month}/${year} ${timeOfMinute(minuteContaining(cell, 'cell'))}`;
}
