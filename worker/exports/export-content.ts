import type { OpenDatabase } from '../../db/client.ts';
import { streamDossiers } from '../../db/queries/export-rows.ts';
import type { ExportRow } from '../../db/queries/exports.ts';
import { countFigures } from '../../db/queries/figure-filter.ts';
import { countRegister, streamRegister } from '../../db/queries/receipt-register.ts';
import { sumRevenue, type RevenueSum } from '../../db/queries/revenue.ts';
import { dossierSheet, type CellContext, type ExportSheet } from './columns.ts';
import { writeCsv } from './csv.ts';
import { receiptSheet, revenueSheet } from './money-columns.ts';
import { writeXlsx } from './xlsx.ts';

const anyNumber = 2_000_000_000;

/** What an export will hold: how many rows, and its bytes, `onRows` being told of each batch before the next is read. */
export interface ExportContent {
  readonly totalRows: number;
  readonly write: (onRows: (count: number) => Promise<void>) => AsyncIterable<Uint8Array>;
}

/** Opens what an export asks for. */
export async function openExportContent(
  database: Pick<OpenDatabase, 'db' | 'sql'>,
  { filter, format, language }: Pick<ExportRow, 'filter' | 'format' | 'language'>,
): Promise<ExportContent> {
  const { db } = database;
  const { asOf } = filter;
  const as = { format, context: { language, asOf } };
  if (filter.kind === 'receipts') {
    return {
      totalRows: await countRegister(db, filter, anyNumber),
      write: (onRows) => written(receiptSheet, counted(streamRegister(database, filter), onRows), as),
    };
  }
  if (filter.kind === 'revenue') {
    const sums = await sumRevenue(db, filter, filter.by);
    return {
      totalRows: sums.length,
      write: (onRows) => written(revenueSheet(filter.by), counted(oneBatch(sums), onRows), as),
    };
  }
  return {
    totalRows: await countFigures(db, filter, asOf, anyNumber),
    write: (onRows) => written(dossierSheet, counted(streamDossiers(database, filter, asOf), onRows), as),
  };
}

async function* counted<Row>(
  batches: AsyncIterable<readonly Row[]>,
  onRows: (count: number) => Promise<void>,
): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) {
    yield batch;
    await onRows(batch.length);
  }
}

// A report is few rows and known as a whole: a stream of one batch.
async function* oneBatch(sums: readonly RevenueSum[]): AsyncGenerator<readonly RevenueSum[]> {
  yield await Promise.resolve(sums);
}

function written<Row>(
  sheet: ExportSheet<Row>,
  batches: AsyncIterable<readonly Row[]>,
  { format, context }: { readonly format: ExportRow['format']; readonly context: CellContext },
): AsyncIterable<Uint8Array> {
  return format === 'csv' ? writeCsv(batches, sheet, context) : writeXlsx(batches, sheet, context);
}
