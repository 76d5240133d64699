import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { checkLedger, type LedgerCheck } from '../../db/queries/check-ledger.ts';
import { refundStatus, type Transaction } from '../../stack/sandbox-bank/transaction.ts';
import type { HandBooking } from './payment-run.ts';

/** The four things that must not happen to money. */
export type Harm = 'lost' | 'doubled' | 'unowned' | 'disagreeing';

export interface Finding {
  readonly harm: Harm;
  /** A code, a reference or an id it is true of. */
  readonly subject: string;
  readonly detail: string;
}

/** What each rule of the books would mean, broken. */
const harmOf: Readonly<Record<LedgerCheck, Harm>> = {
  bookingsBalance: 'lost',
  gatewayMoneyIsBooked: 'lost',
  bookedMoneyWasReported: 'doubled',
  refundsStayWithinBookings: 'doubled',
  refundsAgreeWithEntries: 'lost',
  ordersAgreeWithEntries: 'disagreeing',
  unmatchedMoneyHasOwner: 'unowned',
  surplusMoneyHasOwner: 'unowned',
  receiptsHaveNoGaps: 'lost',
  paidOrdersHaveReceipts: 'lost',
  dossiersAgreeWithMoney: 'disagreeing',
  feesStayForWhatIsGoingOn: 'unowned',
  endedDossiersKeepOnlyTheirFees: 'unowned',
  settlementsAgreeWithEntries: 'disagreeing',
  settlementsHaveOwner: 'unowned',
  payoutsAgreeWithEntries: 'disagreeing',
  moneyUnderwayIsOfPayouts: 'unowned',
  cashIsInDrawers: 'unowned',
  drawersAgreeWithEntries: 'disagreeing',
};

/** Holds the books against the bank, what people took down by hand, and the dossiers. Nothing is all well. */
export async function judgeMoney(
  db: Database,
  truth: {
    readonly bank: readonly Transaction[];
    readonly bookedByHand: readonly HandBooking[];
    readonly refundMs: number;
  },
): Promise<Finding[]> {
  const books = await readBooks(db);
  return [
    ...truth.bank.flatMap((payment) => judgePayment(payment, books)),
    ...judgeBookedPayments(truth.bank, books),
    ...judgeRefunds(truth.bank, books, truth.refundMs),
    ...judgeHandBookings(truth.bookedByHand, books),
    ...(await checkLedger(db)).map(({ check, subject, detail }) => ({
      harm: new Map<string, Harm>(Object.entries(harmOf)).get(check) ?? 'disagreeing',
      subject,
      detail: `${check}: ${detail}`,
    })),
    ...(await judgeOrders(db)),
  ];
}

/** What really happened, by our books; what the gateway corrected is left out. */
interface Booking {
  readonly key: string;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly amountVnd: number;
  readonly reference: string;
}

async function readBooks(db: Database): Promise<Booking[]> {
  const rows = await db.execute<{
    key: string;
    direction: 'in' | 'out';
    channel: string;
    amount_vnd: string;
    reference: string;
  }>(sql`
    select key, direction, channel, amount_vnd::text as amount_vnd, reference from bookings b
    where direction <> 'within' and key not like 'corrected:%'
      and not exists (select 1 from bookings c where c.key = 'corrected:' || b.key)`);
  return rows.map(({ amount_vnd, ...row }) => ({ ...row, amountVnd: Number(amount_vnd) }));
}

function judgePayment({ txnRef, transactionStatus, amountVnd }: Transaction, books: readonly Booking[]): Finding[] {
  if (transactionStatus !== '00') return [];
  const booked = books.filter(
    ({ direction, channel, reference }) => direction === 'in' && channel === 'vnpay' && reference === txnRef,
  );
  const of = { subject: txnRef };
  if (booked.length === 0) return [{ ...of, harm: 'lost', detail: `the bank has ${amountVnd}, the books nothing` }];
  if (booked.length > 1) return [{ ...of, harm: 'doubled', detail: `booked ${booked.length} times` }];
  return booked[0]?.amountVnd === amountVnd
    ? []
    : [{ ...of, harm: 'lost', detail: `the bank has ${amountVnd}, the books ${booked[0]?.amountVnd ?? 0}` }];
}

