import { extractText, getMeta } from 'unpdf';
import { z } from 'zod';

export interface ReadPdf {
  /** The text of each page, in reading order, runs of blanks as one. */
  readonly pages: readonly string[];
  readonly text: string;
  readonly title: string | undefined;
}

const data = z.object({ Title: z.string().optional() });

/** What a reader, a search or a screen reader finds in a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // Reading takes the bytes away: each reader gets its own.
  const { text } = await extractText(Uint8Array.from(bytes), { mergePages: false });
  const meta: { readonly info: unknown } = await getMeta(Uint8Array.from(bytes));
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '));
  return { pages, text: pages.join(' '), title: data.parse(meta.info).Title };
}
