import { useI18n } from 'vue-i18n';
import type { Refusal } from '../../api/auth.ts';

/** A refusal of sign-in in words: what is wrong, and never more than the visitor may know. */
export function useRefusal() {
  const { t } = useI18n();
  return ({ code, message }: Refusal): { code: string; message: string } => {
    switch (code) {
      case 'INVALID_EMAIL_OR_PASSWORD': return { code, message: t('session.refused.wrong') };
      case 'TOO_MANY_ATTEMPTS': return { code, message: t('session.refused.tooMany') };
      case 'NO_CONNECTION': return { code, message: t('session.refused.offline') };
      default: return { code, message: t('session.refused.other', { message: message || code }) };
    }
  };
}
