const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send: everything put into it was escaped. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Slot = Html | Html[] | string | number;

/** Builds markup. Strings and numbers are escaped, `Html` goes in as it is. */
export function html(parts: TemplateStringsArray, ...slots: readonly Slot[]): Html {
  return new Html(parts.map((part, index) => part + render(slots[index] ?? '')).join(''));
}

function render(slot: Slot): string {
  if (slot instanceof Html) return slot.markup;
  if (Array.isArray(slot)) return slot.map((each: Html) => each.markup).join('');
  return String(slot).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
