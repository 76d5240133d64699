import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import { useTranslate, type I18nProvider } from 'react-admin';
import { getLanguage, setLanguage } from '../../ui/language.ts';
import { en } from './en.ts';
import { reactAdminVietnamese } from './react-admin-vi.ts';
import { vi, type Messages } from './vi.ts';

const dictionaries = {
  vi: { ...reactAdminVietnamese, ...vi },
  en: { ...englishMessages, ...en },
};

const polyglot = polyglotI18nProvider((locale) => dictionaries[locale === 'en' ? 'en' : 'vi'], getLanguage(), [
  { locale: 'vi', name: 'Tiếng Việt' },
  { locale: 'en', name: 'English' },
]);

/** react-admin's texts and ours in one dictionary; the language is the one all of the house's requests carry. */
export const i18nProvider: I18nProvider = {
  ...polyglot,
  changeLocale: async (locale: string) => {
    const language = locale === 'en' ? 'en' : 'vi';
    await polyglot.changeLocale(language);
    setLanguage(language);
    document.documentElement.lang = language;
  },
};

type KeysOf<M> = { [K in keyof M & string]: M[K] extends string ? K : `${K}.${KeysOf<M[K]>}` }[keyof M & string];

/** Name of a text of the console: a name that does not exist is a type error. */
export type MessageKey = KeysOf<Messages>;

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The console's texts in the current language; `smart_count` chooses between one and many. */
export function useT(): Translate {
  return useTranslate();
}
