import { z } from 'zod';
import { exportFormats, exportKinds, exportStatuses } from '../../domain/reports/exports.ts';
import { id, instant, listOf, onDate, unitCode } from './common.ts';
import { figureQuery } from './dossiers.ts';
import { dossierStatus } from './dossier-parts.ts';
import { receiptQuery } from './receipts.ts';
import { revenueQuery } from './revenue.ts';
import { defineRoute, staff } from './route.ts';

const tag = 'Exports';
const access = staff('accountant', 'supervisor');
const params = z.object({ id });

/** Which dossiers: the same names and meanings as in `GET /dossiers`. */
const selection = z.strictObject({
  q: z.string().trim().max(200).optional(),
  status: dossierStatus.optional(),
  unit: unitCode.optional(),
  procedure: z.string().max(40).optional(),
  from: onDate.optional(),
  to: onDate.optional(),
  ...figureQuery,
});

export const exportView = z
  .object({
    id,
    kind: z.enum(exportKinds).describe('What it is of'),
    format: z.enum(exportFormats),
    status: z.enum(exportStatuses),
    writtenRows: z.int(),
    totalRows: z.int().nullable().describe('As counted when the writing began'),
    sizeBytes: z.int().nullable(),
    askedAt: instant,
    asOf: instant.describe('The instant at which overdue is judged'),
    finishedAt: instant.nullable(),
    expiresAt: instant.nullable().describe('Until when the file can be fetched'),
    href: z.string().nullable().describe('Answers the file, once it is ready'),
  })
  .meta({ id: 'Export' });
export type ExportView = z.infer<typeof exportView>;

export const exportsContract = {
  askExport: defineRoute({
    id: 'askExport',
    method: 'post',
    path: '/exports',
    tag,
    summary:
      'Have a list of dossiers, a revenue report or the receipts register written into a file, in the background',
    access,
    body: z
      .strictObject({
        format: z.enum(exportFormats),
        dossiers: selection.optional().describe('Which dossiers; all of the units I supervise when nothing is named'),
        revenue: z.strictObject(revenueQuery).optional().describe('As in `GET /reports/revenue`'),
        receipts: z.strictObject(receiptQuery).optional().describe('As in `GET /receipts`'),
      })
      .refine(({ dossiers, revenue, receipts }) => [dossiers, revenue, receipts].filter(Boolean).length <= 1, {
        error: 'Name one of dossiers, revenue and receipts',
      }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: exportView },
  }),
  listExports: defineRoute({
    id: 'listExports',
    method: 'get',
    path: '/exports',
    tag,
    summary: 'My latest exports, the newest first',
    access,
    success: { kind: 'json', status: 200, body: listOf(exportView) },
  }),
  cancelExport: defineRoute({
    id: 'cancelExport',
    method: 'post',
    path: '/exports/{id}/cancel',
    tag,
    summary: 'Call off an export of mine; one that is finished stays as it is',
    access,
    params,
    success: { kind: 'json', status: 200, body: exportView },
  }),
  fetchExport: defineRoute({
    id: 'fetchExport',
    method: 'get',
    path: '/exports/{id}/file',
    tag,
    summary: 'The file of an export of mine',
    access,
    params,
    success: { kind: 'stream', status: 200, contentType: 'application/octet-stream' },
  }),
} as const;
