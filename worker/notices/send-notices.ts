import type { Logger } from 'pino';
import type { Database } from '../../db/client.ts';
import {
  leaseNotice,
  markNoticeRejected,
  markNoticeSent,
  markNoticeUnsent,
  type DueNotice,
} from '../../db/queries/notices.ts';
import { getOccasion, type Occasion } from '../../db/queries/occasions.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import type { SignedLinks } from '../../integrations/files/signed-links.ts';
import type { PushService } from '../../integrations/push/push-service.ts';
import { MailRejected, MailUnavailable, type Mailer } from '../../integrations/mail/mailer.ts';
import { getRefundOccasion } from '../../db/queries/refund-occasion.ts';
import type { ReceiptRow } from '../../db/queries/receipts.ts';
import { refundNoticeKinds, type RefundNoticeKind } from '../../db/queries/request-refund.ts';
import { attachLetter } from './attach-letter.ts';
import { attachReceipt, findReceiptOf } from './attach-receipt.ts';
import { composeNotice } from './compose-notice.ts';
import { linkResult } from './link-files.ts';
import { pushNotice } from './push-notice.ts';
import { composeRefundNotice } from './refund-notice.ts';

export interface NoticeSending {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly files: FileStore;
  /** For browsers whose people want to be told there, too; none while pushes are off. */
  readonly push?: PushService | undefined;
  /** For results that mails link to; none while such links are off. */
  readonly links?: SignedLinks | undefined;
  /** Where the portal is, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Logger;
}

/** As many mails at once as the mailer keeps connections. */
const atOnce = 3;
const batchSize = 30;

/**
 * Sends the mails that are due and answers how many were taken up. A sender that dies after the mail server took a mail
 * and before that is taken down leaves it to be sent again: under the same Message-ID, so that it is recognisable.
 */
export async function sendNotices(sending: NoticeSending): Promise<number> {
  const counts = await Promise.all(Array.from({ length: atOnce }, () => sendOneByOne(sending, batchSize / atOnce)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Each mail is leased right before it is sent: a slow mail server cannot outlast the lease of a whole batch. */
async function sendOneByOne(sending: NoticeSending, limit: number): Promise<number> {
  for (let taken = 0; taken < limit; taken += 1) {
    const notice = await leaseNotice(sending.db);
    if (notice === undefined) return taken;
    await sendOne(sending, notice);
  }
  return limit;
}

async function sendOne(sending: NoticeSending, notice: DueNotice): Promise<void> {
  const { db, log } = sending;
  const about = { noticeId: notice.id, kind: notice.kind };
  try {
    const outcome = await send(sending, notice);
    if (outcome === 'tooEarly') {
      await markNoticeUnsent(db, notice.id, 'What goes with it is not there yet: a tracking code or a receipt.');
      return;
    }
  } catch (error) {
    if (error instanceof MailRejected) {
      log.warn({ ...about, err: error }, 'A mail was rejected');
      await pushNotice(sending, notice);
      await markNoticeRejected(db, notice.id, error.message);
      return;
    }
    const level = error instanceof MailUnavailable ? 'warn' : 'error';
    log[level]({ ...about, err: error }, 'A mail could not be sent yet');
    await markNoticeUnsent(db, notice.id, error instanceof Error ? error.message : String(error));
    return;
  }
  await pushNotice(sending, notice);
  await markNoticeSent(db, notice.id);
}

async function send(sending: NoticeSending, notice: DueNotice): Promise<'sent' | 'tooEarly'> {
  const { db, mailer, files, publicUrl } = sending;
  const refund = refundOf(notice);
  if (refund !== undefined) {
    const occasion = await getRefundOccasion(db, refund.id);
    if (occasion.email === null) throw new MailRejected('the applicant gave no address');
    const words = composeRefundNotice(refund.kind, occasion, publicUrl);
    await mailer.send({ to: occasion.email, messageId: notice.key, attachments: [], ...words });
    return 'sent';
  }
  if (notice.dossierId === null || notice.eventSeq === null) throw new Error(`Notice ${notice.key} names no event`);
  const occasion = await getOccasion(db, notice.dossierId, notice.eventSeq);
  const receipt = await findReceiptOf(db, occasion);
  if (isTooEarly(notice, occasion, receipt)) return 'tooEarly';
  if (occasion.email === null) throw new MailRejected('the applicant gave no address');
  const { attachments, remark } = await attachLetter(sending, { ...occasion, dossierId: notice.dossierId });
  const paid = await attachReceipt(files, receipt);
  const download = await linkResult(sending, occasion);
  const words = composeNotice(occasion, { publicUrl, remark: [...remark, ...paid.remark], download });
  const enclosed = [...attachments, ...paid.attachments];
  await mailer.send({ to: occasion.email, messageId: notice.key, attachments: enclosed, ...words });
  return 'sent';
}

/** The step of which refund a mail tells, if it is about one: `refund:<id>:<kind>`. */
function refundOf({ key, kind }: DueNotice): { readonly id: string; readonly kind: RefundNoticeKind } | undefined {
  const step = refundNoticeKinds.find((known) => known === kind);
  const id = key.split(':')[1];
  return step === undefined || id === undefined ? undefined : { id, kind: step };
}

/** How long the mail about a posted result waits for the carrier's tracking code. */
const trackingCodeWaitMs = 10 * 60_000;
/** How long the mail about a payment waits for the receipt's PDF. */
const receiptWaitMs = 5 * 60_000;

function isTooEarly(
  { kind, createdAt }: DueNotice,
  { trackingCode }: Occasion,
  receipt: ReceiptRow | undefined,
): boolean {
  const ageMs = Date.now() - new Date(createdAt).getTime();
  if (receipt !== undefined && receipt.file === null) return ageMs < receiptWaitMs;
  return kind === 'postResult' && trackingCode === null && ageMs < trackingCodeWaitMs;
}
