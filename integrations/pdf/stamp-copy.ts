import { readFile } from 'node:fs/promises';
import { PDFDocument, degrees, rgb } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import { fontFiles } from './fonts.ts';

/** What is written across each page of a copy. */
export interface CopyStamp {
  /** Large, across the page: “BẢN SAO”. */
  readonly mark: string;
  /** Small, at the foot: of what it is a copy, and when it was taken. */
  readonly note: string;
}

/** A document that cannot be written on: damaged, or closed against changes. */
export class NotStampable extends Error {
  override readonly name = 'NotStampable';
}

const grey = rgb(0.45, 0.45, 0.45);
const markSize = 84;
const noteSize = 9;
const slant = 45;

/** The same PDF with every page marked as a copy. What is on the pages stays legible. @throws NotStampable */
export async function stampCopy(pdf: Uint8Array, { mark, note }: CopyStamp): Promise<Uint8Array> {
  try {
    const document = await PDFDocument.load(pdf);
    document.registerFontkit(fontkit);
    const font = await document.embedFont(await readFile(fontFiles.bold));
    const markWidth = font.widthOfTextAtSize(mark, markSize);
    const reach = Math.SQRT1_2 * (markWidth / 2);
    for (const page of document.getPages()) {
      const { width, height } = page.getSize();
      const across = { x: width / 2 - reach, y: height / 2 - reach, rotate: degrees(slant) };
      page.drawText(mark, { ...across, font, size: markSize, color: grey, opacity: 0.18 });
      const x = Math.max(8, (width - font.widthOfTextAtSize(note, noteSize)) / 2);
      page.drawText(note, { x, y: 12, font, size: noteSize, color: grey });
    }
    return await document.save();
  } catch (error) {
    throw new NotStampable('The document cannot be written on.', { cause: error });
  }
}
