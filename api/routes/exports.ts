import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import {
  auditExport,
  cancelExport,
  createExport,
  findExport,
  listExports,
  type ExportRow,
} from '../../db/queries/exports.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { ExportFilter, ExportKind } from '../../domain/reports/exports.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { ACCEPTED_FILE_TYPES } from '../../integrations/files/accepted-types.ts';
import { exportsContract, type ExportView } from '../contract/exports.ts';
import { doOnce } from '../do-once.ts';
import { contentDisposition } from '../http/downloads.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { figureFilterOf } from '../views/figure-list.ts';
import { accounting, askedRevenue, receiptFilterOf } from '../views/money-scope.ts';

/** As many as a person looks back on. */
const maxListed = 50;

const mediaTypes: Readonly<Record<ExportRow['format'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: ACCEPTED_FILE_TYPES.xlsx.mediaType,
};

const fileNames: Readonly<Record<ExportKind, string>> = {
  dossiers: 'Hồ sơ',
  revenue: 'Thu phí',
  receipts: 'Sổ biên lai',
};

type Asked = z.output<typeof exportsContract.askExport.body>;

/** Lists to take away: asked for here, written by the worker, fetched by who asked. */
export function exportRoutes({ db, files }: ApiParts): BoundRoute[] {
  /** Somebody's own export. @throws Problem `not_found`. */
  const getOwn = async (id: string, { accountId }: Principal): Promise<ExportRow> => {
    const row = await findExport(db, id, accountId);
    if (row === undefined) throw new Problem('not_found');
    return row;
  };

  return [
    bind(exportsContract.askExport, async ({ principal, body, identity, language }) => {
      const { format } = body;
      const { accountId } = principal;
      const filter = filterOf(principal, body);
      const request = { identity, accountId, action: 'askExport', dossierId: null, input: body };
      await doOnce(db, request, (tx) =>
        createExport(tx, { id: identity.id, accountId, format, filter, language }, roleOf(principal)),
      );
      return shownExport(await getOwn(identity.id, principal));
    }),

    bind(exportsContract.listExports, async ({ principal }) => ({
      data: (await listExports(db, principal.accountId, maxListed)).map(shownExport),
    })),

    bind(exportsContract.cancelExport, async ({ principal, params }) => {
      await getOwn(params.id, principal);
      const by = { accountId: principal.accountId, role: roleOf(principal) };
      await db.transaction((tx) => cancelExport(tx, params.id, by));
      return shownExport(await getOwn(params.id, principal));
    }),

    bind(exportsContract.fetchExport, async ({ principal, params, response }) => {
      const { fileRef, sizeBytes, format, filter, createdAt } = await getOwn(params.id, principal);
      if (fileRef === null) throw new Problem('not_found');
      const seen = unitsOf(principal, rolesFor(filter));
      if (filter.unitCodes.some((code) => !seen.includes(code))) throw new Problem('forbidden');
      const content = await files.open(fileRef);
      await auditExport(db, params.id, 'export.fetch', { accountId: principal.accountId, role: roleOf(principal) });
      response.set({
        'Content-Type': mediaTypes[format],
        'Content-Length': String(sizeBytes),
        'Content-Disposition': contentDisposition(
          'attachment',
          `${fileNames[filter.kind ?? 'dossiers']} ${localDateOf(createdAt)}.${format}`,
        ),
        'Cache-Control': 'private, no-store',
      });
      await pipeline(content, response);
      return undefined;
    }),
  ];
}

/** What to write, of the units the asker may see. @throws Problem `forbidden` for dossiers without supervising any unit. */
function filterOf(principal: Principal, { dossiers, revenue, receipts }: Asked): ExportFilter {
  const asOf = new Date().toISOString();
  if (revenue !== undefined) {
    const { scope, by } = askedRevenue(principal, revenue, 'revenue');
    return { kind: 'revenue', ...scope, by, asOf };
  }
  if (receipts !== undefined) return { kind: 'receipts', ...receiptFilterOf(principal, receipts, 'receipts'), asOf };
  if (unitsOf(principal, ['supervisor']).length === 0) throw new Problem('forbidden');
  return { ...figureFilterOf(principal, dossiers ?? {}), asOf };
}

function rolesFor({ kind }: ExportFilter): readonly StaffRole[] {
  return kind === 'revenue' || kind === 'receipts' ? accounting : ['supervisor'];
}

/** In which of the roles that may export somebody does it. */
function roleOf({ roles }: Principal): StaffRole {
  return roles.some(({ role }) => role === 'supervisor') ? 'supervisor' : 'accountant';
}

function shownExport(row: ExportRow): ExportView {
  const { id, format, status, writtenRows, totalRows, sizeBytes, finishedAt, expiresAt } = row;
  return {
    id,
    kind: row.filter.kind ?? 'dossiers',
    format,
    status,
    writtenRows,
    totalRows,
    sizeBytes,
    finishedAt,
    expiresAt,
    askedAt: row.createdAt,
    asOf: row.filter.asOf,
    href: status === 'ready' ? `/api/v1/exports/${id}/file` : null,
  };
}