function judgeBookedPayments(bank: readonly Transaction[], books: readonly Booking[]): Finding[] {
  const paid = new Set(bank.filter(({ transactionStatus }) => transactionStatus === '00').map(({ txnRef }) => txnRef));
  return books
    .filter(({ direction, channel, reference }) => direction === 'in' && channel === 'vnpay' && !paid.has(reference))
    .map(({ reference, amountVnd }) => ({
      harm: 'doubled',
      subject: reference,
      detail: `${amountVnd} was booked that the bank never had`,
    }));
}

function judgeRefunds(bank: readonly Transaction[], books: readonly Booking[], refundMs: number): Finding[] {
  const now = new Date();
  const given = bank.flatMap(({ txnRef, refunds }) =>
    refunds
      .filter((refund) => refundStatus(refund, now, refundMs) === '00')
      .map(({ transactionNo, amountVnd }) => ({ txnRef, transactionNo, amountVnd })),
  );
  const booked = books.filter(({ direction, channel }) => direction === 'out' && channel === 'vnpay');
  const unbooked = given.filter(
    ({ transactionNo, amountVnd }) =>
      booked.filter((one) => one.reference === transactionNo && one.amountVnd === amountVnd).length !== 1,
  );
  const ungiven = booked.filter(({ reference }) => !given.some(({ transactionNo }) => transactionNo === reference));
  const twice = bank.filter(
    ({ txnRef, amountVnd }) => sumVnd(given.filter((one) => one.txnRef === txnRef)) > amountVnd,
  );
  return [
    ...unbooked.map(({ txnRef, amountVnd }): Finding => ({
      harm: 'lost',
      subject: txnRef,
      detail: `the bank gave ${amountVnd} back, the books do not say so once`,
    })),
    ...ungiven.map(({ reference, amountVnd }): Finding => ({
      harm: 'lost',
      subject: reference,
      detail: `the books gave ${amountVnd} back, the bank did not`,
    })),
    ...twice.map(({ txnRef }): Finding => ({
      harm: 'doubled',
      subject: txnRef,
      detail: 'more was given back than paid',
    })),
  ];
}

function judgeHandBookings(taken: readonly HandBooking[], books: readonly Booking[]): Finding[] {
  return taken.flatMap(({ reference, amountVnd }): Finding[] => {
    const booked = books.filter((one) => one.direction === 'in' && one.reference === reference);
    if (booked.length === 1 && booked[0]?.amountVnd === amountVnd) return [];
    return [
      {
        harm: booked.length > 1 ? 'doubled' : 'lost',
        subject: reference,
        detail: `${amountVnd} taken down by hand is booked as ${sumVnd(booked)} in ${booked.length}`,
      },
    ];
  });
}

/** Once everything has come to rest, an order and its dossier say the same without any delay. */
async function judgeOrders(db: Database): Promise<Finding[]> {
  const rows = await db.execute<{ subject: string; detail: string }>(sql`
    select d.code as subject, d.status || ' and ' || coalesce(d.state -> 'payment' ->> 'outcome', 'no payment')
      || ', but its order is ' || o.status || ' with ' || o.received_vnd || ' of ' || o.total_vnd as detail
    from payment_orders o join dossiers d on d.id = o.dossier_id
    where o.order_no = (select max(order_no) from payment_orders where dossier_id = d.id)
      and (d.state -> 'payment' ->> 'outcome' is distinct from o.status
        or o.status = 'awaited' and o.received_vnd >= o.total_vnd
        or o.status = 'paid' and d.status = 'payment_requested')`);
  return rows.map((row) => ({ harm: 'disagreeing', ...row }));
}

function sumVnd(entries: readonly { readonly amountVnd: number }[]): number {
  return entries.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
}
