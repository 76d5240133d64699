import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { bankTransfers, moneyCases, payouts, settlementLines } from '../schema/index.ts';
import { bookLine, settlementCaseKey, settlementKey } from './book-settlement.ts';
import { judgeLines } from './judge-settlement.ts';
import { closeCase } from './money-cases.ts';
import { bringHome, receivePayout } from './payouts.ts';

/**
 * Looks once more at what did not fit: lines of settlement files whose payment was booked meanwhile, and payouts whose
 * money had come to the bank before their file. Done with every import and every night.
 */
export async function settleWaiting(tx: Transaction): Promise<void> {
  await judgeAgain(tx);
  await findTransfersAgain(tx);
}

async function judgeAgain(tx: Transaction): Promise<void> {
  const open = await tx
    .select({ line: settlementLines, payout: payouts, caseId: moneyCases.id })
    .from(settlementLines)
    .innerJoin(payouts, eq(payouts.id, settlementLines.payoutId))
    .innerJoin(moneyCases, eq(moneyCases.key, sql`${settlementCaseKey('')} || ${settlementLines.id}`))
    .where(
      and(eq(moneyCases.status, 'open'), sql`${settlementLines.accountedVnd} <> abs(${settlementLines.amountVnd})`),
    );
  const lines = open.map(({ line, payout, caseId }) => ({ ...line, payout, caseId }));
  const judged = await judgeLines(tx, lines, ({ accountedVnd }) => accountedVnd);
  for (const { line, money, accountedVnd } of judged) {
    if (money === undefined || accountedVnd <= line.accountedVnd) continue;
    const isWhole = accountedVnd === Math.abs(line.amountVnd);
    const paid = line.amountVnd > 0 ? 'pays' : 'takesOff';
    const { moneyOfId, refundId } = money;
    await tx
      .update(settlementLines)
      .set({ accountedVnd, moneyOfId, refundId, meaning: isWhole ? paid : 'wrongAmount' })
      .where(eq(settlementLines.id, line.id));
    const { payout, payoutId } = line;
    await bookLine(tx, {
      key: settlementKey({ ...line, payout: payout.reference }),
      lineId: line.id,
      payoutId,
      payout: payout.reference,
      bookedBy: null,
      told: line,
      money,
      fromVnd: line.accountedVnd,
      accountedVnd,
    });
    if (isWhole) await closeCase(tx, line.caseId, { resolution: 'agreed', reason: null, actor: null });
    if (payout.transferId !== null)
      await bringHomeLater(tx, payout, { transferId: payout.transferId, lineId: line.id });
  }
}

/** What was not explained when a payout arrived is now. */
async function bringHomeLater(
  tx: Transaction,
  payout: typeof payouts.$inferSelect,
  { transferId, lineId }: { readonly transferId: string; readonly lineId: string },
): Promise<void> {
  const key = `payout:${payout.reference}:${lineId}`;
  const leftVnd = await bringHome(tx, payout, { transferId, key, at: new Date().toISOString() });
  if (leftVnd !== 0) return;
  const [open] = await tx
    .select({ id: moneyCases.id })
    .from(moneyCases)
    .where(and(eq(moneyCases.bookingId, transferId), eq(moneyCases.status, 'open')));
  if (open !== undefined) await closeCase(tx, open.id, { resolution: 'agreed', reason: null, actor: null });
}

async function findTransfersAgain(tx: Transaction): Promise<void> {
  const rows = await tx.execute<{
    id: string;
    payout: string;
    transfer_id: string;
    received_at: Date | string;
    reference: string;
    unit_code: string | null;
  }>(sql`
    select p.id, p.reference as payout, t.booking_id as transfer_id, t.received_at, t.reference,
      c.unit_code
    from ${payouts} p
    cross join lateral (select sum(l.amount_vnd) - sum(l.fee_vnd) as net_vnd from ${settlementLines} l
      where l.payout_id = p.id) net
    join ${bankTransfers} t on t.amount_vnd = net.net_vnd
      and position(p.reference in upper(regexp_replace(t.content, '[^0-9A-Za-z]', '', 'g'))) > 0
    join ${moneyCases} c on c.booking_id = t.booking_id and c.kind = 'unknownReference' and c.status = 'open'
    where p.transfer_id is null
      and not exists (select 1 from ${payouts} other where other.transfer_id = t.booking_id)
    order by t.received_at`);
  for (const row of rows) {
    await receivePayout(
      tx,
      { id: row.id, reference: row.payout },
      {
        transferId: row.transfer_id,
        receivedAt: new Date(row.received_at).toISOString(),
        reference: row.reference,
        unitCode: row.unit_code,
      },
    );
  }
}
