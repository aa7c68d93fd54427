import { useI18n } from 'vue-i18n';
import type { StripCell } from '../../ui/charts/strip-geometry.ts';
import { useFormat } from '../../ui/use-format.ts';

/** The same as a strip, in words: the days that were not simply good. It is the strip's summary and its table twin. */
export function useStripWords() {
  const { t } = useI18n();
  const format = useFormat();
  return (cells: readonly StripCell[], zone: string, most = 6): string => {
    const style = cells.length > 0 && spanOf(cells) < 2 * 86_400_000 ? 'time' : 'short-day';
    const words = cells.flatMap((cell) => (['bad', 'excluded', 'unknown'] as const)
      .filter((kind) => cell.time[kind] !== '0')
      .map((kind) => t(`overview.strip.${kind}`, { day: format.moment(cell.start, style, zone), amount: format.duration(cell.time[kind]) })));
    if (words.length === 0) return t('overview.strip.none');
    const rest = words.length - most;
    return [...words.slice(0, most), ...(rest > 0 ? [t('overview.strip.more', { n: rest })] : [])].join(', ');
  };
}

function spanOf(cells: readonly StripCell[]): number {
  return Date.parse(cells.at(-1)?.end ?? '') - Date.parse(cells[0]?.start ?? '');
}
