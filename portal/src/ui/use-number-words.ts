import { useI18n } from 'vue-i18n';

/** Numbers up to twelve are written out, as in a sentence. */
export function useNumberWords() {
  const { t, locale } = useI18n();
  return {
    inWords: (value: number) => (value <= 12 ? t(`common.number.${value}`) : new Intl.NumberFormat(locale.value).format(value)),
    capital: (text: string) => text.slice(0, 1).toLocaleUpperCase(locale.value) + text.slice(1),
  };
}
