import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { settlementMeanings } from '../../domain/settlement.ts';
import { amountVnd, dossierCode, id, instant, listOf, onDate } from './common.ts';
import { defineRoute, staff } from './route.ts';

const signedVnd = z.int();
const count = z.int().min(0);

const settlementFacts = {
  line: z.int().describe('Where it is in its file'),
  attemptRef: z.string().describe('Our reference of the payment'),
  gatewayNo: z.string().describe('The gateway’s number of the payment or refund'),
  amountVnd: signedVnd.describe('Below zero when a refund is taken off'),
  feeVnd: amountVnd.describe('Kept by the gateway'),
  settledOn: onDate,
  text: localizedText.describe('What the line is, in words'),
  dossierCode: dossierCode.nullable(),
  paymentId: id.nullable(),
};

/** What importing a line of a settlement file did, or would do. */
export const settlementRow = z
  .object({
    ...settlementFacts,
    payout: z.string(),
    outcome: z.enum([...settlementMeanings, 'before']).describe('before: it came in an earlier file'),
  })
  .meta({ id: 'SettlementRow' });
export type SettlementRow = z.infer<typeof settlementRow>;

export const settlementImport = z
  .object({ dryRun: z.boolean(), newLines: count, rows: z.array(settlementRow) })
  .meta({ id: 'SettlementImport' });
export type SettlementImport = z.infer<typeof settlementImport>;

/** Money the gateway says it has sent to our bank account. */
export const payout = z
  .object({
    id,
    reference: z.string().describe('The bank’s statement names it'),
    settledOn: onDate.describe('The latest of its lines'),
    lines: count,
    openLines: count.describe('Lines that do not fit our books; each is a money case'),
    grossVnd: signedVnd,
    feeVnd: amountVnd,
    netVnd: signedVnd.describe('What the bank’s statement is to show'),
    arrivedAt: instant.nullable().describe('null: no credit of this amount names it yet'),
    arrivedReference: z.string().nullable().describe('The bank’s number of that credit'),
    otherCreditVnd: amountVnd.nullable().describe('A credit that names it, but of another amount'),
  })
  .meta({ id: 'Payout' });
export type Payout = z.infer<typeof payout>;

/** Payments the gateway has taken and not paid out, by how long ago. */
export const receivableBand = z.object({
  fromDays: z.int().min(0),
  toDays: z.int().nullable().describe('null: and older'),
  payments: count,
  amountVnd: signedVnd.describe('Below zero when the gateway has given back more than it still holds'),
});

export const settlementOverview = z
  .object({
    payouts: z.array(payout),
    receivable: z.array(receivableBand),
    receivableVnd: signedVnd.describe('What the gateway owes us'),
    underwayVnd: signedVnd.describe('Paid out by the gateway, and not arrived at the bank'),
    feeVnd: amountVnd.describe('What the gateway has kept for its service so far'),
  })
  .meta({ id: 'SettlementOverview' });
export type SettlementOverview = z.infer<typeof settlementOverview>;

const payoutLine = z.object({ id, ...settlementFacts, meaning: z.enum(settlementMeanings) }).meta({ id: 'PayoutLine' });
export type PayoutLine = z.infer<typeof payoutLine>;

const tag = 'Accounting';
const readers = staff('accountant', 'supervisor');

export const settlementsContract = {
  getSettlements: defineRoute({
    id: 'getSettlements',
    method: 'get',
    path: '/settlements',
    tag,
    summary: 'What the gateway has paid out, those that have not arrived first, and what it still owes, by age',
    access: readers,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    success: { kind: 'json', status: 200, body: settlementOverview },
  }),
  listPayoutLines: defineRoute({
    id: 'listPayoutLines',
    method: 'get',
    path: '/settlements/{id}/lines',
    tag,
    summary: 'The payments and refunds a payout consists of, those that do not fit our books first',
    access: readers,
    params: z.object({ id }),
    success: { kind: 'json', status: 200, body: listOf(payoutLine) },
    problems: ['not_found'],
  }),
  importSettlement: defineRoute({
    id: 'importSettlement',
    method: 'post',
    path: '/settlements',
    tag,
    summary:
      'Import a settlement file of the gateway (CSV), whole or not at all. Each line counts once, however often and in whatever file it comes; with `dryRun` nothing is written',
    access: staff('accountant'),
    body: z.strictObject({ name: z.string().trim().min(1).max(200), csv: z.string().min(1), dryRun: z.boolean() }),
    success: { kind: 'json', status: 200, body: settlementImport },
    problems: ['request_too_large'],
  }),
};
