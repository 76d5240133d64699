import { meaningOf, type AwaitedPayment } from '../../domain/money-meaning.ts';
import type { TransferMeaning } from '../../domain/transfer/meaning.ts';
import type { Database, Transaction } from '../client.ts';
import { bookTransfer, findTransfer, getTransferBooking, type TransferSlip } from './book-transfer.ts';
import { findPaymentInText } from './match-transfer.ts';
import type { MoneyActor } from './money-cases.ts';
import { findPayoutInText, receivePayout, type AwaitedPayout } from './payouts.ts';
import { findUnitOfAccount } from './receiving-accounts.ts';

/** A credit as the bank tells of it, by itself or in its statement. */
export interface BankCredit extends TransferSlip {
  readonly reference: string;
  readonly amountVnd: number;
  readonly receivedAt: string;
}

export type TakenTransfer =
  | { readonly kind: 'booked'; readonly meaning: TransferMeaning; readonly dossierCode: string | null }
  /** Booked before, whoever told of it then; `otherAmount` is what was told then, should it differ. */
  | { readonly kind: 'alreadyBooked'; readonly otherAmountVnd?: number };

/**
 * Books a credit to the payment named in its text, in a transaction of its own. What names none, or comes to an account
 * that is nobody's, is booked all the same and becomes a case: the money is there. A payout of the gateway, known by its
 * reference, is nobody's either, but expected: it ends what was underway.
 */
export async function takeTransfer(db: Database, credit: BankCredit, actor: MoneyActor | null): Promise<TakenTransfer> {
  return db.transaction(async (tx) => {
    const unitCode = (await findUnitOfAccount(tx, credit.account)) ?? null;
    const payment = unitCode === null ? undefined : await findPaymentInText(tx, { unitCode, content: credit.content });
    const payout = payment === undefined ? await findPayoutInText(tx, credit) : undefined;
    const { account, content, payer, source, ...money } = credit;
    const slip = { account, content, payer, source };
    const transfer = { ...money, unitCode, orderId: payment?.orderId, isPayout: payout !== undefined, slip };
    const isNew = await bookTransfer(tx, transfer, actor);
    if (isNew) {
      const isPayout = payout !== undefined && (await takePayout(tx, payout, { ...credit, unitCode }));
      const meaning = meaningOfCredit(credit.amountVnd, { payment, isPayout });
      return { kind: 'booked', meaning, dossierCode: payment?.dossierCode ?? null };
    }
    const known = await findTransfer(tx, account, transfer);
    const differs = known !== undefined && known.amountVnd !== credit.amountVnd;
    return { kind: 'alreadyBooked', ...(differs ? { otherAmountVnd: known.amountVnd } : {}) };
  });
}

async function takePayout(
  tx: Transaction,
  payout: AwaitedPayout,
  { account, reference, receivedAt, unitCode }: BankCredit & { readonly unitCode: string | null },
): Promise<boolean> {
  const transferId = await getTransferBooking(tx, account, reference);
  return receivePayout(tx, payout, { transferId, receivedAt, reference, unitCode });
}

function meaningOfCredit(
  amountVnd: number,
  { payment, isPayout }: { readonly payment: AwaitedPayment | undefined; readonly isPayout: boolean },
): TransferMeaning {
  if (payment !== undefined) return meaningOf(payment, amountVnd);
  return isPayout ? 'payout' : 'unknown';
}
