import type { DraftForm } from './draft-form.ts';

/** What is on the screen and not yet with the server, kept by the browser tab so that a reload loses nothing. */
export interface Unsaved {
  readonly form: DraftForm;
  /** What the server had when this was typed. */
  readonly base: DraftForm;
}

const keyOf = (id: string) => `draft:${id}`;

export function rememberUnsaved(id: string, unsaved: Unsaved): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(unsaved));
  } catch {
    // Storage may be full or switched off: saving to the server goes on all the same.
  }
}

export function forgetUnsaved(id: string): void {
  try {
    sessionStorage.removeItem(keyOf(id));
  } catch {
    // Nothing was kept then.
  }
}

export function recallUnsaved(id: string): Unsaved | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null');
    return isUnsaved(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Written by this very page; a newer version of it only has to tell that the shape is still its own. */
function isUnsaved(value: unknown): value is Unsaved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'form' in value &&
    'base' in value &&
    isForm(value.form) &&
    isForm(value.base)
  );
}

function isForm(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['applicant', 'priority', 'answers', 'returning', 'collection'].every((part) => part in value)
  );
}
