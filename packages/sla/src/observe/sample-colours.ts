import { MINUTE } from '@entente/worktime';
import type { Duration } from '@entente/worktime';
import type { MethodTerms } from '../model.ts';
import { ColourBuilder } from './colour-builder.ts';
import type { Colours } from './colours.ts';
import type { SampleColumns } from './sample-columns.ts';

const DEFAULT_CADENCE: Duration = 5 * MINUTE;

/** The distance at which facts are expected (S1a, S12). */
export function cadenceOf({ cadence }: Partial<MethodTerms>): Duration {
  return cadence ?? DEFAULT_CADENCE;
}

/** The colours of one series (S1a): a sample speaks for `[t, t + cadence)`, cut at the next sample. */
export function sampleColours(samples: SampleColumns, method: MethodTerms): Colours {
  const cadence = cadenceOf(method);
  const builder = new ColourBuilder();
  const { at } = samples;
  for (let i = 0; i < at.length; i += 1) {
    const start = at[i] ?? 0;
    builder.add(isBadSample(samples, i, method), start, Math.min(start + cadence, at[i + 1] ?? Infinity));
  }
  return builder.colours();
}

/** Bad when fewer were good than there were, or when the value is on the wrong side of the threshold (S1a). */
export function isBadSample({ good, total, value }: SampleColumns, i: number, { threshold }: MethodTerms): boolean {
  const failures = (total?.[i] ?? Number.NaN) - (good?.[i] ?? Number.NaN);
  if (failures > 0) return true;
  const measured = value?.[i];
  if (threshold === undefined || measured === undefined) return false;
  return threshold.good === 'at-most' ? measured > threshold.value : measured < threshold.value;
}
