/** A piece of HTML that is safe to send: made by {@link html}, which escapes every text put into it. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[];

/** Template tag: texts are escaped, pieces of HTML and lists of them are put in as they are. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: texts.map((text, index) => text + markupOf(parts[index] ?? '')).join('') };
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  }
  return 'markup' in part ? part.markup : part.map((piece) => piece.markup).join('');
}
