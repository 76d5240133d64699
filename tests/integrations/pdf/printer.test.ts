import { describe, expect, test } from 'vitest';
import type { Block, PrintedDocument } from '../../../integrations/pdf/document.ts';
import { createPrinter } from '../../../integrations/pdf/printer.ts';
import { readPdf } from '../../support/read-pdf.ts';

const printer = createPrinter();

/** Every vowel of Vietnamese with every tone, and đ. */
const everyLetter = Array.from('aăâeêioôơuưy')
  .flatMap((vowel) =>
    ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
  )
  .join('');

function documentOf(blocks: readonly Block[]): PrintedDocument {
  return {
    title: 'Giấy tiếp nhận hồ sơ',
    agency: { name: 'Đơn vị Mẫu', part: 'Bộ phận tiếp nhận và trả kết quả' },
    number: '0001/TNHS',
    place: 'Quảng Ngãi',
    onDate: '2026-02-03',
    madeAt: '2026-02-03T02:00:00.000Z',
    blocks,
    signatures: [
      { title: 'Người nộp', hint: '(Ký)' },
      { title: 'Người nhận', hint: '(Ký)', name: 'Nguyễn Thị Mẫu' },
    ],
    codes: { dossierCode: 'H34.18-260203-0001', url: 'https://motcua.invalid/tra-cuu/x', urlText: 'Tra cứu:' },
    footer: 'Mẫu minh hoạ',
  };
}

const longTable: Block = {
  kind: 'table',
  columns: [
    { header: 'STT', width: { points: 28 } },
    { header: 'Tên giấy tờ', width: 'rest' },
  ],
  rows: Array.from({ length: 60 }, (_, i) => [`${i + 1}`, `Giấy tờ số ${i + 1}`]),
};

describe('printing', () => {
  test('keeps every Vietnamese letter as text that can be searched and copied', async () => {
    const texts = [everyLetter, everyLetter.toUpperCase(), 'đ Đ ₫ – “ ”'];
    const { text } = await readPdf(
      await printer.print(documentOf(texts.map((one) => ({ kind: 'paragraph', text: one })))),
    );
    for (const one of texts) expect(text.normalize('NFC').replaceAll(' ', '')).toContain(one.replaceAll(' ', ''));
  });

  test('says its title and that it is Vietnamese', async () => {
    const bytes = await printer.print(documentOf([]));
    const { title } = await readPdf(bytes);
    expect(title).toBe('Giấy tiếp nhận hồ sơ – H34.18-260203-0001');
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Lang \(vi\)/);
  });

  test('dates it as official documents do', async () => {
    const { text } = await readPdf(await printer.print(documentOf([])));
    expect(text).toContain('Quảng Ngãi, ngày 03 tháng 02 năm 2026');
  });

  test('a table over several pages repeats its head, and pages are numbered', async () => {
    const { pages } = await readPdf(await printer.print(documentOf([longTable])));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, i) => expect(page).toContain(`Trang ${i + 1}/${pages.length}`));
    expect(pages[1]).toContain('STT Tên giấy tờ');
    expect(pages.join(' ')).toContain('60 Giấy tờ số 60');
  });

  test('signatures are never parted from each other by a page', async () => {
    for (const length of [20, 24, 28, 32]) {
      const lines = Array.from({ length }, (_, i) => ({ kind: 'paragraph', text: `Dòng ${i}` }) as const);
      const { pages } = await readPdf(await printer.print(documentOf(lines)));
      const signed = pages.filter((page) => page.includes('NGƯỜI NỘP') || page.includes('Nguyễn Thị Mẫu'));
      expect(signed).toHaveLength(1);
    }
  });

  test('the same document makes the same bytes, another one others', async () => {
    const print = async (text: string) => Buffer.from(await printer.print(documentOf([{ kind: 'paragraph', text }])));
    const [first, again, other] = await Promise.all([print('a'), print('a'), print('b')]);
    expect(first.equals(again)).toBe(true);
    expect(first.equals(other)).toBe(false);
  });

  test('a document that cannot be printed fails by itself, and the next one is printed', async () => {
    await expect(printer.print({ ...documentOf([]), onDate: '2026-02-30' })).rejects.toThrow('2026-02-30');
    await expect(printer.print(documentOf([]))).resolves.toBeInstanceOf(Uint8Array);
  });

  test('a long document does not hold up the rest of the process', async () => {
    const long = { ...longTable, rows: Array.from({ length: 3000 }, (_, i) => [`${i}`, `Giấy tờ số ${i}`]) };
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    await printer.print(documentOf([long]));
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });
});
