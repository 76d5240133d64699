import { z } from 'zod';
import { dossierCode, id, onDate, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';

const tag = 'Printed';
const pdf = { kind: 'stream', status: 200, contentType: 'application/pdf' } as const;

/** Sheets made on demand, as of now. Letters, which are made once and kept, are among a dossier's documents. */
export const printedContract = {
  getControlSheet: defineRoute({
    id: 'getControlSheet',
    method: 'get',
    path: '/dossiers/{code}/control-sheet',
    tag,
    summary: 'Phiếu kiểm soát quá trình giải quyết hồ sơ: who had the dossier, how long, and on time or not, as of now',
    access: staff(),
    params: z.object({ code: dossierCode }),
    success: pdf,
  }),
  getParcelLabel: defineRoute({
    id: 'getParcelLabel',
    method: 'get',
    path: '/dossiers/{code}/deliveries/{deliveryId}/label',
    tag,
    summary: 'The label of a parcel of either direction, with the carrier’s number as a barcode; once it is ordered',
    access: staff('clerk'),
    params: z.object({ code: dossierCode, deliveryId: id }),
    success: pdf,
    problems: ['action_not_allowed'],
  }),
  getFeeSlip: defineRoute({
    id: 'getFeeSlip',
    method: 'get',
    path: '/dossiers/{code}/fee-slip',
    tag,
    summary:
      'Phiếu yêu cầu nộp phí, lệ phí: what a dossier still owes, fee by fee, with the VietQR to pay it by transfer',
    access: staff('clerk', 'accountant'),
    params: z.object({ code: dossierCode }),
    success: pdf,
    problems: ['payment_not_open'],
  }),
  getRegister: defineRoute({
    id: 'getRegister',
    method: 'get',
    path: '/register',
    tag,
    summary: 'Sổ theo dõi hồ sơ: what a unit of mine accepted in a period of at most 92 days',
    access: staff('clerk', 'lead', 'supervisor'),
    query: z.strictObject({
      unit: unitCode,
      from: onDate.describe('First day of acceptance, in Vietnam'),
      to: onDate.describe('Last day of acceptance, in Vietnam'),
    }),
    success: pdf,
  }),
} as const;
