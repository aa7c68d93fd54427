import { createI18n } from 'vue-i18n';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'entente.language';

export function openLocales(kept: string | null = localStorage.getItem(KEPT), preferred: string = navigator.language) {
  const language = kept ?? preferred.slice(0, 2);
  return createI18n({ legacy: false, locale: language in LANGUAGES ? language : 'en', fallbackLocale: 'en', messages: { en, de } });
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
}
