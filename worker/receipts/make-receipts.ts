import type { Logger } from 'pino';
import type { Database } from '../../db/client.ts';
import {
  getReceiptMatter,
  leaseReceipt,
  markReceiptUnmade,
  recordReceiptFile,
  type Receipt,
} from '../../db/queries/receipts.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import type { Printer } from '../../integrations/pdf/document.ts';
import { composeReceipt } from './compose-receipt.ts';

export interface ReceiptMaking {
  readonly db: Database;
  readonly files: FileStore;
  readonly printer: Printer;
  /** Where the portal is, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Logger;
}

const batchSize = 10;
const maxBytes = 10 * 1024 * 1024;

/** Makes the PDFs of receipts that were issued, each once and for good; answers how many were taken up. */
export async function makeReceipts(making: ReceiptMaking): Promise<number> {
  for (let taken = 0; taken < batchSize; taken += 1) {
    const receipt = await leaseReceipt(making.db);
    if (receipt === undefined) return taken;
    await makeOne(making, receipt);
  }
  return batchSize;
}

async function makeOne({ db, files, printer, publicUrl, log }: ReceiptMaking, receipt: Receipt): Promise<void> {
  try {
    const matter = await getReceiptMatter(db, receipt);
    const bytes = await printer.print(composeReceipt(matter, publicUrl));
    const { ref, sizeBytes } = await files.put(once(bytes), { maxBytes, accept: ['pdf'] });
    const name = `Biên lai ${String(receipt.no).padStart(7, '0')} - ${matter.code}.pdf`;
    await recordReceiptFile(db, matter, { name, kind: 'pdf', sizeBytes, ref });
  } catch (error) {
    log.error({ err: error, receiptId: receipt.id }, 'A receipt could not be made yet');
    await markReceiptUnmade(db, receipt.id, error instanceof Error ? error.message : String(error));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
