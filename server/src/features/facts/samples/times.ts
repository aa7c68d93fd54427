import { type ByteReader, type ByteWriter, scratchColumn } from './bytes.ts';

const GRID = 0;
const JITTER = 1;
const DISTANCES = 2;

export interface EncodedTimes {
  /** Two bits. */
  readonly mode: number;
  readonly write: (writer: ByteWriter) => void;
}

/** Instants in order of time, as places on a grid where they have some. */
export function encodeTimes(at: Float64Array, step: number): EncodedTimes {
  const first = at[0] ?? 0;
  const skipped = scratchColumn('skipped', at.length);
  const deviations = scratchColumn('deviations', at.length);
  skipped[0] = 0;
  deviations[0] = 0;
  let [slot, exact] = [0, true];
  for (let i = 1; i < at.length; i += 1) {
    const instant = at[i] ?? 0;
    const its = Math.round((instant - first) / step);
    if (its <= slot) return { mode: DISTANCES, write: (writer) => writer.differences(at) };
    const deviation = instant - first - its * step;
    skipped[i] = its - slot - 1;
    deviations[i] = deviation;
    exact &&= deviation === 0;
    slot = its;
  }
  return {
    mode: exact ? GRID : JITTER,
    write: (writer) => {
      writer.zigzag(first);
      writer.varint(step);
      writer.zeroRuns(skipped, at.length);
      if (!exact) for (let i = 0; i < at.length; i += 1) writer.zigzag(deviations[i] ?? 0);
    },
  };
}

export function decodeTimes(reader: ByteReader, mode: number, count: number): Float64Array {
  const at = new Float64Array(count);
  if (mode === DISTANCES) {
    reader.differences(at, 0, count);
    return at;
  }
  let instant = reader.zigzag();
  const step = reader.varint();
  let filled = 0;
  instant -= step;
  reader.zeroRuns(count, (place, gap) => {
    for (; filled < place; filled += 1) at[filled] = instant += step;
    instant += gap * step;
  });
  for (; filled < count; filled += 1) at[filled] = instant += step;
  if (mode === JITTER) for (let i = 0; i < count; i += 1) at[i] = (at[i] ?? 0) + reader.zigzag();
  return at;
}
