import { useI18n } from 'vue-i18n';

/** What a person may do with a thing, and why not, as the server says it. */
export interface Permitted {
  readonly authorized: boolean;
  readonly message: string | null;
}

/** The sentence of a denial: the server's own in English, what holds for each of them in other languages. */
export function useDenial(): (permission: Permitted) => string {
  const { t, locale } = useI18n();
  return ({ authorized, message }) => (authorized ? '' : locale.value === 'en' && message !== null ? message : t('common.denial'));
}
