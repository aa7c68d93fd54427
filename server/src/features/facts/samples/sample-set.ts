/** Samples of one series in order of time, one an instant. NaN: not measured. Absent: nowhere measured. */
export interface SampleSet {
  readonly at: Float64Array;
  readonly good?: Float64Array;
  readonly total?: Float64Array;
  readonly value?: Float64Array;
}

const COLUMNS = ['good', 'total', 'value'] as const;

/** The samples from one place up to another. */
export function sliceOf({ at, good, total, value }: SampleSet, from: number, to: number): SampleSet {
  return {
    at: at.subarray(from, to),
    ...(good === undefined ? {} : { good: good.subarray(from, to) }),
    ...(total === undefined ? {} : { total: total.subarray(from, to) }),
    ...(value === undefined ? {} : { value: value.subarray(from, to) }),
  };
}

/** The first place whose instant is not before the given one. */
export function placeOf(at: ArrayLike<number>, instant: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The samples in `[start, end)`. */
export function clipped(set: SampleSet, start: number, end: number): SampleSet {
  const [from, to] = [placeOf(set.at, start), placeOf(set.at, end)];
  return from === 0 && to === set.at.length ? set : sliceOf(set, from, to);
}

/**
 * Several sets of one series as one: of several samples at one instant that of the later set counts (S1a), and within
 * one set the later row.
 */
export function merged(sets: readonly SampleSet[]): SampleSet {
  const filled = sets.filter(({ at }) => at.length > 0).map((set) => (isAscending([set]) ? set : gather([set], latestPerInstant([set]))));
  const layers: SampleSet[][] = [];
  for (const set of filled) {
    const layer = layers.at(-1);
    if (layer !== undefined && (layer.at(-1)?.at.at(-1) ?? 0) < (set.at[0] ?? 0)) layer.push(set);
    else layers.push([set]);
  }
  return stacked(layers.map((layer) => (layer.length === 1 && layer[0] !== undefined ? layer[0] : gather(layer, undefined))));
}

/** By halves: no row is moved more often than the layers can be halved. */
function stacked(layers: readonly SampleSet[]): SampleSet {
  const [first, ...more] = layers;
  if (first === undefined) return { at: new Float64Array(0) };
  if (more.length === 0) return first;
  const middle = layers.length >> 1;
  const [below, above] = [stacked(layers.slice(0, middle)), stacked(layers.slice(middle))];
  return gather([below, above], interleaved(below.at, above.at));
}

/** The rows of two sets in order of time, counted through both; at one instant that of the second. */
function interleaved(below: Float64Array, above: Float64Array): Uint32Array {
  const rows = new Uint32Array(below.length + above.length);
  let [i, j, length] = [0, 0, 0];
  while (i < below.length || j < above.length) {
    const one = below[i] ?? Infinity;
    const other = above[j] ?? Infinity;
    if (one === other) i += 1;
    rows[length++] = one < other ? i++ : below.length + j++;
  }
  return rows.subarray(0, length);
}

function isAscending(sets: readonly SampleSet[]): boolean {
  let last = -Infinity;
  for (const { at } of sets) {
    for (let i = 0; i < at.length; i += 1) {
      const instant = at[i] ?? 0;
      if (instant <= last) return false;
      last = instant;
    }
  }
  return true;
}

/** Which rows, counted through all sets, in order of time. */
function latestPerInstant(sets: readonly SampleSet[]): Uint32Array {
  const at = joined(sets, ({ at }) => at);
  // Stable: of equal instants the one that came later stands later.
  const order = Uint32Array.from(at, (_, row) => row).sort((one, other) => (at[one] ?? 0) - (at[other] ?? 0) || one - other);
  return order.filter((row, place) => place + 1 === order.length || at[row] !== at[order[place + 1] ?? 0]);
}

function gather(sets: readonly SampleSet[], rows: Uint32Array | undefined): SampleSet {
  const chosen = (column: Float64Array): Float64Array => (rows === undefined ? column : chosenRows(column, rows));
  const measured = COLUMNS.filter((name) => sets.some((set) => set[name] !== undefined));
  return { at: chosen(joined(sets, ({ at }) => at)), ...Object.fromEntries(measured.map((name) => [name, chosen(joined(sets, (set) => set[name]))])) };
}

function chosenRows(column: Float64Array, rows: Uint32Array): Float64Array {
  const chosen = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) chosen[i] = column[rows[i] ?? 0] ?? Number.NaN;
  return chosen;
}

function joined(sets: readonly SampleSet[], part: (set: SampleSet) => Float64Array | undefined): Float64Array {
  const all = new Float64Array(sets.reduce((sum, { at }) => sum + at.length, 0)).fill(Number.NaN);
  let place = 0;
  for (const set of sets) {
    const column = part(set);
    if (column !== undefined) all.set(column, place);
    place += set.at.length;
  }
  return all;
}

export function isSame(one: SampleSet, other: SampleSet): boolean {
  return sameColumn(one.at, other.at) && COLUMNS.every((name) => sameColumn(one[name], other[name]));
}

function sameColumn(one: Float64Array | undefined, other: Float64Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (!Object.is(one[i], other[i])) return false;
  return true;
}
