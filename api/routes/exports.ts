import { pipeline } from 'node:stream/promises';
import {
  auditExport,
  cancelExport,
  createExport,
  findExport,
  listExports,
  type ExportRow,
} from '../../db/queries/exports.ts';
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

/** As many as a person looks back on. */
const maxListed = 50;

const mediaTypes: Readonly<Record<ExportRow['format'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: ACCEPTED_FILE_TYPES.xlsx.mediaType,
};

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
      const { format, dossiers } = body;
      const { accountId } = principal;
      const filter = { ...figureFilterOf(principal, dossiers), asOf: new Date().toISOString() };
      const request = { identity, accountId, action: 'askExport', dossierId: null, input: { format, dossiers } };
      await doOnce(db, request, (tx) => createExport(tx, { id: identity.id, accountId, format, filter, language }));
      return shownExport(await getOwn(identity.id, principal));
    }),

    bind(exportsContract.listExports, async ({ principal }) => ({
      data: (await listExports(db, principal.accountId, maxListed)).map(shownExport),
    })),

    bind(exportsContract.cancelExport, async ({ principal, params }) => {
      await getOwn(params.id, principal);
      const by = { accountId: principal.accountId, role: 'supervisor' };
      await db.transaction((tx) => cancelExport(tx, params.id, by));
      return shownExport(await getOwn(params.id, principal));
    }),

    bind(exportsContract.fetchExport, async ({ principal, params, response }) => {
      const { fileRef, sizeBytes, format, filter, createdAt } = await getOwn(params.id, principal);
      if (fileRef === null) throw new Problem('not_found');
      const supervised = unitsOf(principal, ['supervisor']);
      if (filter.unitCodes.some((code) => !supervised.includes(code))) throw new Problem('forbidden');
      const content = await files.open(fileRef);
      await auditExport(db, params.id, 'export.fetch', { accountId: principal.accountId, role: 'supervisor' });
      response.set({
        'Content-Type': mediaTypes[format],
        'Content-Length': String(sizeBytes),
        'Content-Disposition': contentDisposition('attachment', `Hồ sơ ${localDateOf(createdAt)}.${format}`),
        'Cache-Control': 'private, no-store',
      });
      await pipeline(content, response);
      return undefined;
    }),
  ];
}

function shownExport(row: ExportRow): ExportView {
  const { id, format, status, writtenRows, totalRows, sizeBytes, finishedAt, expiresAt } = row;
  return {
    id,
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
