import {
  getReceiptMatter,
  leaseReceipt,
  markReceiptUnmade,
  recordReceiptFile,
  type Receipt,
} from '../../db/queries/receipts.ts';
import { makeDue, printAndKeep, type Printing } from '../print-and-keep.ts';
import { composeReceipt } from './compose-receipt.ts';

/** Makes the PDFs of receipts that were issued, each once and for good; answers how many were taken up. */
export function makeReceipts(printing: Printing): Promise<number> {
  return makeDue(
    () => leaseReceipt(printing.db),
    (receipt) => makeOne(printing, receipt),
  );
}

async function makeOne(printing: Printing, receipt: Receipt): Promise<void> {
  const { db, publicUrl, log } = printing;
  try {
    const matter = await getReceiptMatter(db, receipt);
    const name = `Biên lai ${String(receipt.no).padStart(7, '0')} - ${matter.code}.pdf`;
    await recordReceiptFile(db, matter, await printAndKeep(printing, composeReceipt(matter, publicUrl), name));
  } catch (error) {
    log.error({ err: error, receiptId: receipt.id }, 'A receipt could not be made yet');
    await markReceiptUnmade(db, receipt.id, error instanceof Error ? error.message : String(error));
  }
}
