import { randomInt } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { signCallback } from '../../../integrations/signed-callback.ts';

/** What a payer sends, and what goes wrong on the way to the account holder. */
export const orderSchema = z.strictObject({
  account: z.strictObject({
    bankBin: z.string().regex(/^\d{6}$/),
    number: z.string().regex(/^[0-9A-Za-z]{1,34}$/),
  }),
  amountVnd: z.int().positive(),
  content: z.string().max(200).default(''),
  payer: z.strictObject({ name: z.string().max(100), account: z.string().max(34) }).optional(),
  /** Another transfer's, to tell of it once more; a fresh one when left out. */
  transferNumber: z.string().min(1).max(60).optional(),
  /** How the holder is told: `lost` never, `twice` two calls at once, `tampered` with another amount than was signed. */
  telling: z.enum(['once', 'twice', 'lost', 'tampered']).default('once'),
});
export type TransferOrder = z.output<typeof orderSchema>;

const transferSchema = orderSchema.extend({
  transferNumber: z.string(),
  receivedAt: z.string(),
  /** The answers of the account holder so far, oldest first. */
  answers: z.array(z.string()),
});
export type SentTransfer = z.output<typeof transferSchema>;

export interface DeskOptions {
  readonly dataDir: string;
  /** Where the holder of the account is told; without it nobody is. */
  readonly url: string | undefined;
  readonly secret: string;
  readonly retryMs: number;
  readonly callTimeoutMs: number;
}

const maximumCalls = 10;

/** Transfers between accounts: each is kept in `transfers.jsonl` before it is told, and told until it is confirmed. */
export class TransferDesk {
  readonly #options: DeskOptions;
  readonly #file: string;
  readonly #transfers = new Map<string, SentTransfer>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #closing = new AbortController();

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#file = join(options.dataDir, 'transfers.jsonl');
    if (!existsSync(this.#file)) return;
    // A line without its end was being written when the process died: nobody was told about it.
    for (const line of readFileSync(this.#file, 'utf8').split('\n').slice(0, -1)) {
      const transfer = transferSchema.parse(JSON.parse(line));
      this.#transfers.set(transfer.transferNumber, transfer);
    }
  }

  /** Every transfer, oldest first. */
  list(): SentTransfer[] {
    return [...this.#transfers.values()];
  }

  /** Goes on telling of what was not confirmed when the bank last stopped. */
  resume(): void {
    for (const transfer of this.list()) if (isWaiting(transfer)) this.#schedule(transfer.transferNumber);
  }

  /** Sends money and tells of it; answers once the first call is answered. */
  async send(order: TransferOrder): Promise<SentTransfer> {
    const transferNumber = order.transferNumber ?? `FT${randomInt(10 ** 9, 10 ** 10)}`;
    const answers = this.#transfers.get(transferNumber)?.answers ?? [];
    this.#keep({ ...order, transferNumber, receivedAt: new Date().toISOString(), answers });
    await this.#tell(transferNumber);
    return this.#transfers.get(transferNumber) ?? { ...order, transferNumber, receivedAt: '', answers: [] };
  }

  close(): void {
    this.#closing.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #tell(transferNumber: string): Promise<void> {
    const transfer = this.#transfers.get(transferNumber);
    const { url } = this.#options;
    if (transfer === undefined || url === undefined || transfer.telling === 'lost') return;
    const calls = transfer.telling === 'twice' ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: calls }, () => this.#call(url, transfer)));
    if (this.#closing.signal.aborted) return;
    this.#keep({ ...transfer, answers: [...transfer.answers, ...answers] });
    if (isWaiting(this.#transfers.get(transferNumber))) this.#schedule(transferNumber);
  }

  async #call(url: string, transfer: SentTransfer): Promise<string> {
    const { transferNumber, amountVnd, receivedAt, content, account, payer, telling } = transfer;
    const message = { transferNumber, amountVnd, receivedAt, content, account, payer };
    const body = JSON.stringify(message);
    const signature = signCallback(body, { secret: this.#options.secret, at: new Date() });
    const sent = telling === 'tampered' ? JSON.stringify({ ...message, amountVnd: amountVnd * 10 }) : body;
    try {
      const timeout = AbortSignal.timeout(this.#options.callTimeoutMs);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bank-signature': signature },
        body: sent,
        signal: AbortSignal.any([timeout, this.#closing.signal]),
      });
      await response.body?.cancel();
      return String(response.status);
    } catch (error) {
      return error instanceof Error ? `no answer: ${error.name}` : 'no answer';
    }
  }

  #schedule(transferNumber: string): void {
    clearTimeout(this.#timers.get(transferNumber));
    this.#timers.set(
      transferNumber,
      setTimeout(() => void this.#tell(transferNumber), this.#options.retryMs),
    );
  }

  #keep(transfer: SentTransfer): void {
    appendFileSync(this.#file, `${JSON.stringify(transfer)}\n`, { flush: true });
    this.#transfers.set(transfer.transferNumber, transfer);
  }
}

/** Whether somebody still has to be told: nobody has confirmed, and ten calls are not used up. */
function isWaiting(transfer: SentTransfer | undefined): boolean {
  if (transfer === undefined || transfer.telling === 'lost') return false;
  return !transfer.answers.some((answer) => answer.startsWith('2')) && transfer.answers.length < maximumCalls;
}
