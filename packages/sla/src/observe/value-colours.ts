import type { MethodTerms } from '../model.ts';
import { ColourBuilder } from './colour-builder.ts';
import type { Colours } from './colours.ts';
import { cadenceOf, isBeyond } from './sample-colours.ts';
import type { SampleColumns } from './sample-columns.ts';

/**
 * The colours of one series by its values alone, as a sum reads it (S31): whatever events a sample counts, and nothing
 * where it has no value. Such a one ends what the sample before it said all the same (S1a).
 */
export function valueColours({ at, value = [] }: SampleColumns, method: MethodTerms): Colours {
  const builder = new ColourBuilder();
  for (let i = 0; i < at.length; i += 1) {
    const [start, measured] = [at[i] ?? 0, value[i] ?? Number.NaN];
    if (!Number.isNaN(measured)) builder.add(isBeyond(measured, method), start, Math.min(start + cadenceOf(method), at[i + 1] ?? Infinity));
  }
  return builder.colours();
}
