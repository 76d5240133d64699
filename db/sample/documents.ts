/**
 * A small, valid one-page PDF that shows its title: attachments and results for demonstrations and tests. The same
 * title always gives the same bytes.
 * @throws RangeError when the title is not 1 to 100 printable ASCII characters; PDF's built-in fonts know no others.
 */
export function samplePdf(title: string): Uint8Array {
  if (!/^[\x20-\x7e]{1,100}$/.test(title)) {
    throw new RangeError('title: give 1 to 100 printable ASCII characters, without Vietnamese marks');
  }
  const content = `BT /F1 18 Tf 72 760 Td (${escaped(title)}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (${escaped(title)}) >>`,
  ];

  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return new TextEncoder().encode(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}` +
      `trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

/** Parentheses delimit PDF strings and the backslash escapes them. */
function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}
