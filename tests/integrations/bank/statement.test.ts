import { describe, expect, test } from 'vitest';
import { readStatement, UnreadableStatement } from '../../../integrations/bank/statement.ts';

const credit = {
  kind: 'credit',
  reference: 'FT1',
  amountVnd: 1_250_000,
  receivedAt: '2026-11-23T01:15:00.000Z',
  content: 'MC000000001F nop phi',
};

describe('a bank’s statement', () => {
  test.each([
    [
      'Vietnamese, with semicolons and a byte order mark',
      '\uFEFFNgày giao dịch;Số giao dịch;Số tiền ghi nợ (VND);Số tiền ghi có (VND);Nội dung\n23/11/2026 08:15;FT1;;1.250.000;MC000000001F nop phi',
    ],
    [
      'English, with commas and quotes',
      'Date,Reference No.,Debit,Credit,Description\n2026-11-23 08:15,FT1,0,"1,250,000.00","MC000000001F nop phi"',
    ],
    [
      'with the bank’s address above the header and a space between thousands',
      'NGAN HANG MAU,,,\nSao ke tai khoan,,,\n,,,\nNgày,Mã giao dịch,Có,Diễn giải\n23/11/2026 08:15:00,FT1,1 250 000 VND,MC000000001F nop phi',
    ],
    [
      'with signed amounts in one column',
      'Ngày\tSố tham chiếu\tSố tiền\tNội dung\n23-11-2026 8:15\tFT1\t+1250000\tMC000000001F nop phi',
    ],
  ])('is read: %s', (_name, csv) => {
    expect(readStatement(csv)).toMatchObject([credit]);
  });

  test('loses no row because another is bad, and says why with its line', () => {
    const rows = readStatement(
      [
        'Ngày;Số giao dịch;Ghi có;Nội dung',
        '31/02/2026;FT1;1000;a',
        '23/11/2026;FT2;mười đồng;b',
        '23/11/2026;;1000;c',
        '23/11/2026;FT4;;phí dịch vụ',
        '23/11/2026;FT5;1000;"f',
        '23/11/2026;FT6;10,5;g',
        '23/11/2026;FT7;2000;ổn',
      ]
        .join('\n')
        .replace('"f', 'f "x" f'),
    );
    expect(rows).toMatchObject([
      { line: 2, kind: 'unreadable', reason: { en: expect.stringContaining('31/02/2026') as string } },
      { line: 3, kind: 'unreadable', reason: { en: expect.stringContaining('mười đồng') as string } },
      { line: 4, kind: 'unreadable', reason: { en: expect.stringContaining('missing') as string } },
      { line: 5, kind: 'notCredit' },
      { line: 6, kind: 'credit', reference: 'FT5' },
      { line: 7, kind: 'unreadable' },
      { line: 8, kind: 'credit', reference: 'FT7', amountVnd: 2000, receivedAt: '2026-11-22T17:00:00.000Z' },
    ]);
  });

  test('without the columns needed is refused with their names', () => {
    expect(() => readStatement('a,b,c\n1,2,3')).toThrow(UnreadableStatement);
    expect(() => readStatement('')).toThrow(/No line names the columns/);
    expect(() => readStatement('Ngày;Nội dung\n23/11/2026;x')).toThrow(/No line names the columns/);
  });

  test('is refused when it is too long, with the way out', () => {
    const rows = Array.from({ length: 2001 }, (_, row) => `23/11/2026;FT${row};1000;x`);
    expect(() => readStatement(['Ngày;Số giao dịch;Ghi có;Nội dung', ...rows].join('\n'))).toThrow(/Split the file/);
  });
});
