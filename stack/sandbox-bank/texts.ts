import type { BankKind, CardFate, FailureCode } from './banks.ts';

export type Language = 'vi' | 'en';

interface Texts {
  readonly title: string;
  readonly ribbon: string;
  readonly otherLanguage: string;
  readonly amount: string;
  readonly content: string;
  readonly reference: string;
  readonly payBefore: string;
  readonly choose: string;
  readonly kinds: Readonly<Record<BankKind, string>>;
  readonly atIssuer: Readonly<Record<BankKind, (name: string) => string>>;
  readonly hints: Readonly<Record<BankKind, string>>;
  readonly chooseCard: string;
  readonly cardFates: Readonly<Record<CardFate, string>>;
  readonly holder: string;
  readonly password: string;
  readonly passwordHint: string;
  readonly wrongPassword: (left: number) => string;
  readonly unknownCard: string;
  readonly pay: string;
  readonly cancel: string;
  readonly back: string;
  readonly tryFailure: string;
  readonly failureReason: string;
  readonly fail: string;
  readonly failures: Readonly<Record<FailureCode, string>>;
  readonly finished: string;
  readonly finishedPaid: string;
  readonly finishedUnpaid: string;
  readonly toMerchant: string;
  readonly refused: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
  readonly refusedHint: string;
}

/** Why a pay request or a page was not served. */
export type Refusal = 'terminal' | 'signature' | 'fields' | 'bank' | 'expired' | 'duplicate' | 'unknown';

