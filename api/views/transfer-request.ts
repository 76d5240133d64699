import { takesTransfers } from '../../db/queries/receiving-accounts.ts';
import type { PaymentSummaryRow } from '../../db/queries/transactions.ts';
import { transferReference } from '../../domain/transfer/reference.ts';
import { buildVietQr } from '../../integrations/bank/viet-qr.ts';
import { drawQrCode } from '../../integrations/pdf/codes.ts';
import type { TransferRequest } from '../contract/transfers.ts';

/** How what is still owed of a payment is paid by transfer; `null` when nothing is, or its unit has no account. */
export function shownTransferRequest(row: PaymentSummaryRow): TransferRequest | null {
  const { receivingAccount: account, status, totalVnd, receivedVnd, transferNo } = row;
  const amountVnd = totalVnd - receivedVnd;
  if (status !== 'awaited' || amountVnd <= 0 || !takesTransfers(account)) return null;
  const content = transferReference(transferNo);
  const { holder, number, bank, bankBin } = account;
  const qrText = buildVietQr({ bankBin, accountNumber: number, amountVnd, content });
  return { amountVnd, content, account: { holder, number, bank }, qrText, qrSvg: drawQrCode(qrText) };
}
