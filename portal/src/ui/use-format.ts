import { useI18n } from 'vue-i18n';
import * as format from './format.ts';

/** The formats of format.ts in the language of the reader. */
export function useFormat() {
  const { locale } = useI18n();
  return {
    percent: (text: string) => format.percent(text, locale.value),
    target: (text: string) => format.target(text, locale.value),
    inUnit: (text: string, level: format.LevelUnit) => format.inUnit(text, level, locale.value),
    targetInUnit: (text: string, level: format.LevelUnit) => format.targetInUnit(text, level, locale.value),
    duration: (amount: number | string) => format.duration(amount, locale.value),
    minutes: (amount: number | string) => format.minutes(amount, locale.value),
    count: (amount: number | string) => format.count(amount, locale.value),
    decimalText: (text: string) => format.decimalText(text, locale.value),
    moment: (at: number | string, style: Parameters<typeof format.moment>[1], zone: string) => format.moment(at, style, locale.value, zone),
    period: (period: { readonly start: string; readonly end: string }, zone: string) => format.periodName(period, locale.value, zone),
    zoneName: (at: number, zone: string) => format.zoneName(at, locale.value, zone),
  };
}
