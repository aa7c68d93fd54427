import { useI18n } from 'vue-i18n';

/** What a person may do with a thing, and why not, as the server says it. */
export interface Permitted {
  readonly authorized: boolean;
  readonly message: string | null;
  /** Whose roles may, when it is the role that does not allow it. */
  readonly roles?: readonly ('OWNER' | 'ADMIN' | 'MANAGER' | 'ANALYST' | 'VIEWER')[];
}

/** The sentence of a denial: the server's own in English; in other languages who may, else what holds for each of them. */
export function useDenial(): (permission: Permitted) => string {
  const { t, locale } = useI18n();
  return ({ authorized, message, roles = [] }) => {
    if (authorized) return '';
    if (locale.value === 'en' && message !== null) return message;
    const names = roles.map((role) => t(`states.role.${role}`));
    return names.length === 0 ? t('common.denial') : t('common.denialRoles', { roles: new Intl.ListFormat(locale.value, { type: 'disjunction' }).format(names) });
  };
}
