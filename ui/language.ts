import { useSyncExternalStore } from 'react';
import type { Language, LocalizedText } from '../domain/localized-text.ts';
import { initialLanguage } from './language-choice.ts';

const storageKey = 'language';
const listeners = new Set<() => void>();
let current: Language | undefined;

/** The language of every text, also sent with every request. */
export function getLanguage(): Language {
  current ??= initialLanguage(readStored(), navigator.languages);
  return current;
}

/** Switches the language, keeps the choice, and tells everyone who listens. */
export function setLanguage(language: Language): void {
  current = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be switched off: the choice then lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

/** Calls back on every change until the returned function is called. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, getLanguage);
}

/** Gives the words of a text in the current language. */
export function useLocalized(): (text: LocalizedText) => string {
  const language = useLanguage();
  return (text) => text[language];
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
