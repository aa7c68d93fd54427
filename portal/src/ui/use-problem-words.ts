import { useI18n } from 'vue-i18n';

/** A problem as whoever names it says it. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly fix?: string | null;
  readonly path?: readonly string[];
  /** In a text that was sent. */
  readonly line?: number | null;
  readonly values?: Readonly<Record<string, number>>;
}

/** A problem as its reader is told it. */
export interface ProblemWords {
  readonly code: string;
  readonly says: string;
  readonly fix: string | undefined;
  /** The line of a text or the field of a form that it is about. */
  readonly place: string | undefined;
  /** Of what it says, where that is not the reader's own. */
  readonly language: 'en' | undefined;
}

/**
 * The words for a code in the reader's language. A code that the portal does not know, and what was found in a text, are
 * told in the words of the server, which are English.
 */
export function useProblemWords(): (told: Told, fields?: Readonly<Record<string, string>>) => ProblemWords {
  const { t, te, locale } = useI18n();
  return ({ code, message, fix, path = [], line, values = {} }, fields = {}) => {
    const inText = line !== null && line !== undefined;
    const place = inText ? t('common.line', { line }) : fields[path.at(-1) ?? ''];
    if (!inText && te(`problem.${code}.says`)) return { code, place, says: t(`problem.${code}.says`, values), fix: t(`problem.${code}.fix`, values), language: undefined };
    return { code, place, says: message, fix: fix ?? undefined, language: locale.value === 'en' ? undefined : 'en' };
  };
}
