import { and, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ReceiptFilter } from '../../domain/reports/exports.ts';
import { localizedText } from '../../domain/localized-text.ts';
import type { OpenDatabase, Queryable } from '../client.ts';
import { accounts, dossiers, files, paymentOrders, receipts, receiptSeries, units } from '../schema/index.ts';

const columns = {
  id: receipts.id,
  no: receipts.no,
  templateCode: receiptSeries.templateCode,
  seriesCode: receiptSeries.seriesCode,
  unitCode: receiptSeries.unitCode,
  unitName: units.name,
  amountVnd: receipts.amountVnd,
  status: receipts.status,
  issuedAt: receipts.issuedAt,
  voidReason: receipts.voidReason,
  orderId: receipts.orderId,
  dossierCode: sql<string>`${dossiers.code}`,
  payerName: dossiers.applicantName,
  collectorName: accounts.name,
  hasFile: sql<boolean>`${receipts.fileId} is not null`,
};

/** Where a page of the register goes on. */
export interface ReceiptPosition {
  readonly issuedAt: string;
  readonly id: string;
}

export type RegisteredReceipt = Awaited<ReturnType<typeof listRegister>>[number];

/** A page of the receipts a filter means, the latest first. */
export function listRegister(
  db: Queryable,
  filter: ReceiptFilter,
  { after, limit }: { readonly after: ReceiptPosition | undefined; readonly limit: number },
) {
  const beyond =
    after === undefined
      ? undefined
      : sql`(${receipts.issuedAt}, ${receipts.id}) < (${after.issuedAt}::timestamptz, ${after.id}::uuid)`;
  return db
    .select(columns)
    .from(receipts)
    .innerJoin(receiptSeries, eq(receiptSeries.id, receipts.seriesId))
    .innerJoin(units, eq(units.code, receiptSeries.unitCode))
    .innerJoin(paymentOrders, eq(paymentOrders.id, receipts.orderId))
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .leftJoin(accounts, eq(accounts.id, receipts.collectorId))
    .leftJoin(files, eq(files.id, receipts.fileId))
    .where(and(conditionOf(filter), beyond))
    .orderBy(desc(receipts.issuedAt), desc(receipts.id))
    .limit(limit);
}

/** How many receipts a filter means, counted up to a bound. */
export async function countRegister(db: Queryable, filter: ReceiptFilter, bound: number): Promise<number> {
  const matching = db
    .select({ one: sql`1` })
    .from(receipts)
    .innerJoin(receiptSeries, eq(receiptSeries.id, receipts.seriesId))
    .where(conditionOf(filter))
    .limit(bound)
    .as('matching');
  return db.$count(matching);
}

const batchRows = 1000;

/** All receipts a filter means, the latest first, batch by batch: however many there are, one batch is in memory. */
export async function* streamRegister(
  { db }: Pick<OpenDatabase, 'db'>,
  filter: ReceiptFilter,
): AsyncGenerator<RegisteredReceipt[]> {
  let after: ReceiptPosition | undefined;
  for (;;) {
    const rows = await listRegister(db, filter, { after, limit: batchRows });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchRows) return;
    after = last;
  }
}

const seriesSums = z.array(
  z.object({
    id: z.string(),
    unitCode: z.string(),
    unitName: localizedText,
    templateCode: z.string(),
    seriesCode: z.string(),
    takenNo: z.coerce.number(),
    firstNo: z.coerce.number().nullable(),
    lastNo: z.coerce.number().nullable(),
    issued: z.coerce.number(),
    issuedVnd: z.coerce.number(),
    voided: z.coerce.number(),
    voidedVnd: z.coerce.number(),
    gaps: z.array(z.object({ fromNo: z.number(), toNo: z.number() })),
  }),
);

/** Of a series, what of it a filter means, and which of all its numbers no receipt bears: none, or something is wrong. */
export type SeriesSum = z.infer<typeof seriesSums>[number];

/** The register by series. Gaps are looked for in the whole series, whatever the filter. */
export async function sumRegister(db: Queryable, filter: ReceiptFilter): Promise<SeriesSum[]> {
  const rows = await db.execute(sql`
    select ${receiptSeries.id} as id, ${receiptSeries.unitCode} as "unitCode", ${units.name} as "unitName",
      ${receiptSeries.templateCode} as "templateCode", ${receiptSeries.seriesCode} as "seriesCode",
      ${receiptSeries.nextNo} - 1 as "takenNo",
      min(no) as "firstNo", max(no) as "lastNo",
      count(*) filter (where status = 'issued') as issued,
      coalesce(sum(amount_vnd) filter (where status = 'issued'), 0) as "issuedVnd",
      count(*) filter (where status = 'void') as voided,
      coalesce(sum(amount_vnd) filter (where status = 'void'), 0) as "voidedVnd",
      (select coalesce(jsonb_agg(jsonb_build_object('fromNo', before_no + 1, 'toNo', no - 1) order by no), '[]')
        from (
          select no, lag(no, 1, 0) over (order by no) as before_no
          from (
            select r.no from ${receipts} r where r.series_id = ${receiptSeries.id}
            union select ${receiptSeries.nextNo}) numbers) pairs
        where no - before_no > 1) as gaps
    from ${receipts}
      join ${receiptSeries} on ${receiptSeries.id} = ${receipts.seriesId}
      join ${units} on ${units.code} = ${receiptSeries.unitCode}
    where ${conditionOf(filter)}
    group by ${receiptSeries.id}, ${units.code}
    order by ${receiptSeries.seriesCode} desc, ${receiptSeries.unitCode}`);
  return seriesSums.parse([...rows]);
}

function conditionOf({ unitCodes, seriesId, status, fromInstant, toInstant, no }: ReceiptFilter): SQL | undefined {
  return and(
    inArray(receiptSeries.unitCode, [...unitCodes]),
    seriesId === undefined ? undefined : eq(receipts.seriesId, seriesId),
    status === undefined ? undefined : eq(receipts.status, status),
    fromInstant === undefined ? undefined : gte(receipts.issuedAt, fromInstant),
    toInstant === undefined ? undefined : lt(receipts.issuedAt, toInstant),
    no === undefined ? undefined : eq(receipts.no, no),
  );
}
