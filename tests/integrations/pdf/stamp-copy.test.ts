import { expect, test } from 'vitest';
import { samplePdf } from '../../../db/sample/documents.ts';
import { NotStampable, stampCopy } from '../../../integrations/pdf/stamp-copy.ts';
import { readPdf } from '../../support/read-pdf.ts';

const stamp = {
  mark: 'BẢN SAO',
  note: 'Bản sao kết quả hồ sơ H34.18-260105-0001, tải về lúc 09:00 Thứ Hai 05/01/2026',
};

test('every page of a copy says that it is one, of what and when, beside what it said before', async () => {
  const copy = await readPdf(await stampCopy(samplePdf('Certificate'), stamp));
  expect(copy.pages.length).toBeGreaterThan(0);
  for (const page of copy.pages) {
    expect(page).toContain('BẢN SAO');
    expect(page).toContain(stamp.note);
  }
  expect(copy.text).toContain('Certificate');
});

test('what is no PDF cannot be marked, and the error says nothing of what is in it', async () => {
  const stamping = stampCopy(Buffer.from('tên của một người'), stamp);
  await expect(stamping).rejects.toThrow(NotStampable);
  await expect(stamping).rejects.not.toThrow(/người/);
});
