import { describe, expect, test } from 'vitest';
import { renderMail, type Letter } from '../../../integrations/mail/layout.ts';

const letter: Letter = {
  heading: 'Hồ sơ đã được tiếp nhận',
  paragraphs: ['Kính gửi ông/bà Người Dân Mẫu,', 'Hồ sơ đã đủ giấy tờ.\nXin giữ giấy hẹn.'],
  facts: [
    ['Mã hồ sơ', 'H99-260105-0001'],
    ['Ngày hẹn trả', '12/01/2026'],
  ],
  action: { label: 'Xem hồ sơ', url: 'https://motcua.invalid/tra-cuu?ma=H99-260105-0001&khoa=abc' },
  english: {
    heading: 'Your dossier was accepted',
    paragraphs: ['All papers are there.'],
    facts: [['Dossier', 'H99-260105-0001']],
  },
};

describe('a mail', () => {
  test('reads well as plain text, Vietnamese first and English below', () => {
    expect(renderMail(letter).text).toBe(`HỒ SƠ ĐÃ ĐƯỢC TIẾP NHẬN

Kính gửi ông/bà Người Dân Mẫu,

Hồ sơ đã đủ giấy tờ.
Xin giữ giấy hẹn.

Mã hồ sơ: H99-260105-0001
Ngày hẹn trả: 12/01/2026

Xem hồ sơ:
https://motcua.invalid/tra-cuu?ma=H99-260105-0001&khoa=abc

----------

YOUR DOSSIER WAS ACCEPTED

All papers are there.

Dossier: H99-260105-0001
`);
  });

  test('says which part is in which language, for those who have it read to them', () => {
    const { html } = renderMail(letter);
    expect(html).toContain('<html lang="vi">');
    expect(html.indexOf('<div lang="vi">')).toBeLessThan(html.indexOf('<div lang="en">'));
  });

  test('keeps line breaks within a paragraph and escapes the address of its action', () => {
    const { html } = renderMail(letter);
    expect(html).toContain('Hồ sơ đã đủ giấy tờ.<br>Xin giữ giấy hẹn.');
    expect(html).toContain('href="https://motcua.invalid/tra-cuu?ma=H99-260105-0001&amp;khoa=abc"');
  });

  test('without facts, action or English has no empty remains of them', () => {
    const { html, text } = renderMail({ heading: 'Thông báo', paragraphs: ['Chỉ một dòng.'], facts: [] });
    expect(html).not.toMatch(/<table|<a |<hr|lang="en"/);
    expect(text).toBe('THÔNG BÁO\n\nChỉ một dòng.\n');
  });

  test('shows what people typed as text, wherever it stands', () => {
    const nasty = `<img src=x onerror="alert('1')">&`;
    const all = { heading: nasty, paragraphs: [nasty], facts: [[nasty, nasty]] as const };
    const action = { label: nasty, url: `https://motcua.invalid/?q=${nasty}` };
    const { html } = renderMail({ ...all, action, english: { ...all, action } });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('onerror="');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '/tra-cuu', 'motcua.invalid'])('does not lead to %s', (url) => {
    expect(() => renderMail({ heading: '', paragraphs: [], facts: [], action: { label: 'Xem', url } })).toThrow(
      /must lead to an http/,
    );
  });
});
