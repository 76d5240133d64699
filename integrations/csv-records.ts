import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { LocalizedText } from '../domain/localized-text.ts';

/** A record of a CSV file, with its line in the file. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Text that is no CSV. */
export class UnreadableCsv extends Error {
  override readonly name = 'UnreadableCsv';
  readonly reason: LocalizedText = {
    vi: 'Tệp không phải CSV đọc được: kiểm tra dấu ngoặc kép, lưu lại dạng CSV UTF-8.',
    en: 'The file is no CSV that can be read: check its quotes and save it as CSV UTF-8.',
  };
}

/** With `info` the parser answers more than its types say. */
const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/**
 * Records of CSV with `,` or `;` or tabs, whichever is the most frequent, with or without a byte order mark.
 * @throws UnreadableCsv
 */
export function readCsv(csv: string): CsvRecord[] {
  const firstLines = csv.slice(0, 4000);
  const delimiter = [';', '\t', ','].reduce((best, one) =>
    count(firstLines, one) > count(firstLines, best) ? one : best,
  );
  try {
    const options = {
      delimiter,
      bom: true,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    } as const;
    return recordsSchema.parse(parse(csv, options)).map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw new UnreadableCsv(fault.message, { cause: fault });
  }
}

/** `Số tiền ghi có (VND)` → `so tien ghi co`: names of columns are compared without accents and case. */
export function plainColumnName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/giu, 'd')
    .toLowerCase()
    .replace(/\(.*\)/, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
