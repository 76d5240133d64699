import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import {
  countProcedures,
  findProcedure,
  listCommunes,
  listFields,
  listProcedures,
  listProvinces,
  listUnits,
} from '../../db/queries/catalogue.ts';
import { countDossiers } from '../../db/queries/statistics.ts';
import { quoteFees } from '../../domain/fee/quote.ts';
import { localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import { catalogueContract, type ProcedureSummary } from '../contract/catalogue.ts';
import { cursorOf } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';

const procedureCursor = cursorOf(z.object({ position: z.int(), code: z.string() }));

/** Units, fields, procedures and what they cost: for everyone, signed in or not. */
export function catalogueRoutes({ db }: { readonly db: Database }): BoundRoute[] {
  const getPublished = async (code: string) => {
    const found = await findProcedure(db, code);
    if (found === undefined) throw new Problem('not_found');
    return found;
  };

  return [
    bind(catalogueContract.listUnits, async () => {
      const rows = await listUnits(db);
      return {
        data: rows.map(({ line, communeCode, communeName, provinceCode, provinceName, contacts, ...unit }) => ({
          ...unit,
          contacts: [...contacts],
          address: { line, communeCode, communeName, provinceCode, provinceName },
        })),
      };
    }),

    bind(catalogueContract.listFields, async ({ query }) => ({ data: await listFields(db, query.unit) })),

    bind(catalogueContract.listProcedures, async ({ query }) => {
      const filter = { unitCode: query.unit, fieldCode: query.field, text: query.q };
      const [rows, total] = await Promise.all([
        listProcedures(db, filter, { after: procedureCursor.decode(query.cursor), limit: query.limit + 1 }),
        countProcedures(db, filter),
      ]);
      const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
      return {
        data: rows.slice(0, query.limit).map(shownSummary),
        page: {
          next: last === undefined ? null : procedureCursor.encode({ position: last.position, code: last.code }),
          total,
          totalIsExact: true,
        },
      };
    }),

    bind(catalogueContract.getProcedure, async ({ params }) => {
      const { definition, version, validFrom, unitName, fieldName } = await getPublished(params.code);
      return {
        ...definition,
        version,
        validFrom,
        unit: { code: definition.unitCode, name: unitName },
        field: { code: definition.fieldCode, name: fieldName },
      };
    }),

    bind(catalogueContract.quoteFee, async ({ params, body, language }) => {
      const { definition } = await getPublished(params.code);
      const quote = quoteFees(definition.fees, { ...body, at: body.at ?? new Date().toISOString() });
      if (quote.ok) return { lines: [...quote.lines], totalVnd: quote.totalVnd };
      const errors = quote.refusals.map(({ field, code, message }) => ({ field, code, message: message[language] }));
      throw new Problem('fee_not_determinable', { errors });
    }),

    bind(catalogueContract.listAdministrativeUnits, async ({ query }) => {
      if (query.province === undefined) {
        const provinces = await listProvinces(db);
        return { data: provinces.map((province) => ({ ...province, provinceCode: null })) };
      }
      return { data: await listCommunes(db, query.province) };
    }),

    bind(catalogueContract.getStatistics, async ({ query }) => {
      const now = new Date();
      const newYear = startOfDate(`${localDateOf(now).slice(0, 4)}-01-01`);
      const counts = await countDossiers(db, newYear, query.unit);
      return {
        asOf: now.toISOString(),
        received: counts.received,
        open: counts.received - counts.finished,
        finished: counts.finished,
        onTimePercent: counts.judged === 0 ? null : Math.round((counts.onTime / counts.judged) * 1000) / 10,
        averageRating: counts.averageRating,
      };
    }),
  ];
}

function shownSummary(row: Awaited<ReturnType<typeof listProcedures>>[number]): ProcedureSummary {
  return {
    code: row.code,
    name: row.name,
    unit: { code: row.unitCode, name: row.unitName },
    field: { code: row.fieldCode, name: row.fieldName },
    onlineLevel: row.onlineLevel,
    processing: row.processing,
    processingConfidence: row.processingConfidence,
    feeFree: row.paymentTiming === 'never',
  };
}
