import type { SettlementLine } from '../../domain/settlement.ts';
import type { Transaction } from '../client.ts';
import { payoutMovements } from '../schema/index.ts';
import type { SettledMoney } from './judge-settlement.ts';
import { moveMoney } from './ledger.ts';

/** What a line is known by, in whatever file it comes: bookings of it are unique under keys that begin like this. */
export function settlementKey({
  payout,
  attemptRef,
  gatewayNo,
  occurrence,
}: Pick<SettlementLine, 'payout' | 'attemptRef' | 'gatewayNo' | 'occurrence'>): string {
  return ['settlement', payout, attemptRef, gatewayNo, occurrence].join(':');
}

/** The key of the case about a line. */
export function settlementCaseKey(lineId: string): string {
  return `settlement:${lineId}`;
}

interface BookedLine {
  /** `settlementKey` of the line. */
  readonly key: string;
  readonly lineId: string;
  readonly payoutId: string;
  readonly payout: string;
  readonly bookedBy: string | null;
  readonly told: Pick<SettlementLine, 'amountVnd' | 'feeVnd' | 'settledOn'>;
  readonly money: SettledMoney | undefined;
  /** What was booked of it before. */
  readonly fromVnd: number;
  readonly accountedVnd: number;
}

/** Books what a line accounts for beyond `fromVnd`: the fee first, the rest is underway to the bank, or back from it. */
export async function bookLine(tx: Transaction, booked: BookedLine): Promise<void> {
  const { key, told, money, fromVnd, accountedVnd } = booked;
  if (money === undefined || accountedVnd === fromVnd) return;
  const isPaid = told.amountVnd > 0;
  const feeVnd = Math.min(told.feeVnd, accountedVnd) - Math.min(told.feeVnd, fromVnd);
  const parts = [
    { part: 'fee', from: 'gateway', to: 'gatewayFee', amountVnd: isPaid ? feeVnd : 0 },
    { part: 'paid', from: 'gateway', to: 'underway', amountVnd: isPaid ? accountedVnd - fromVnd - feeVnd : 0 },
    { part: 'takenOff', from: 'underway', to: 'gateway', amountVnd: isPaid ? 0 : accountedVnd - fromVnd },
  ] as const;
  for (const { part, amountVnd, ...places } of parts) {
    if (amountVnd === 0) continue;
    const bookingId = await moveMoney(tx, {
      ...places,
      key: fromVnd === 0 ? `${key}:${part}` : `${key}:${part}:${fromVnd}`,
      amountVnd,
      reference: booked.payout,
      orderId: money.orderId,
      bookedBy: booked.bookedBy,
      occurredAt: new Date(`${told.settledOn}T12:00:00+07:00`).toISOString(),
      moneyOfId: money.moneyOfId,
    });
    if (bookingId === undefined) continue;
    await tx.insert(payoutMovements).values({ bookingId, payoutId: booked.payoutId, lineId: booked.lineId });
  }
}
