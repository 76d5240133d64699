import { z } from 'zod';

/** A text for people, in the two languages every screen, letter and answer of the house speaks. */
export const localizedText = z.object({ vi: z.string().trim().min(1), en: z.string().trim().min(1) }).readonly();
export type LocalizedText = z.infer<typeof localizedText>;

export type Language = keyof LocalizedText;

/** What a check of a schema's own says when it fails, in both languages: `zod` itself knows only one. */
export function inBothLanguages(message: LocalizedText) {
  return { message: message.en, params: { code: 'invalid', message } };
}
