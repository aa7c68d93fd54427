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
  // A stretch is handed over when its colour or its time breaks off. It is kept by the place of its first sample: an instant kept from turn to turn would be boxed in each.
  const last = at.length - 1;
  let first = 0;
  for (let i = 0; i < last; i += 1) {
    const end = (at[i] ?? 0) + cadence;
    const next = at[i + 1] ?? 0;
    const isBad = isBadSample(samples, i, method);
    if (next <= end && isBadSample(samples, i + 1, method) === isBad) continue;
    builder.add(isBad, at[first] ?? 0, Math.min(end, next));
    first = i + 1;
  }
  if (last >= 0) builder.add(isBadSample(samples, last, method), at[first] ?? 0, (at[last] ?? 0) + cadence);
  return builder.colours();
}

/** Bad when fewer were good than there were, or when the value is on the wrong side of the threshold (S1a). */
export function isBadSample({ good, total, value }: SampleColumns, i: number, method: MethodTerms): boolean {
  if (good !== undefined && total !== undefined && (total[i] ?? Number.NaN) > (good[i] ?? Number.NaN)) return true;
  return value !== undefined && isBeyond(value[i] ?? Number.NaN, method);
}

/** Whether a value is on the wrong side of the threshold; on it, it is not. */
export function isBeyond(measured: number, { threshold }: MethodTerms): boolean {
  if (threshold === undefined) return false;
  return threshold.good === 'at-most' ? measured > threshold.value : measured < threshold.value;
}
