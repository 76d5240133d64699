import { formatVnd } from '../../domain/money.ts';
import { transferReference } from '../../domain/transfer/reference.ts';
import type { Block } from '../pdf/document.ts';
import { buildVietQr } from './viet-qr.ts';

/** What is still to be paid by transfer, and where to. */
export interface AskedTransfer {
  readonly account: {
    readonly bankBin: string;
    readonly number: string;
    readonly holder: string;
    readonly bank: string;
  };
  readonly amountVnd: number;
  /** The number of the payment, which its reference is made of. */
  readonly transferNo: number;
}

/** The VietQR of a payment on paper. Paper stays as it is: `asOf`, in words, says when the amount was right. */
export function transferBlock({ account, amountVnd, transferNo }: AskedTransfer, asOf: string): Block {
  const content = transferReference(transferNo);
  const { bankBin, number, holder, bank } = account;
  return {
    kind: 'transfer',
    qrText: buildVietQr({ bankBin, accountNumber: number, amountVnd, content }),
    rows: [
      { label: 'Chuyển khoản', value: formatVnd(amountVnd), isEmphasised: true },
      { label: 'Nội dung chuyển khoản', value: content, isEmphasised: true },
      { label: 'Số tài khoản', value: `${number}, ${bank}` },
      { label: 'Chủ tài khoản', value: holder },
    ],
    note: `Quét mã VietQR bằng ứng dụng ngân hàng. Số tiền trong mã là số phải nộp lúc ${asOf}; nếu sau đó đã nộp hoặc số phải nộp thay đổi thì không quét mã này, xem số còn phải nộp khi tra cứu hồ sơ.`,
  };
}