export const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'SANDBOX · Cổng thanh toán thử nghiệm',
    ribbon: 'SANDBOX · Môi trường thử nghiệm, không có tiền thật',
    otherLanguage: 'English',
    amount: 'Số tiền',
    content: 'Nội dung',
    reference: 'Mã giao dịch',
    payBefore: 'Thanh toán trước',
    choose: 'Chọn phương thức thanh toán',
    kinds: {
      bank: 'Thẻ nội địa và tài khoản ngân hàng',
      ewallet: 'Ví điện tử',
      qr: 'Quét mã QR',
      card: 'Thẻ thanh toán quốc tế',
    },
    atIssuer: {
      bank: (name) => `Ngân hàng ${name} (thử nghiệm)`,
      ewallet: (name) => `Ví ${name} (thử nghiệm)`,
      qr: (name) => `${name} (thử nghiệm)`,
      card: (name) => `Thẻ ${name} (thử nghiệm)`,
    },
    hints: {
      bank: 'Chọn một thẻ thử nghiệm. Đừng nhập thông tin thẻ thật.',
      ewallet: 'Ví thử nghiệm luôn đủ số dư.',
      qr: 'Ở môi trường thử nghiệm không cần quét mã: bấm nút bên dưới thay cho việc xác nhận trên điện thoại.',
      card: 'Chọn một thẻ thử nghiệm. Đừng nhập thông tin thẻ thật.',
    },
    chooseCard: 'Thẻ thử nghiệm',
    cardFates: {
      good: 'Thanh toán thành công',
      insufficient: 'Không đủ số dư',
      locked: 'Thẻ bị khóa',
      expired: 'Thẻ hết hạn',
    },
    holder: 'Chủ thẻ NGUYEN VAN A, phát hành 07/15',
    password: 'Mật khẩu một lần (OTP)',
    passwordHint: 'Mã thử nghiệm: 123456',
    wrongPassword: (left) => `Mật khẩu OTP không đúng. Còn ${left} lần thử.`,
    unknownCard: 'Hãy chọn một thẻ thử nghiệm trong danh sách.',
    pay: 'Thanh toán',
    cancel: 'Hủy giao dịch',
    back: 'Chọn phương thức khác',
    tryFailure: 'Thử một giao dịch thất bại',
    failureReason: 'Lý do thất bại',
    fail: 'Kết thúc với lỗi này',
    failures: {
      '07': 'Đã trừ tiền, giao dịch bị nghi ngờ',
      '09': 'Chưa đăng ký Internet Banking',
      '12': 'Thẻ hoặc tài khoản bị khóa',
      '13': 'Sai mật khẩu OTP',
      '51': 'Không đủ số dư',
      '65': 'Vượt hạn mức trong ngày',
      '75': 'Ngân hàng đang bảo trì',
      '79': 'Sai mật khẩu thanh toán quá số lần',
      '99': 'Lỗi khác',
    },
    finished: 'Giao dịch đã kết thúc',
    finishedPaid: 'Khoản này đã được thanh toán. Bạn không cần trả lần nữa.',
    finishedUnpaid:
      'Giao dịch này không thành công và không thể dùng lại. Hãy quay về trang của đơn vị thu để tạo giao dịch mới.',
    toMerchant: 'Quay về trang của đơn vị thu',
    refused: 'Không thể mở trang thanh toán',
    refusals: {
      terminal: 'Không tìm thấy đơn vị thu (vnp_TmnCode).',
      signature: 'Chữ ký không hợp lệ (vnp_SecureHash).',
      fields: 'Dữ liệu gửi sang không đúng định dạng.',
      bank: 'Ngân hàng hoặc phương thức không được hỗ trợ (vnp_BankCode).',
      expired: 'Giao dịch đã quá thời gian chờ thanh toán (vnp_ExpireDate).',
      duplicate: 'Mã giao dịch đã được dùng trong ngày cho một yêu cầu khác (vnp_TxnRef).',
      unknown: 'Không tìm thấy giao dịch.',
    },
    refusedHint: 'Hãy quay lại trang trước và bắt đầu thanh toán lại. Chưa có khoản tiền nào bị trừ.',
  },
  en: {
    title: 'SANDBOX · Test payment gateway',
    ribbon: 'SANDBOX · Test environment, no real money',
    otherLanguage: 'Tiếng Việt',
    amount: 'Amount',
    content: 'For',
    reference: 'Reference',
    payBefore: 'Pay before',
    choose: 'Choose how to pay',
    kinds: {
      bank: 'Domestic card or bank account',
      ewallet: 'E-wallet',
      qr: 'QR code',
      card: 'International card',
    },
    atIssuer: {
      bank: (name) => `${name} bank (test)`,
      ewallet: (name) => `${name} wallet (test)`,
      qr: (name) => `${name} (test)`,
      card: (name) => `${name} card (test)`,
    },
    hints: {
      bank: 'Choose a test card. Do not enter a real one.',
      ewallet: 'The test wallet always has enough money.',
      qr: 'There is nothing to scan in the sandbox: the button below stands for the confirmation on the phone.',
      card: 'Choose a test card. Do not enter a real one.',
    },
    chooseCard: 'Test card',
    cardFates: {
      good: 'Payment succeeds',
      insufficient: 'Insufficient funds',
      locked: 'Card locked',
      expired: 'Card expired',
    },
    holder: 'Holder NGUYEN VAN A, issued 07/15',
    password: 'One-time password (OTP)',
    passwordHint: 'Test password: 123456',
    wrongPassword: (left) => `Wrong one-time password. ${left} ${left === 1 ? 'try' : 'tries'} left.`,
    unknownCard: 'Choose one of the test cards listed.',
    pay: 'Pay',
    cancel: 'Cancel payment',
    back: 'Pay another way',
    tryFailure: 'Try a failing payment',
    failureReason: 'Why it fails',
    fail: 'End with this failure',
    failures: {
      '07': 'Debited, but suspected of fraud',
      '09': 'Not registered for Internet Banking',
      '12': 'Card or account locked',
      '13': 'Wrong one-time password',
      '51': 'Insufficient funds',
      '65': 'Over the daily limit',
      '75': 'Bank under maintenance',
      '79': 'Payment password wrong too often',
      '99': 'Other error',
    },
    finished: 'This payment is finished',
    finishedPaid: 'It has been paid. You do not need to pay again.',
    finishedUnpaid: 'It did not succeed and cannot be used again. Go back to the merchant and start a new payment.',
    toMerchant: 'Back to the merchant',
    refused: 'The payment page cannot be opened',
    refusals: {
      terminal: 'There is no such merchant (vnp_TmnCode).',
      signature: 'The signature is not valid (vnp_SecureHash).',
      fields: 'The request is not in the right format.',
      bank: 'This bank or way to pay is not supported (vnp_BankCode).',
      expired: 'The time to pay is over (vnp_ExpireDate).',
      duplicate: 'The reference was used today for another request (vnp_TxnRef).',
      unknown: 'There is no such payment.',
    },
    refusedHint: 'Go back and start the payment again. No money has been taken.',
  },
};
