import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ledger } from '../ledger.ts';
import { gatewayDate } from '../protocol.ts';
import { refundStatus } from '../transaction.ts';
import { orderSchema, type TransferDesk } from '../transfers/desk.ts';

const lineSchema = z.strictObject({
  txnRef: z.string(),
  transactionNo: z.string(),
  /** Below zero when a refund is taken off. */
  amountVnd: z.int(),
  feeVnd: z.int(),
});

const payoutSchema = z.strictObject({
  reference: z.string(),
  /** `yyyy-MM-dd`, Viet Nam. */
  settledOn: z.string(),
  lines: z.array(lineSchema),
});
export type Payout = z.output<typeof payoutSchema>;

/** What is asked of a payout. `feeVnd`, made up as everything here, is kept of each payment. */
export const payoutOrderSchema = z.strictObject({
  /** Where the money goes; without it only the file is made. */
  account: orderSchema.shape.account.optional(),
  feeVnd: z.int().min(0).default(1100),
  telling: orderSchema.shape.telling,
});
export type PayoutOrder = z.output<typeof payoutOrderSchema>;

interface CounterParts {
  readonly dataDir: string;
  readonly ledger: Ledger;
  readonly desk: TransferDesk;
  readonly refundMs: number;
}

/** Pays the merchant what was paid by cards and wallets: each payment and each refund once, as `payouts.jsonl` remembers. */
export class PayoutCounter {
  readonly #parts: CounterParts;
  readonly #file: string;
  readonly #payouts: Payout[] = [];

  constructor(parts: CounterParts) {
    this.#parts = parts;
    this.#file = join(parts.dataDir, 'payouts.jsonl');
    if (!existsSync(this.#file)) return;
    // A line without its end was being written when the process died: nobody was told about it.
    const lines = readFileSync(this.#file, 'utf8').split('\n').slice(0, -1);
    this.#payouts.push(...lines.map((line) => payoutSchema.parse(JSON.parse(line))));
  }

  /** Every payout, oldest first. */
  list(): readonly Payout[] {
    return this.#payouts;
  }

  find(reference: string): Payout | undefined {
    return this.#payouts.find((payout) => payout.reference === reference);
  }

  /** Pays out whatever was not paid out yet and tells of the transfer; `undefined` when there is nothing. */
  async payOut({ account, feeVnd, telling }: PayoutOrder): Promise<Payout | undefined> {
    const lines = this.#openLines(feeVnd);
    if (lines.length === 0) return undefined;
    const day = gatewayDate(new Date()).slice(0, 8);
    const payout: Payout = {
      reference: `VNP${day}${String(this.#payouts.length + 1).padStart(4, '0')}`,
      settledOn: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
      lines,
    };
    appendFileSync(this.#file, `${JSON.stringify(payout)}\n`, { flush: true });
    this.#payouts.push(payout);
    const amountVnd = netOf(payout);
    if (account !== undefined && amountVnd > 0) {
      const content = `VNPAY CHI TRA ${payout.reference}`;
      const payer = { name: 'CONG THANH TOAN MAU', account: '9999999999' };
      await this.#parts.desk.send({ account, amountVnd, content, payer, telling });
    }
    return payout;
  }

  #openLines(feeVnd: number): Payout['lines'] {
    const { ledger, refundMs } = this.#parts;
    const settled = new Set(this.#payouts.flatMap(({ lines }) => lines.map(({ transactionNo }) => transactionNo)));
    const now = new Date();
    return ledger
      .transactions()
      .filter(({ transactionStatus }) => transactionStatus === '00')
      .flatMap(({ txnRef, transactionNo, amountVnd, refunds }) => [
        { txnRef, transactionNo, amountVnd, feeVnd: Math.min(feeVnd, amountVnd) },
        ...refunds
          .filter((refund) => refundStatus(refund, now, refundMs) === '00')
          .map((refund) => ({ txnRef, transactionNo: refund.transactionNo, amountVnd: -refund.amountVnd, feeVnd: 0 })),
      ])
      .filter(({ transactionNo }) => !settled.has(transactionNo));
  }
}

/** What a payout brings to the account. */
export function netOf({ lines }: Payout): number {
  return lines.reduce((sum, { amountVnd, feeVnd }) => sum + amountVnd - feeVnd, 0);
}

/** The settlement file of a payout, with the columns that `docs/reference/settlement-file.md` names. */
export function settlementCsv({ reference, settledOn, lines }: Payout): string {
  const rows = lines.map((line) =>
    [line.txnRef, line.transactionNo, line.amountVnd, line.feeVnd, settledOn, reference].join(','),
  );
  return ['Mã giao dịch,Số giao dịch cổng,Số tiền,Phí,Ngày thanh toán,Mã chi trả', ...rows, ''].join('\n');
}
