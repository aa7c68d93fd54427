import { useI18n } from 'vue-i18n';
import type { LevelState } from '../../ui/status.ts';
import { useNumberWords } from '../../ui/use-number-words.ts';
import { needing, type Answer } from './answer.ts';

/** Answers in words. Numbers up to twelve are written out, as in a sentence. */
export function useAnswer() {
  const { t, locale } = useI18n();
  const { inWords, capital } = useNumberWords();
  const clause = (state: LevelState, count: number) => t(`overview.clause.${state}`, { n: inWords(count) }, count);
  const list = (parts: string[]) => new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(parts);

  function reader(answer: Answer, period: string): string {
    const rest = list(answer.others.map((each) => clause(each.state, each.count)));
    switch (answer.mood) {
      case 'none': return t('overview.answer.none');
      case 'all': return t('overview.answer.all', { total: inWords(answer.total), period }, answer.total);
      case 'mostly': return t('overview.answer.mostly', { fine: capital(inWords(answer.fine)), total: inWords(answer.total), period, rest }, answer.fine);
      case 'partly': return answer.total === 1 ? t('overview.answer.only', { period }) : t('overview.answer.partly', { fine: capital(inWords(answer.fine)), total: inWords(answer.total), period, rest }, answer.fine);
    }
  }

  function operator(answer: Answer): string {
    const open = needing(answer);
    if (answer.total === 0) return t('overview.answer.none');
    if (open === 0) return t('overview.operator.calm', { total: inWords(answer.total) });
    const worst = answer.others[0];
    const rest = worst === undefined ? '' : capital(clause(worst.state, worst.count));
    return t('overview.operator.open', { n: capital(inWords(open)), total: inWords(answer.total), rest }, open);
  }

  return { reader, operator };
}
