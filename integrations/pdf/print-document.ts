import pdfmake from 'pdfmake';
import type { PrintedDocument } from './document.ts';
import { fontFamily, fontFiles } from './fonts.ts';
import { layOut } from './layout.ts';

const allowed = new Set<string>(Object.values(fontFiles));

pdfmake.setFonts({ [fontFamily]: { ...fontFiles } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => allowed.has(path));

/**
 * The document as PDF, with the font that comes with the packages: nothing is fetched, no other file is read. The same
 * document makes the same bytes.
 */
export async function printDocument(document: PrintedDocument): Promise<Uint8Array> {
  return pdfmake.createPdf(layOut(document)).getBuffer();
}
