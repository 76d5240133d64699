import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import excel from 'exceljs';
import type { Cell, CellContext, ExportSheet } from './columns.ts';

/** A sheet holds 1,048,576 rows; what is more goes on to the next. */
const rowsPerSheet = 1_000_000;

/** Bytes that may wait for whoever takes them before the rows do. */
const maxWaitingBytes = 1024 * 1024;

const vietnamOffsetMs = 7 * 3_600_000;

/**
 * The rows as a workbook, written while it is read: neither rows nor bytes pile up. Texts are typed as texts, so that
 * none of them is ever a formula.
 */
export async function* writeXlsx<Row>(
  batches: AsyncIterable<readonly Row[]>,
  sheet: ExportSheet<Row>,
  context: CellContext,
): AsyncGenerator<Uint8Array> {
  const bytes = new PassThrough({ highWaterMark: maxWaitingBytes });
  const writing = fill(bytes, batches, { layout: sheet, context }).catch((error: unknown) => {
    bytes.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of bytes) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } finally {
    bytes.destroy();
    await writing;
  }
}

interface Look<Row> {
  readonly layout: ExportSheet<Row>;
  readonly context: CellContext;
}

async function fill<Row>(bytes: PassThrough, batches: AsyncIterable<readonly Row[]>, look: Look<Row>): Promise<void> {
  const { layout, context } = look;
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: bytes, useStyles: true });
  let sheet = addSheet(workbook, 1, look);
  let rows = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      if (rows > 0 && rows % rowsPerSheet === 0) {
        sheet.commit();
        sheet = addSheet(workbook, rows / rowsPerSheet + 1, look);
      }
      sheet.addRow(layout.columns.map(({ cell }) => valueOf(cell(row, context)))).commit();
      rows += 1;
    }
    await drained(bytes);
  }
  sheet.commit();
  await workbook.commit();
}

function addSheet<Row>(
  workbook: excel.stream.xlsx.WorkbookWriter,
  no: number,
  { layout, context: { language } }: Look<Row>,
): excel.Worksheet {
  const title = layout.title[language];
  const sheet = workbook.addWorksheet(no === 1 ? title : `${title} ${no}`, {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = layout.columns.map(({ name, width, isAmount }) => ({
    header: name[language],
    width,
    style: { numFmt: isAmount === true ? '#,##0' : 'dd/mm/yyyy hh:mm' },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  return sheet;
}

/** A sheet knows no time zones: a moment is written as the clocks of Vietnam show it. */
function valueOf(cell: Cell): string | number | Date | null {
  return cell instanceof Date ? new Date(cell.getTime() + vietnamOffsetMs) : cell;
}

/** The compressor works between turns of the loop; waits until it and the reader have caught up, or the reader is gone. */
async function drained(bytes: PassThrough): Promise<void> {
  await nextTurn();
  if (bytes.writableNeedDrain && !bytes.destroyed) await Promise.race([once(bytes, 'drain'), once(bytes, 'close')]);
}
