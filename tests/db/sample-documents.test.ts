import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, it } from 'vitest';
import { samplePdf } from '../../db/sample/documents.ts';

describe('samplePdf', () => {
  it('makes a file that is recognised as a PDF by its content', async () => {
    expect(await fileTypeFromBuffer(samplePdf('Request for information'))).toMatchObject({ mime: 'application/pdf' });
  });

  it('lists every object at the offset where it stands, parentheses in the title or not', () => {
    for (const title of ['Plain', 'Two (2) copies \\ one (original)']) {
      const text = new TextDecoder().decode(samplePdf(title));
      const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
      const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
      expect(text.slice(table)).toMatch(/^xref\n0 7\n/);
      expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
        [1, 2, 3, 4, 5, 6].map((no) => `${no} 0 obj`),
      );
    }
  });

  it('gives the same bytes for the same title, and other bytes for another', () => {
    expect(samplePdf('A')).toEqual(samplePdf('A'));
    expect(samplePdf('A')).not.toEqual(samplePdf('B'));
  });

  it('refuses titles the font cannot show and says what to give instead', () => {
    for (const title of ['Giấy phép', '', 'x'.repeat(101), 'two\nlines']) {
      expect(() => samplePdf(title)).toThrow(/title: give 1 to 100 printable ASCII characters/);
    }
  });
});
