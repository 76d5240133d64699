import { eq, inArray, sql } from 'drizzle-orm';
import type { MoneyCaseKind } from '../../domain/money-cases.ts';
import type { SettlementLine, SettlementMeaning } from '../../domain/settlement.ts';
import type { Queryable, Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { auditEntries, payouts, settlementFiles, settlementLines } from '../schema/index.ts';
import { bookLine, settlementCaseKey, settlementKey } from './book-settlement.ts';
import { judgeLines, type JudgedSettlementLine } from './judge-settlement.ts';
import { openCase, type MoneyActor } from './money-cases.ts';
import { settleWaiting } from './settle-waiting.ts';

export interface SettlementFile {
  readonly name: string;
  readonly sha256: string;
  readonly lines: readonly SettlementLine[];
}

/** A line with what became of it, or would. */
export type SettledLine =
  | ({ readonly kind: 'new' } & JudgedSettlementLine)
  /** It came in an earlier file. */
  | { readonly kind: 'before'; readonly line: SettlementLine };

/** A line that would change a payout whose money has arrived at the bank: the file is wrong, and refused. */
export class PayoutHasArrived extends Error {
  override readonly name = 'PayoutHasArrived';
  readonly line: SettlementLine;

  constructor(line: SettlementLine) {
    super(`Payout ${line.payout} has arrived already: line ${line.line}`);
    this.line = line;
  }
}

/** What importing a file would do. Reads only. @throws PayoutHasArrived */
export async function previewSettlement(db: Queryable, lines: readonly SettlementLine[]): Promise<SettledLine[]> {
  const known = await findKnown(db, lines);
  const fresh = lines.filter((line) => !known.keys.has(settlementKey(line)));
  const late = fresh.find(({ payout }) => known.arrived.has(payout));
  if (late !== undefined) throw new PayoutHasArrived(late);
  const judged = new Map((await judgeLines(db, fresh)).map((one) => [one.line, one]));
  return lines.map((line) => {
    const one = judged.get(line);
    return one === undefined ? { kind: 'before', line } : { kind: 'new', ...one };
  });
}

/**
 * Imports a settlement file as a whole: what each line is about moves from the gateway to what is underway to the bank,
 * less the fee that the gateway keeps; a line that does not fit becomes a case. Lines of an earlier file change nothing.
 * @throws PayoutHasArrived
 */
export async function importSettlement(
  tx: Transaction,
  { name, sha256, lines }: SettlementFile,
  actor: MoneyActor,
): Promise<SettledLine[]> {
  // Imports come one by one: what a line finds open must still be open when it is written.
  await tx.execute(sql`lock table ${settlementFiles} in exclusive mode`);
  await settleWaiting(tx);
  const settled = await previewSettlement(tx, lines);
  const fileId = await keepFile(tx, { name, sha256, actor });
  const payoutIds = await keepPayouts(tx, new Set(lines.map(({ payout }) => payout)));
  for (const one of settled) {
    const payoutId = payoutIds.get(one.line.payout);
    if (one.kind === 'before' || payoutId === undefined) continue;
    await keepLine(tx, one, { fileId, payoutId, bookedBy: actor.accountId });
  }
  await settleWaiting(tx);
  return settled;
}

async function findKnown(db: Queryable, lines: readonly SettlementLine[]) {
  const references = [...new Set(lines.map(({ payout }) => payout))];
  const rows = await db
    .select({ payout: payouts.reference, transferId: payouts.transferId, line: settlementLines })
    .from(payouts)
    .innerJoin(settlementLines, eq(settlementLines.payoutId, payouts.id))
    .where(inArray(payouts.reference, references));
  return {
    keys: new Set(rows.map(({ payout, line }) => settlementKey({ payout, ...line }))),
    arrived: new Set(rows.filter(({ transferId }) => transferId !== null).map(({ payout }) => payout)),
  };
}

/** The file's id: of the import before, when the very same file comes again. */
async function keepFile(
  tx: Transaction,
  { name, sha256, actor }: { readonly name: string; readonly sha256: string; readonly actor: MoneyActor },
): Promise<string> {
  const [kept] = await tx
    .insert(settlementFiles)
    .values({ name, sha256, importedBy: actor.accountId })
    .onConflictDoUpdate({ target: settlementFiles.sha256, set: { sha256 } })
    .returning({ id: settlementFiles.id });
  if (kept === undefined) throw new Error('No row of the settlement file');
  await tx.insert(auditEntries).values({
    subjectKind: 'settlementFile',
    subjectId: kept.id,
    action: 'settlement.import',
    actorId: actor.accountId,
    actorRole: actor.role,
    detail: { sha256 },
    at: new Date().toISOString(),
  });
  return kept.id;
}

async function keepPayouts(tx: Transaction, references: ReadonlySet<string>): Promise<Map<string, string>> {
  const rows = await tx
    .insert(payouts)
    .values([...references].map((reference) => ({ reference })))
    .onConflictDoUpdate({ target: payouts.reference, set: { reference: sql`excluded.reference` } })
    .returning({ id: payouts.id, reference: payouts.reference });
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}

async function keepLine(
  tx: Transaction,
  { line, money, meaning, accountedVnd, differenceVnd }: JudgedSettlementLine,
  of: { readonly fileId: string; readonly payoutId: string; readonly bookedBy: string },
): Promise<void> {
  const { payout, ...told } = line;
  const { fileId, payoutId, bookedBy } = of;
  const lineId = newId();
  const { moneyOfId = null, refundId = null } = money ?? {};
  await tx
    .insert(settlementLines)
    .values({ id: lineId, fileId, payoutId, ...told, meaning, accountedVnd, moneyOfId, refundId });
  const key = settlementKey(line);
  await bookLine(tx, { key, lineId, payoutId, payout, bookedBy, told, money, fromVnd: 0, accountedVnd });
  const kind = caseKinds[meaning];
  if (kind === undefined) return;
  await openCase(tx, {
    key: settlementCaseKey(lineId),
    kind,
    unitCode: money?.unitCode ?? null,
    dossierId: money?.dossierId ?? null,
    orderId: money?.orderId ?? null,
    amountVnd: differenceVnd,
    reference: `${payout} · ${told.attemptRef} · ${told.gatewayNo}`,
  });
}

const caseKinds: Readonly<Record<SettlementMeaning, MoneyCaseKind | undefined>> = {
  pays: undefined,
  takesOff: undefined,
  unknown: 'settlementUnknown',
  doubled: 'settlementDoubled',
  wrongAmount: 'settlementAmount',
};
