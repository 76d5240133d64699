import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { misbehaviourSchema } from './misbehaviour.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { transactionSchema } from './transaction.ts';
import type { Transaction } from './transaction.ts';

const entrySchema = z.union([
  z.strictObject({ transaction: transactionSchema }),
  z.strictObject({ request: z.object({ onDate: z.string(), id: z.string() }) }),
  z.strictObject({ misbehaviour: misbehaviourSchema, txnRef: z.string().optional() }),
]);

type Entry = z.output<typeof entrySchema>;

const firstTransactionNo = 14_000_001;

/**
 * Everything the bank must remember, in memory and in `ledger.jsonl`. Every change is on the disk before the call that
 * makes it returns, so whatever was shown or answered afterwards is still true after a kill.
 */
export class Ledger {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #transactions = new Map<string, Transaction>();
  readonly #tokens = new Map<string, string>();
  readonly #requests = new Set<string>();
  readonly #misbehaviours = new Map<string, Misbehaviour>();
  #nextNo = firstTransactionNo;

  /** @throws Error naming the file and line when the ledger in `dataDir` cannot be read. */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, 'ledger.jsonl');
    for (const entry of readEntries(this.#file)) {
      this.#apply(entry);
    }
    this.#descriptor = this.#rewrite();
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** All payments, oldest first. */
  transactions(): Transaction[] {
    return [...this.#transactions.values()];
  }

  findByToken(token: string): Transaction | undefined {
    return this.#transactions.get(token);
  }

  /** The payment of this reference that was asked for on that day (`yyyyMMdd`): references are unique per day. */
  findOfDay(txnRef: string, onDate: string): Transaction | undefined {
    return this.#transactions.get(this.#tokens.get(`${onDate}/${txnRef}`) ?? '');
  }

  /** The newest payment of this reference. */
  findByRef(txnRef: string): Transaction | undefined {
    return this.transactions().findLast((transaction) => transaction.txnRef === txnRef);
  }

  save(transaction: Transaction): void {
    this.#append({ transaction });
  }

  /** A number no payment or refund had before. */
  takeTransactionNo(): string {
    const taken = String(this.#nextNo);
    this.#nextNo += 1;
    return taken;
  }

  /** Whether a request of this id was seen on that day; from now on it was. */
  isRepeated(id: string, onDate: string): boolean {
    const repeated = this.#requests.has(`${onDate}/${id}`);
    if (!repeated) {
      this.#append({ request: { onDate, id } });
    }
    return repeated;
  }

  /** What goes wrong with one payment: what was told for it, over what was told for all. */
  misbehaviourOf(txnRef: string): Misbehaviour {
    return { ...this.globalMisbehaviour(), ...this.#misbehaviours.get(txnRef) };
  }

  globalMisbehaviour(): Misbehaviour {
    return this.#misbehaviours.get('') ?? {};
  }

  setMisbehaviour(misbehaviour: Misbehaviour, txnRef = ''): void {
    this.#append({ misbehaviour, txnRef });
  }

  #append(entry: Entry): void {
    writeFileSync(this.#descriptor, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#descriptor);
    this.#apply(entry);
  }

  #apply(entry: Entry): void {
    if ('transaction' in entry) {
      const { transaction } = entry;
      this.#transactions.set(transaction.token, transaction);
      this.#tokens.set(`${transaction.createDate.slice(0, 8)}/${transaction.txnRef}`, transaction.token);
      const numbers = [transaction.transactionNo, ...transaction.refunds.map((refund) => refund.transactionNo)];
      this.#nextNo = Math.max(this.#nextNo, ...numbers.map((number) => Number(number) + 1));
    } else if ('request' in entry) {
      this.#requests.add(`${entry.request.onDate}/${entry.request.id}`);
    } else {
      this.#misbehaviours.set(entry.txnRef ?? '', entry.misbehaviour);
    }
  }

  /** Writes what is known to a fresh file, one line each, and swaps it in; returns the open file. */
  #rewrite(): number {
    const fresh = `${this.#file}.new`;
    const descriptor = openSync(fresh, 'w');
    const entries: Entry[] = [
      ...this.transactions().map((transaction) => ({ transaction })),
      ...[...this.#requests].map((key) => {
        const [onDate = '', id = ''] = key.split('/');
        return { request: { onDate, id } };
      }),
      ...[...this.#misbehaviours].map(([txnRef, misbehaviour]) => ({ misbehaviour, txnRef })),
    ];
    writeFileSync(descriptor, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    fsyncSync(descriptor);
    renameSync(fresh, this.#file);
    return descriptor;
  }
}

function readEntries(file: string): Entry[] {
  if (!existsSync(file)) {
    return [];
  }
  // A line without its end was being written when the process died: nobody was told about it.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      return entrySchema.parse(JSON.parse(line));
    } catch (error) {
      throw new Error(`${file}, line ${index + 1} is damaged. Delete the file to start an empty bank.`, {
        cause: error,
      });
    }
  });
}
