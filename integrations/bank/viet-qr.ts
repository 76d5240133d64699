import vietnamQrPay from 'vietnam-qr-pay';

export interface TransferRequest {
  /** Six digits. */
  readonly bankBin: string;
  readonly accountNumber: string;
  readonly amountVnd: number;
  /** At most 25 letters, digits and spaces: the code is not defined for more. */
  readonly content: string;
}

/**
 * The text of a dynamic VietQR code (EMVCo): a banking app that scans it fills in account, amount and content.
 * @throws Error naming what a code cannot carry.
 */
export function buildVietQr({ bankBin, accountNumber, amountVnd, content }: TransferRequest): string {
  if (!/^\d{6}$/.test(bankBin)) throw new Error('A VietQR code needs a BIN of six digits');
  if (!/^[0-9A-Za-z]{1,19}$/.test(accountNumber)) throw new Error('A VietQR code needs an account number');
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) throw new Error('A VietQR code needs an amount');
  if (!/^[0-9A-Za-z ]{1,25}$/.test(content)) throw new Error('The content of a VietQR code is plain and short');
  const request = { bankBin, bankNumber: accountNumber, amount: String(amountVnd), purpose: content };
  return vietnamQrPay.QRPay.initVietQR(request).build();
}

/** What a banking app reads in a VietQR code; `undefined` when it is none. */
export function readVietQr(code: string): TransferRequest | undefined {
  const { isValid, consumer, amount, additionalData } = new vietnamQrPay.QRPay(code);
  const { bankBin, bankNumber } = consumer;
  if (!isValid || bankBin === undefined || bankNumber === undefined) return undefined;
  return {
    bankBin,
    accountNumber: bankNumber,
    amountVnd: Number(amount ?? 0),
    content: additionalData.purpose ?? '',
  };
}
