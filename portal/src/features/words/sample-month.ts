import type { StripCell } from '../../ui/charts/strip-geometry.ts';

/** A month for the reference page: every form of time once. It shows what forms mean and is nobody's result. */
const DAY = 86_400_000;
export const SAMPLE_START = Date.UTC(2026, 10, 1);
export const SAMPLE_NOW = SAMPLE_START + 22 * DAY + 14.33 * 3_600_000;

const SPENT: Readonly<Record<number, readonly [state: 'bad' | 'excluded' | 'unknown', minutes: number][]>> = {
  3: [['bad', 8]], 6: [['bad', 4], ['excluded', 90]], 11: [['bad', 13]], 14: [['unknown', 150]], 18: [['bad', 6]],
};

export function sampleMonth(): readonly StripCell[] {
  return Array.from({ length: 30 }, (_, day): StripCell => {
    const start = SAMPLE_START + day * DAY;
    const toCome = Math.min(DAY, Math.max(0, start + DAY - SAMPLE_NOW));
    const spent = Object.fromEntries((SPENT[day] ?? []).map(([state, minutes]) => [state, minutes * 60_000]));
    const amount = (state: string) => spent[state] ?? 0;
    const good = DAY - toCome - amount('bad') - amount('excluded') - amount('unknown');
    return {
      start: new Date(start).toISOString(), end: new Date(start + DAY).toISOString(),
      time: { good: String(good), bad: String(amount('bad')), excluded: String(amount('excluded')), unknown: String(amount('unknown')), outOfHours: '0', notYetKnown: String(toCome) },
    };
  });
}
