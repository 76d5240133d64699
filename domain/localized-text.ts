import { z } from 'zod';

/** A text for people, in the two languages every screen, letter and answer of the house speaks. */
export const localizedText = z.object({ vi: z.string().trim().min(1), en: z.string().trim().min(1) }).readonly();
export type LocalizedText = z.infer<typeof localizedText>;

export type Language = keyof LocalizedText;
