import { expect, test } from 'vitest';
import { transferBlock } from '../../../integrations/bank/transfer-block.ts';
import { buildVietQr, readVietQr } from '../../../integrations/bank/viet-qr.ts';

const request = { bankBin: '999999', accountNumber: '0000000018', amountVnd: 120_000, content: 'MC000000123T' };

/** CRC-16/CCITT-FALSE, as EMVCo has it: written out here so that the library is held against something. */
function checksumOf(text: string): string {
  let sum = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, '0');
}

test('a dynamic VietQR code carries bank, account, amount and content under a right checksum', () => {
  const code = buildVietQr(request);
  expect(code).toBe(
    `00020101021238540010A00000072701240006999999011000000000180208QRIBFTTA53037045406120000` +
      `5802VN62160812MC000000123T6304${checksumOf(code.slice(0, -4))}`,
  );
  expect(readVietQr(code)).toEqual(request);
});

test('on paper, the code says what stands beside it', () => {
  const account = { bankBin: '999999', number: '0000000018', holder: 'BAN QUAN LY MAU', bank: 'Ngân hàng mẫu' };
  const block = transferBlock({ account, amountVnd: 120_000, transferNo: 123 }, '10:00 Thứ Hai 23/11/2026');
  if (block.kind !== 'transfer') throw new Error(`A block of the kind ${block.kind}`);
  const scanned = readVietQr(block.qrText);
  expect(scanned).toMatchObject({ accountNumber: account.number, amountVnd: 120_000 });
  expect(block.rows.map(({ value }) => value)).toEqual([
    '120.000 ₫',
    scanned?.content,
    '0000000018, Ngân hàng mẫu',
    'BAN QUAN LY MAU',
  ]);
  expect(block.note).toContain('số phải nộp lúc 10:00 Thứ Hai 23/11/2026');
});

test('a code with one digit changed is none', () => {
  expect(readVietQr(buildVietQr(request).replace('120000', '120001'))).toBeUndefined();
});

test.each([
  { ...request, bankBin: '9999' },
  { ...request, accountNumber: '' },
  { ...request, amountVnd: 0 },
  { ...request, content: 'Nộp phí' },
  { ...request, content: 'X'.repeat(26) },
])('what a code cannot carry is refused: %o', (faulty) => {
  expect(() => buildVietQr(faulty)).toThrow(/VietQR/);
});
