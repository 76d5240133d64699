import { z } from 'zod';
import { isAgencyPrefix } from '../../domain/dossier-code.ts';
import { inBothLanguages, localizedText } from '../../domain/localized-text.ts';
import { address, id, instant, listOf, namedAddress, unitCode } from './common.ts';
import { accountChange, awaitedAccount, reason, testTransfer } from './receiving-accounts.ts';
import { defineRoute, staff } from './route.ts';

const name = z.strictObject({ vi: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });

/** Ours to give, and never changed: it stands in addresses, definitions and reports. */
const newCode = z.string().refine(
  (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 40,
  inBothLanguages({
    vi: 'Mã gồm chữ thường không dấu, chữ số và dấu gạch nối, như so-xay-dung; dài nhất 40 ký tự.',
    en: 'A code has small letters without marks, digits and hyphens, such as so-xay-dung; at most 40 of them.',
  }),
);

const dossierPrefix = z
  .string()
  .trim()
  .refine(
    isAgencyPrefix,
    inBothLanguages({
      vi: 'Gồm các nhóm chữ in hoa và chữ số cách nhau bằng dấu chấm, như H34.15; từ 3 đến 30 ký tự.',
      en: 'Groups of capital letters and digits with dots between, such as H34.15; 3 to 30 characters.',
    }),
  );

const contact = z.strictObject({ purpose: name, phone: z.string().trim().min(3).max(60) }).meta({ id: 'UnitContact' });
export type UnitContact = z.infer<typeof contact>;

/** A field as it is administered, with procedures or without. */
export const unitField = z
  .object({
    code: z.string(),
    name: localizedText,
    position: z.int(),
    procedureCount: z.int().describe('Procedures in it, open or not'),
  })
  .meta({ id: 'UnitField' });
export type UnitField = z.infer<typeof unitField>;

const calendarRef = z.object({ id, version: z.string() });

const managed = {
  code: unitCode,
  name: localizedText,
  dossierPrefix: z.string(),
  counter: localizedText.nullable(),
  contacts: z.array(z.object({ purpose: localizedText, phone: z.string() })),
  address: namedAddress,
  calendar: calendarRef,
  position: z.int().describe('Place in lists, the smallest first'),
  receivingAccount: z
    .object({ bank: z.string(), bankBin: z.string().nullable(), number: z.string(), holder: z.string() })
    .nullable(),
  procedureCount: z.int().describe('Procedures of the unit, open or not'),
  isSample: z.boolean(),
  closedAt: instant.nullable().describe('Since when it takes no new dossiers'),
};

/** A unit with all that administrators keep of it. */
export const managedUnit = z.object(managed).meta({ id: 'ManagedUnit' });
export type ManagedUnit = z.infer<typeof managedUnit>;

export const unitDetails = z
  .object({
    ...managed,
    awaitedAccount: awaitedAccount.nullable(),
    fields: z.array(unitField),
    hasDossiers: z.boolean().describe('The prefix of their codes is fixed then'),
    openDossiers: z.int(),
    awaitedPayments: z.int().describe('Payments that are asked for now, to the account there is'),
    staffCount: z.int().describe('People who hold a role in it today'),
  })
  .meta({ id: 'UnitDetails' });
export type UnitDetails = z.infer<typeof unitDetails>;

const described = {
  name,
  dossierPrefix,
  counter: name.nullable(),
  contacts: z.array(contact).max(20),
  address,
  calendarId: id,
  position: z.int().min(0).max(100_000),
};

export const newUnit = z
  .strictObject({
    code: newCode,
    ...described,
    position: described.position.optional().describe('Behind the others when left out'),
  })
  .meta({ id: 'NewUnit' });
export type NewUnit = z.input<typeof newUnit>;

export const unitChange = z.strictObject(described).partial().meta({ id: 'UnitChange' });
export type UnitChange = z.input<typeof unitChange>;

const tag = 'Units';
const access = staff('administrator');
const params = z.object({ code: unitCode });
const answersUnit = { kind: 'json', status: 200, body: unitDetails } as const;

export const unitsContract = {
  listManagedUnits: defineRoute({
    id: 'listManagedUnits',
    method: 'get',
    path: '/staff/units',
    tag,
    summary: 'All units as administrators keep them, closed ones too',
    access,
    success: { kind: 'json', status: 200, body: listOf(managedUnit) },
  }),
  listBanks: defineRoute({
    id: 'listBanks',
    method: 'get',
    path: '/staff/banks',
    tag,
    summary: 'Banks that take transfers by VietQR, with their BIN',
    access,
    success: {
      kind: 'json',
      status: 200,
      body: listOf(z.object({ bin: z.string(), name: z.string(), shortName: z.string() })),
    },
  }),
  createUnit: defineRoute({
    id: 'createUnit',
    method: 'post',
    path: '/units',
    tag,
    summary: 'Make a unit. It is offered to applicants once it has an open procedure',
    access,
    body: newUnit,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: unitDetails },
  }),
  getUnit: defineRoute({
    id: 'getUnit',
    method: 'get',
    path: '/units/{code}',
    tag,
    summary: 'A unit with its fields and what is under way in it',
    access,
    params,
    success: answersUnit,
  }),
  changeUnit: defineRoute({
    id: 'changeUnit',
    method: 'patch',
    path: '/units/{code}',
    tag,
    summary: 'Change what is written of a unit; the prefix of dossier codes only until the first dossier',
    access,
    params,
    body: unitChange,
    success: answersUnit,
  }),
  setReceivingAccount: defineRoute({
    id: 'setReceivingAccount',
    method: 'put',
    path: '/units/{code}/receiving-account',
    tag,
    summary:
      'Ask for another account for bank transfers to a unit, used once somebody else confirms it; or take it away at once',
    access,
    params,
    body: accountChange,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ unit: unitDetails, testTransfer: testTransfer.nullable() }),
    },
  }),
  confirmReceivingAccount: defineRoute({
    id: 'confirmReceivingAccount',
    method: 'post',
    path: '/units/{code}/receiving-account/confirm',
    tag,
    summary: 'Use the account another administrator asked for. Transfers under way carry the account there was',
    access,
    params,
    body: z.strictObject({ changeId: id }),
    success: answersUnit,
  }),
  declineReceivingAccount: defineRoute({
    id: 'declineReceivingAccount',
    method: 'post',
    path: '/units/{code}/receiving-account/decline',
    tag,
    summary: 'Drop the account that was asked for; who asked for it may too',
    access,
    params,
    body: z.strictObject({ changeId: id, reason }),
    success: answersUnit,
  }),
  closeUnit: defineRoute({
    id: 'closeUnit',
    method: 'post',
    path: '/units/{code}/close',
    tag,
    summary: 'Take no new dossiers and offer the unit no more. Open dossiers go on to their end',
    access,
    params,
    body: z.strictObject({ reason }),
    success: answersUnit,
  }),
  reopenUnit: defineRoute({
    id: 'reopenUnit',
    method: 'post',
    path: '/units/{code}/reopen',
    tag,
    summary: 'Offer a closed unit again',
    access,
    params,
    body: z.strictObject({ reason }),
    success: answersUnit,
  }),
  createField: defineRoute({
    id: 'createField',
    method: 'post',
    path: '/units/{code}/fields',
    tag,
    summary: 'Make a field of procedures in a unit, behind the others',
    access,
    params,
    body: z
      .strictObject({ name, code: newCode.optional().describe('Made of the Vietnamese name when left out') })
      .meta({ id: 'NewField' }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: unitField },
  }),
  renameField: defineRoute({
    id: 'renameField',
    method: 'patch',
    path: '/units/{code}/fields/{field}',
    tag,
    summary: 'Rename a field',
    access,
    params: z.object({ code: unitCode, field: z.string().min(1).max(40) }),
    body: z.strictObject({ name }),
    success: { kind: 'json', status: 200, body: unitField },
  }),
  orderFields: defineRoute({
    id: 'orderFields',
    method: 'put',
    path: '/units/{code}/fields/order',
    tag,
    summary: 'Put the fields of a unit in order; all of them are named',
    access,
    params,
    body: z.strictObject({ fields: z.array(z.string().min(1).max(40)).min(1).max(500) }),
    success: { kind: 'json', status: 200, body: listOf(unitField) },
  }),
};
