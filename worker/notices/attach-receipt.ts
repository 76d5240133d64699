import type { Database } from '../../db/client.ts';
import { listReceipts, type ReceiptRow } from '../../db/queries/receipts.ts';
import type { Occasion } from '../../db/queries/occasions.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { ACCEPTED_FILE_TYPES } from '../../integrations/files/accepted-types.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import type { Attachment } from '../../integrations/mail/mailer.ts';
import { readWhole } from './attach-letter.ts';
import { say } from './words.ts';

/** The receipt that goes with the mail about an event, if the event is a payment that has one. */
export async function findReceiptOf(
  db: Database,
  { event, orderId }: Pick<Occasion, 'event' | 'orderId'>,
): Promise<ReceiptRow | undefined> {
  if (event.action !== 'recordPayment' || orderId === null) return undefined;
  const receipts = await listReceipts(db, orderId);
  return receipts.find(({ status }) => status === 'issued');
}

/** A receipt as an attachment, with the paragraph that says so; one not made yet is found in the portal. */
export async function attachReceipt(
  files: FileStore,
  receipt: ReceiptRow | undefined,
): Promise<{ readonly attachments: readonly Attachment[]; readonly remark: readonly LocalizedText[] }> {
  if (receipt === undefined) return { attachments: [], remark: [] };
  const { file } = receipt;
  if (file === null) {
    return {
      attachments: [],
      remark: [
        say(
          'Biên lai đang được lập; khi xong sẽ có tại trang giao dịch hoặc tại quầy.',
          'The receipt is being made; you will find it on the page of the payment or at the counter.',
        ),
      ],
    };
  }
  const content = await readWhole(files, file.ref);
  return {
    attachments: [{ name: file.name, mediaType: ACCEPTED_FILE_TYPES[file.kind].mediaType, content }],
    remark: [say('Kèm theo thư này: biên lai (PDF).', 'Attached: the receipt (PDF, in Vietnamese).')],
  };
}
