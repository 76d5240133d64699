/**
 * A note being written, kept on this machine at every keystroke until the API has it. `sent` remembers the key a text
 * was sent with, so that a page that dies between sending and hearing back does not leave the same note twice.
 */
export interface NoteDraft {
  readonly text: string;
  readonly sent: { readonly text: string; readonly key: string } | null;
}

export const emptyDraft: NoteDraft = { text: '', sent: null };

/** The draft as it must be stored before it is sent: with the same key as before if the text is the same. */
export function readyToSend(
  draft: NoteDraft,
  newKey: () => string,
): NoteDraft & { readonly sent: NonNullable<NoteDraft['sent']> } {
  const text = draft.text.trim();
  return { ...draft, sent: draft.sent?.text === text ? draft.sent : { text, key: newKey() } };
}

/** Reads a stored draft; anything unreadable counts as none. */
export function parseDraft(stored: string | null): NoteDraft {
  if (stored === null) return emptyDraft;
  try {
    const draft: unknown = JSON.parse(stored);
    if (typeof draft !== 'object' || draft === null || !('text' in draft) || typeof draft.text !== 'string')
      return emptyDraft;
    return { text: draft.text, sent: 'sent' in draft && isSent(draft.sent) ? draft.sent : null };
  } catch {
    return emptyDraft;
  }
}

function isSent(value: unknown): value is NonNullable<NoteDraft['sent']> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'key' in value &&
    typeof value.key === 'string'
  );
}
