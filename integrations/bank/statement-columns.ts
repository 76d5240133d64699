/** What a column of a bank's statement holds. */
export const statementColumns = [
  'date',
  'reference',
  'credit',
  'amount',
  'content',
  'payerName',
  'payerAccount',
] as const;
export type StatementColumn = (typeof statementColumns)[number];

/**
 * The names banks give their columns, without accents and in lower case. There is no common format: a bank whose names
 * are missing is added here.
 */
export const columnNames: Readonly<Record<StatementColumn, readonly string[]>> = {
  date: ['ngay giao dich', 'ngay hieu luc', 'ngay', 'thoi gian', 'thoi gian giao dich', 'transaction date', 'date'],
  reference: [
    'so giao dich',
    'ma giao dich',
    'so tham chieu',
    'so but toan',
    'so chung tu',
    'transaction no',
    'transaction number',
    'reference',
    'reference no',
    'reference number',
  ],
  credit: ['so tien ghi co', 'phat sinh co', 'ghi co', 'co', 'so tien vao', 'credit', 'credit amount'],
  amount: ['so tien', 'amount'],
  content: [
    'noi dung',
    'noi dung giao dich',
    'noi dung chi tiet',
    'dien giai',
    'mo ta',
    'description',
    'content',
    'details',
  ],
  payerName: ['ten nguoi chuyen', 'nguoi chuyen', 'ten doi ung', 'payer', 'payer name', 'counterparty'],
  payerAccount: [
    'tai khoan nguoi chuyen',
    'so tai khoan doi ung',
    'tai khoan doi ung',
    'payer account',
    'counterparty account',
  ],
};
