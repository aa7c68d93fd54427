/** A number against its lines, as numbers of one unit. */
export interface ValueLines {
  readonly toDate: number | undefined;
  readonly best: number | undefined;
  readonly expected: number;
  readonly minimum: number | undefined;
  readonly lowerIsBetter: boolean;
  /** The ends that no number of this unit passes. */
  readonly least?: number;
  readonly most?: number;
}

/** Where a number holds: as expected, between expected and minimum, or beyond what may be. */
export interface ValueZone {
  readonly kind: 'expected' | 'between' | 'beyond';
  readonly x: number;
  readonly width: number;
}

export interface ValueMark {
  readonly key: 'expected' | 'minimum' | 'toDate' | 'best';
  readonly x: number;
  /** Words of two marks that are near turn away from each other; where there is no room for that they stand one row apart. 0 is next to the bar. */
  readonly row: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface ValuePicture {
  readonly zones: readonly ValueZone[];
  /** Below the bar. */
  readonly lines: readonly ValueMark[];
  /** Above the bar. */
  readonly values: readonly ValueMark[];
}

const NEAR = 132;
const EDGE = 66;

/** The bar spans all its numbers with room on both sides; it does not begin at 0, as a gap to a target would not be seen. */
export function valuePicture(given: ValueLines, width: number): ValuePicture {
  const { toDate, best, expected, minimum, lowerIsBetter, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = given;
  const all = [toDate, best, expected, minimum].filter((each) => each !== undefined);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) * 0.1 || 1) * 0.25;
  const from = Math.max(least, low - room);
  const to = Math.min(most, high + room);
  const x = (value: number) => (value - from) / (to - from) * width;

  const bounds = [from, ...(lowerIsBetter ? [expected, minimum] : [minimum, expected]).filter((each) => each !== undefined), to];
  const kinds: readonly ValueZone['kind'][] = minimum === undefined ? ['beyond', 'expected'] : ['beyond', 'between', 'expected'];
  const zones = (lowerIsBetter ? kinds.toReversed() : kinds).map((kind, place) => ({ kind, x: x(bounds[place] ?? from), width: x(bounds[place + 1] ?? to) - x(bounds[place] ?? from) })).filter((zone) => zone.width > 0);

  const marks = (named: readonly (readonly [ValueMark['key'], number | undefined])[]): readonly ValueMark[] => {
    const places = named.flatMap(([key, value]) => (value === undefined ? [] : [{ key, x: x(value) }]));
    const [left = Number.NEGATIVE_INFINITY, right = Number.POSITIVE_INFINITY] = places.map((mark) => mark.x).toSorted((one, other) => one - other);
    const near = places.length > 1 && right - left < NEAR;
    if (near && left >= NEAR && right <= width - NEAR) return places.map((mark, place) => ({ ...mark, row: 0, anchor: mark.x === left && (right > left || place === 0) ? 'end' : 'start' }));
    return places.map((mark, place) => ({ ...mark, row: near && place > 0 ? 1 : 0, anchor: mark.x < EDGE ? 'start' : mark.x > width - EDGE ? 'end' : 'middle' }));
  };
  return { zones, lines: marks([['expected', expected], ['minimum', minimum]]), values: marks([['toDate', toDate], ['best', best]]) };
}
