import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { priorityGroups } from '../../domain/priority.ts';

/** UTC, ISO 8601: `2026-11-26T09:30:00.000Z`. */
export const instant = z.iso.datetime();
/** An instant as callers may write it: with `Z` or with their own offset, such as `+07:00`. */
export const givenInstant = z.iso.datetime({ offset: true });
/** A day in Asia/Ho_Chi_Minh: `2026-11-26`. */
export const onDate = z.iso.date();
export const amountVnd = z.int().min(0);
export const id = z.uuid();

export const dossierCode = z
  .string()
  .regex(/^[0-9A-Z.]{3,30}-\d{6}-\d{4,7}$/)
  .meta({ description: 'Code of the dossier, as printed on the receipt', examples: ['H34.18-261123-0012'] });
export const unitCode = z.string().min(1).max(40);
export const procedureCode = z.string().regex(/^[0-9A-Z][0-9A-Z.-]{2,30}$/);
export const componentKey = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const applicantKind = z.enum(['citizen', 'company']);
export type ApplicantKind = z.infer<typeof applicantKind>;

/** Why an applicant is to be helped first (NĐ 63/2010 Art. 18(8)). Sensitive: only for the applicant and for staff. */
export const priorityGroup = z.enum(priorityGroups);

/** Something with a code and a name: a unit, a field, a procedure. */
export const named = z.object({ code: z.string(), name: localizedText }).meta({ id: 'Named' });
export type Named = z.infer<typeof named>;

export const personRef = z.object({ id, name: z.string() }).meta({ id: 'PersonRef' });
export type PersonRef = z.infer<typeof personRef>;

/** A Vietnamese address since 1 July 2025: line, commune, province. */
export const address = z
  .strictObject({
    line: z.string().trim().min(1).max(255),
    communeCode: z.string().regex(/^\d{5}$/),
    provinceCode: z.string().regex(/^\d{2}$/),
  })
  .meta({ id: 'Address' });
export type Address = z.infer<typeof address>;

/** An address with the names of its commune and province, ready to be shown. */
export const namedAddress = z
  .object({ ...address.shape, communeName: z.string(), provinceName: z.string() })
  .meta({ id: 'NamedAddress' });
export type NamedAddress = z.infer<typeof namedAddress>;

const explained = { minutes: z.int().describe('Working minutes'), reason: localizedText };

/**
 * One step of how a due date came about, in order of time: the minutes of all `counted` items add up to the duration,
 * those of all `paused` items to how far the date moved.
 */
export const explanationItem = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('start'), at: instant, ...explained }),
    z.object({ kind: z.enum(['counted', 'skipped']), onDate, throughDate: onDate, ...explained }),
    z.object({ kind: z.literal('paused'), from: instant, to: instant, ...explained }),
    z.object({ kind: z.literal('due'), at: instant, ...explained }),
    z.object({ kind: z.literal('provisional'), onDate, ...explained }),
  ])
  .meta({ id: 'ExplanationItem' });
export type ExplanationItem = z.infer<typeof explanationItem>;

/** A deadline that explains itself. Provisional while a year it runs through has no published calendar. */
export const dueDate = z
  .object({ dueAt: instant, provisional: z.boolean(), explanation: z.array(explanationItem) })
  .meta({ id: 'DueDate' });
export type DueDate = z.infer<typeof dueDate>;

/** What the agency has promised once the due date was missed. */
export const promisedDay = onDate
  .nullable()
  .describe('The day given anew with an apology, unless an extension came after it. The due date stays what it was');

/** A JSON Schema (2020-12) object, from which both web apps draw a form. */
export const jsonSchema = z.record(z.string(), z.json()).meta({ id: 'JsonSchema' });
export type JsonSchemaObject = z.infer<typeof jsonSchema>;

/** One thing the reader may do with this dossier now, with the form it needs. */
export const allowedAction = z
  .object({
    action: z.string(),
    label: localizedText,
    form: jsonSchema.describe(
      'JSON Schema of the action’s `input`. A field’s `title` is Vietnamese, `x-title-en` English; `x-widget` says how to ask for it where its type does not',
    ),
    needsReason: z.boolean(),
    twoPerson: z.boolean().describe('Takes effect only when a second person approves'),
    danger: z.boolean().describe('Ends the dossier or costs the applicant something'),
  })
  .meta({ id: 'AllowedAction' });
export type AllowedAction = z.infer<typeof allowedAction>;

/** The body of every lifecycle action; `input` is checked against the action’s own form. */
export const actionRequest = z
  .strictObject({
    action: z.string().min(1).max(60),
    input: z.record(z.string(), z.json()).default({}),
    expectedSeq: z.int().min(0).optional().describe('Refuse if the dossier has moved on since this event number'),
  })
  .meta({ id: 'ActionRequest' });
export type ActionRequest = z.input<typeof actionRequest>;

/** A page asked for by position after a row, never by number: stays right while rows are added. */
export const pageQuery = {
  cursor: z.string().max(500).optional().describe('`page.next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    data: z.array(row),
    page: z.object({
      next: z.string().nullable().describe('Cursor of the next page; null on the last'),
      total: z.int().describe('How many rows match; a lower bound when not exact'),
      totalIsExact: z.boolean(),
    }),
  });
}
export interface Page<Row> {
  data: Row[];
  page: { next: string | null; total: number; totalIsExact: boolean };
}

export function listOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row) });
}

/** A file as it can be listed and fetched; `href` answers the bytes. */
export const storedFile = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(['pdf', 'png', 'jpeg', 'docx', 'xlsx']),
    sizeBytes: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
    href: z.string(),
  })
  .meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof storedFile>;
