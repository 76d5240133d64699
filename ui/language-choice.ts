import type { Language } from '../domain/localized-text.ts';

/** The stored choice, else Vietnamese where the browser's list holds it or holds no English, else English. */
export function initialLanguage(stored: string | null, browser: readonly string[]): Language {
  if (stored === 'vi' || stored === 'en') return stored;
  const spoken = browser.map((tag) => tag.slice(0, 2).toLowerCase());
  return !spoken.includes('vi') && spoken.includes('en') ? 'en' : 'vi';
}
