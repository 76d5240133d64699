import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { getLanguage, onLanguageChange } from '../../ui/language.ts';
import { en } from './en/index.ts';
import { vi } from './vi/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof vi };
  }
}

/** The words of the portal, following the shared language store. */
void i18next.use(initReactI18next).init({
  resources: { vi: { translation: vi }, en: { translation: en } },
  lng: getLanguage(),
  fallbackLng: 'vi',
  interpolation: { escapeValue: false },
  showSupportNotice: false,
});

function followLanguage(): void {
  const language = getLanguage();
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

followLanguage();
onLanguageChange(followLanguage);
