import type { Duration, Target } from '@entente/worktime';
import { durationOf, durationText } from './duration-text.ts';

const COUNTED = /^(\d{1,6}) (24h-day|business-day|calendar-month)s?$/;

/** How long something may take (S4): open hours as a duration, `2 business-days`, `3 24h-days`, `1 calendar-month`, `end-of-business-day`. */
export function targetOf(text: string): Duration | Target | undefined {
  if (text === 'end-of-business-day') return { unit: 'end-of-business-day' };
  const counted = COUNTED.exec(text);
  if (counted === null) return durationOf(text);
  const count = Number(counted[1]);
  switch (counted[2]) {
    case '24h-day': return { unit: '24h-day', count };
    case 'business-day': return { unit: 'business-day', count };
    default: return { unit: 'calendar-month', count };
  }
}

export function targetText(target: Duration | Target): string {
  if (typeof target === 'number') return durationText(target);
  if (target.unit === 'end-of-business-day') return target.unit;
  return `${target.count} ${target.unit}${target.count === 1 ? '' : 's'}`;
}
